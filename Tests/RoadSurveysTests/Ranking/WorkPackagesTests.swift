import Testing

@testable import RoadSurveys

@Suite struct WorkPackagesTests {
  private func section(
    _ index: Int, iri: Double?, road: String = "R", direction: String = "forward", width: Double? = 6
  ) -> SectionEstimate {
    let from = Double(index) * 100
    func point(_ meters: Double) -> MapPoint { MapPoint(latitude: 43, longitude: 143 + meters * 1e-5) }
    let line = [point(from), point(from + 100)]
    var section = SectionEstimate(
      id: "\(road):\(direction):\(index * 100)", roadID: road, direction: direction, fromMeters: from,
      toMeters: from + 100, lines: [direction == "forward" ? line : line.reversed()])
    section.iri = iri
    section.shareIII = iri.map { $0 >= 8 ? 1 : 0 }
    section.priority = iri.map { $0 * 10 }
    section.widthMeters = width
    return section
  }

  private func packages(
    _ sections: [SectionEstimate], _ change: (inout PackageConfiguration) -> Void = { _ in }
  ) -> [WorkPackage] {
    var configuration = PackageConfiguration()
    change(&configuration)
    return WorkPackages(configuration: configuration, thresholds: ThresholdConfiguration()).packages(
      of: sections)
  }

  @Test func `neighbours become one stretch, a hundred better metres are taken along`() {
    let found = packages([9, 4, 10, 2, 2, 8].enumerated().map { section($0, iri: $1) }) {
      $0.pricePerSquareMeter = 10
      $0.pricePerSite = 500
    }
    // 0…300 m: (90 + 40 + 100) / 3; 500…600 m alone.
    #expect(found.map(\.fromMeters) == [500, 0])
    #expect(found.map(\.toMeters) == [600, 300])
    #expect(found.map(\.priority) == [80, 76.667])
    #expect(found.map(\.shareIII) == [1, 0.667])
    #expect(found.map(\.squareMeters) == [600, 1800])
    #expect(found.map(\.cost) == [6500, 18_500])
    #expect(found.map(\.id) == ["R:forward:500", "R:forward:0"])
  }

  @Test func `an unrated section is a gap like any other`() {
    #expect(packages([section(0, iri: 9), section(1, iri: nil), section(2, iri: 9)]).count == 1)
    #expect(packages([section(0, iri: 9), section(3, iri: 9)]).count == 2)
  }

  @Test func `roads and directions stay apart`() {
    let sections = [
      section(0, iri: 9), section(1, iri: 9, direction: "backward"), section(2, iri: 9, road: "S"),
    ]
    #expect(packages(sections).count == 3)
  }

  @Test func `a package is cut where it grows too long`() {
    let found = packages((0..<5).map { section($0, iri: 9) }) { $0.maximumMeters = 200 }
    #expect(found.map { $0.toMeters - $0.fromMeters } == [200, 200, 100])
  }

  @Test func `short stretches stay in the ranking, thresholds are settings`() {
    #expect(packages([section(0, iri: 9)]) { $0.minimumMeters = 150 }.isEmpty)
    #expect(packages([section(0, iri: 5)]).isEmpty)
    #expect(packages([section(0, iri: 5)]) { $0.fromIRI = 5 }.count == 1)
    #expect(packages([]).isEmpty)
  }

  @Test func `without a width there is neither area nor cost, unless one is configured`() {
    let bare = [section(0, iri: 9, width: nil)]
    #expect(packages(bare) { $0.pricePerSquareMeter = 10 }.map(\.cost) == [nil])
    let found = packages(bare) {
      $0.pricePerSquareMeter = 10
      $0.defaultWidthMeters = 3
    }
    #expect(found.map(\.cost) == [3000])
  }

  @Test func `lanes stand in for a width that is missing, before the one that is configured`() {
    var wide = section(0, iri: 9, width: 4)
    var narrow = section(0, iri: 9, road: "S", width: nil)
    let address = RoadAddress(
      number: nil, branch: nil, lanes: 1.5, kilometrePostFrom: nil, kilometrePostTo: nil, lengthMeters: 100)
    (wide.address, narrow.address) = (address, address)
    let found = packages([wide, narrow]) {
      $0.laneWidthMeters = 3.5
      $0.defaultWidthMeters = 9
    }
    #expect(found.map(\.squareMeters) == [400, 525] && found[1].address == address)
  }

  @Test(arguments: ["forward", "backward"])
  func `lines that meet are joined in the direction of travel`(direction: String) {
    let found = packages((0..<2).map { section($0, iri: 9, direction: direction) })
    #expect(found[0].lines.count == 1 && found[0].lines[0].count == 3)
    let longitudes = found[0].lines[0].map(\.longitude)
    #expect(
      direction == "forward" ? longitudes.first! < longitudes.last! : longitudes.first! > longitudes.last!)
  }
}
