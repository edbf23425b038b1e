import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct SectionFilterTests {
  /// A straight kilometre to the north along 143° E.
  private let ledger = RoadLedger(roads: [
    Road(
      id: "1",
      lines: [
        [
          Coordinate(latitude: 43, longitude: 143),
          Coordinate(latitude: 43 + 1000 / 111_100.0, longitude: 143),
        ]
      ])
  ])

  private func filter(_ meters: Double...) -> SectionFilter {
    let places = meters.map { Coordinate(latitude: 43 + $0 / 111_100, longitude: 143) }
    return SectionFilter(ledger: ledger, sectionLength: 100, ends: .init(places: places, radius: 100))
  }

  private func stretch(_ chainages: [Double], _ direction: TravelDirection = .forward) -> MatchedStretch {
    MatchedStretch(
      roadIndex: 0, direction: direction,
      anchors: chainages.enumerated().map { index, chainage in
        .init(
          travelledMeters: abs(chainage - chainages[0]), chainageMeters: chainage,
          confidence: index == 0 ? 1 : 0.5)
      })
  }

  @Test func `a stretch loses the sections that come near a place, whole`() {
    // 0 … 100 m lies within 100 m of the start; 100 … 200 m touches the radius.
    let kept = filter(-10).kept([stretch([0, 950])])
    #expect(kept.count == 1)
    #expect(kept[0].anchors.first?.chainageMeters == 100 && kept[0].anchors.last?.chainageMeters == 950)
    #expect(kept[0].anchors.first?.travelledMeters == 100)
  }

  @Test func `a place in the middle leaves two stretches, in either direction`() {
    for direction in [TravelDirection.forward, .backward] {
      let chainages: [Double] = direction == .forward ? [0, 400, 950] : [950, 400, 0]
      let kept = filter(450).kept([stretch(chainages, direction)])
      #expect(kept.count == 2)
      let ends = kept.flatMap {
        [$0.anchors[0].chainageMeters, $0.anchors[$0.anchors.count - 1].chainageMeters]
      }
      #expect(ends == (direction == .forward ? [0, 300, 600, 950] : [950, 600, 300, 0]))
      #expect(kept.allSatisfy { $0.direction == direction })
    }
  }

  @Test func `far places cut nothing, near ones everything`() {
    #expect(filter(-500).kept([stretch([0, 950])]).map { $0.anchors.last?.travelledMeters } == [950])
    #expect(filter(150).kept([stretch([120, 180])]).isEmpty)
    #expect(filter(150).kept([]).isEmpty)
  }
}
