import Foundation
import Testing

@testable import RoughnessModels

@Suite struct InternationalRoughnessIndexTests {
  static func index(
    of reference: ReferenceCase, start: InternationalRoughnessIndex.Start
  ) throws -> InternationalRoughnessIndex {
    try InternationalRoughnessIndex(
      elevations: try reference.elevations(), interval: try SamplingInterval(meters: reference.dx),
      start: start)
  }

  static func check(_ index: InternationalRoughnessIndex, against reference: ReferenceCase) {
    #expect(index.interval.baseSamples == reference.ibase)
    #expect(agrees(index.startSlope, reference.slope0))
    #expect(agrees(index.wholeProfile, reference.iri_m_per_km))
    for (length, expected) in reference.seg {
      let segments = index.segments(lengthMeters: Double(length)!).whole
      #expect(segments.count == expected.count)
      for (segment, value) in zip(segments, expected) { #expect(agrees(segment.iri, value)) }
    }
  }

  @Test(arguments: try ReferenceCase.all())
  func `scipy's whole and segment values come out, start as Sayers printed it`(reference: ReferenceCase)
    throws
  {
    Self.check(try Self.index(of: reference, start: .sayers), against: reference)
  }

  @Test(arguments: try ReferenceCase.all())
  func `scipy's whole values come out, exact start`(reference: ReferenceCase) throws {
    let index = try Self.index(of: reference, start: .exact)
    #expect(agrees(index.wholeProfile, reference.iri_init_exact))
  }

  @Test(arguments: [("isoB", 0.25), ("hump50mm", 0.1), ("grade5pct", 0.25)])
  func `every slope, response and running value agrees`(name: String, dx: Double) throws {
    let reference = try #require(try ReferenceCase.all().first { $0.name == name && $0.dx == dx })
    let rows = try Fixture.table("expected_\(name)_dx\(dx).csv")
    Self.check(try Self.index(of: reference, start: .sayers), againstRows: rows)
  }

  static func check(_ index: InternationalRoughnessIndex, againstRows rows: [[Double]]) {
    #expect(rows.count == index.responses.count)
    let running = index.running
    for (i, row) in rows.enumerated() where i < running.count {
      // The table's sign is zu′ − zs′.
      guard agrees(index.slopes[i], row[1]), agrees(index.responses[i], -row[2]), agrees(running[i], row[3])
      else {
        Issue.record("row \(i + 1): \(index.slopes[i]), \(index.responses[i]), \(running[i])")
        return
      }
    }
  }

  /// All of the shared reference folder where the checkout has it as a sibling; the copies here stand in for it elsewhere.
  @Test func `the whole reference folder agrees where it is at hand`() throws {
    var root = Fixture.folder
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let folder = root.deletingLastPathComponent().appending(path: "shared/fixtures/iri")
    guard FileManager.default.fileExists(atPath: folder.appending(path: "summary.json").path()) else {
      return
    }
    for reference in try ReferenceCase.all() where reference.name != "isoB" || reference.dx > 0.05 {
      let stem = "\(reference.name)_dx\(reference.dx).csv"
      let profile = try Fixture.table(at: folder.appending(path: "profile_\(stem)"))
      let index = try InternationalRoughnessIndex(
        elevations: profile.map { $0[1] }, interval: try SamplingInterval(meters: reference.dx),
        start: .sayers)
      Self.check(index, against: reference)
      Self.check(index, againstRows: try Fixture.table(at: folder.appending(path: "expected_\(stem)")))
    }
  }

  @Test(arguments: try ReferenceCase.all().filter { $0.measured_steady_iri_s_gt_150m != nil })
  func `a sine settles on its analytic roughness`(reference: ReferenceCase) throws {
    let index = try Self.index(of: reference, start: .sayers)
    let first = Int((150 / reference.dx).rounded())
    let tail = index.responses[first...]
    let steady = 1000 * tail.reduce(0) { $0 + abs($1) } / Double(tail.count)
    #expect(agrees(steady, try #require(reference.measured_steady_iri_s_gt_150m)))
    // A sampled sine's mean magnitude depends on where the samples fall: the discrete value allows for that.
    let analytic = try #require(reference.analytic_steady_iri_discrete_peak)
    #expect(abs(steady / analytic - 1) < 0.005)
  }

  @Test func `the real road's 100 m values are the published ones`() throws {
    let road = try RealRoad.read("road_544m.txt")
    let index = try InternationalRoughnessIndex(
      elevations: road.elevations, interval: try SamplingInterval(meters: 0.25))
    let (segments, remainder) = index.segments(lengthMeters: 100)
    let expected = [3.2985, 2.4421, 3.5551, 4.0855, 2.7079]
    #expect(segments.count == expected.count)
    for (segment, value) in zip(segments, expected) { #expect(abs(segment.iri - value) <= 5.1e-5) }
    #expect(remainder?.fromMeters == 500)
    #expect(remainder?.toMeters == 544)
  }

  @Test func `an interval spoilt by rounding changes no bit`() throws {
    let reference = try #require(try ReferenceCase.all().first { $0.name == "isoB" && $0.dx == 0.1 })
    let elevations = try reference.elevations()
    let clean = try InternationalRoughnessIndex(
      elevations: elevations, interval: try SamplingInterval(meters: 0.1))
    let spoilt = try InternationalRoughnessIndex(
      elevations: elevations, interval: try SamplingInterval(meters: 0.1000000000000227))
    #expect(clean.responses == spoilt.responses)
    #expect(clean.wholeProfile == spoilt.wholeProfile)
  }

  @Test(arguments: [0.01, 0.05, 0.1, 0.25, 0.3, 1])
  func `a constant grade has no roughness from an exact start, and some from the other`(dx: Double) throws {
    let elevations = (0..<2000).map { 583 + 0.05 * dx * Double($0) }
    let interval = try SamplingInterval(meters: dx)
    let exact = try InternationalRoughnessIndex(elevations: elevations, interval: interval)
    let sayers = try InternationalRoughnessIndex(elevations: elevations, interval: interval, start: .sayers)
    #expect(exact.wholeProfile < 1e-9)
    #expect(sayers.wholeProfile > 1e-3)
  }

  @Test func `segments of any length hold every sample once`() throws {
    let reference = try #require(try ReferenceCase.all().first { $0.name == "isoB" && $0.dx == 0.25 })
    let index = try Self.index(of: reference, start: .exact)
    for length in [0.25, 0.7, 3.3, 10, 99.9, 400, 500] {
      let (whole, remainder) = index.segments(lengthMeters: length)
      var weighted = 0.0
      for segment in whole + [remainder].compactMap(\.self) {
        // The count of samples, from where their middles lie.
        let count = (0..<1600).filter {
          let middle = (Double($0) + 0.5) * 0.25
          return middle >= segment.fromMeters - 1e-9 && middle < segment.fromMeters + length - 1e-9
        }.count
        weighted += segment.iri * Double(count)
      }
      #expect(agrees(weighted / 1600, index.wholeProfile), "\(length)")
    }
  }

  @Test func `unfit profiles are refused with the place`() throws {
    let interval = try SamplingInterval(meters: 0.1)
    #expect(throws: ProfileError.tooShort(count: 3, needed: 4)) {
      try InternationalRoughnessIndex(elevations: [0, 0, 0], interval: interval)
    }
    #expect(throws: ProfileError.tooShort(count: 0, needed: 4)) {
      try InternationalRoughnessIndex(elevations: [], interval: interval)
    }
    #expect(throws: ProfileError.notFinite(index: 2)) {
      try InternationalRoughnessIndex(elevations: [0, 0, .nan, 0, 0], interval: interval)
    }
    #expect(throws: ProfileError.absurdElevation(index: 1, meters: -99_999)) {
      try InternationalRoughnessIndex(elevations: [0, -99_999, 0, 0, 0], interval: interval)
    }
    let shortest = try InternationalRoughnessIndex(elevations: [0, 0, 0, 0], interval: interval)
    #expect(shortest.wholeProfile == 0)
    #expect(shortest.running == [0])
  }
}

/// The public 544 m road: distances and elevations in m.
struct RealRoad {
  var distances: [Double] = []
  var elevations: [Double] = []

  static func read(_ name: String) throws -> RealRoad {
    var road = RealRoad()
    for line in String(decoding: try Fixture.data(name), as: UTF8.self).split(whereSeparator: \.isNewline) {
      let cells = line.split(separator: " ").compactMap { Double($0) }
      road.distances.append(cells[0])
      road.elevations.append(cells[1])
    }
    return road
  }
}
