import Testing

@testable import RoadSurveys

@Suite struct SectionAggregatorTests {
  private let aggregator = SectionAggregator(configuration: SurveyConfiguration())

  /// A pass whose cells, from the section's first on, all read the same; the last one may be rated in part.
  private func pass(
    _ iri: Double, meters: Double = 100, vehicle: String? = "a", calibrated: Bool = false, speed: Double = 14
  ) -> SectionAggregator.SectionPass {
    .init(
      iri: iri, iriMax: iri, ratedMeters: meters, speed: speed, vehicle: vehicle,
      calibrated: calibrated, date: nil, placeConfidence: 1, bridged: false,
      cells: stride(from: 0, to: meters, by: 10).enumerated().map { index, from in
        .init(index: 40 + index, iri: iri, meters: min(10, meters - from))
      })
  }

  @Test func `cells are averaged over the runs, then over the road`() throws {
    // The first half: both. The second: the first run alone.
    let both = try #require(aggregator.combine([pass(2, meters: 100), pass(5, meters: 50)]))
    #expect(abs(both.iri - (0.5 * 3.5 + 0.5 * 2)) < 1e-12)
    #expect(aggregator.combine([]) == nil)
  }

  @Test func `the share in class III is of the same road as the value`() throws {
    // Three cars rate 50 m of 2 m/km; one of them alone the other 50 m, of 12: half the road is bad, not an eighth.
    var one = pass(2, meters: 50)
    one.cells += (45..<50).map { .init(index: $0, iri: 12, meters: 10) }
    let statement = try #require(aggregator.combine([one, pass(2, meters: 50), pass(2, meters: 50)]))
    #expect(abs(statement.shareIII - 0.5) < 1e-12 && abs(statement.iri - 7) < 1e-12)
    // Runs that differ over the same metres share them.
    let two = try #require(aggregator.combine([pass(7), pass(9)]))
    #expect(abs(two.shareIII - 0.5) < 1e-12)
  }

  @Test func `metres that few cars cross fast enough count like the others`() throws {
    // Three cars rate 90 m of 2 m/km; one of them rates 6 m of the last cell, which reads 12.
    var one = pass(2, meters: 90)
    one.cells.append(.init(index: 49, iri: 12, meters: 6))
    one.ratedMeters = 96
    one.iri = (90 * 2 + 6 * 12) / 96
    let section = try #require(aggregator.combine([one, pass(2, meters: 90), pass(2, meters: 90)]))
    #expect(abs(section.iri - (90 * 2 + 6 * 12) / 96) < 1e-12)
  }

  @Test func `a doubtful place weighs little where another run knows it`() throws {
    var lost = pass(5)
    lost.placeConfidence = 0.25
    #expect(abs(try #require(aggregator.combine([pass(2), lost])).iri - (2 + 0.25 * 5) / 1.25) < 1e-12)
  }

  @Test func `calibrated runs are never averaged with uncalibrated ones`() throws {
    let mixed = try #require(
      aggregator.combine([pass(2, calibrated: true), pass(8), pass(9), pass(10)]))
    #expect(mixed.iri == 2 && mixed.calibrated && mixed.used.count == 1)
  }

  @Test func `one wild run of four doesn't count, one of three does`() throws {
    #expect(try #require(aggregator.combine([pass(3), pass(3.1), pass(2.9), pass(12)])).iri < 3.2)
    #expect(try #require(aggregator.combine([pass(3), pass(3), pass(12)])).iri == 6)
  }

  // By hand with 5 % and 13 % for uncalibrated cars, 7.5 % of noise over 100 m, 70 % of its variance the place's own.
  @Test func `more runs shrink the noise but never what all share, nor what the place does to all`() throws {
    let noise = 0.075 * 0.075
    let cars = 0.13 * 0.13
    let one = try #require(aggregator.combine([pass(5)]))
    #expect(abs(one.ownError - 5 * (cars + noise).squareRoot()) < 1e-12)
    #expect(abs(one.totalError - 5 * (cars + noise + 0.0025).squareRoot()) < 1e-12)
    let many = try #require(aggregator.combine(Array(repeating: pass(5), count: 100)))
    #expect(abs(many.ownError - 5 * (cars + noise * 0.703).squareRoot()) < 1e-12)
    let fleet = try #require(aggregator.combine([pass(5), pass(5, vehicle: "b")]))
    #expect(fleet.vehicles == 2 && abs(fleet.ownError - 5 * (cars / 2 + noise * 0.85).squareRoot()) < 1e-12)
    let short = try #require(aggregator.combine([pass(5, meters: 25)]))
    #expect(abs(short.ownError - 5 * (cars + 4 * noise).squareRoot()) < 1e-12)
  }

  @Test func `a calibrated run is as sure as its calibration says`() throws {
    var known = pass(5, calibrated: true)
    known.calibrationError = 0.03
    known.runError = 0.04
    let one = try #require(aggregator.combine([known]))
    #expect(abs(one.ownError - 5 * 0.04) < 1e-12)
    // All calibrated runs share 2 %; the factor's own 3 % are the car's.
    #expect(abs(one.totalError - 5 * (0.0016 + 0.0009 + 0.0004).squareRoot()) < 1e-12)
    var other = known
    other.vehicle = "b"
    let two = try #require(aggregator.combine([known, other]))
    #expect(abs(two.totalError - 5 * (0.0016 * 0.85 + 0.00045 + 0.0004).squareRoot()) < 1e-12)
    let silent = try #require(aggregator.combine([pass(5, calibrated: true)]))
    #expect(abs(silent.ownError - 5 * 0.075) < 1e-12)
  }

  @Test func `the spread between runs is the sample standard deviation`() throws {
    let two = try #require(aggregator.combine([pass(4), pass(6)]))
    #expect(abs(two.runSD! - 2.0.squareRoot()) < 1e-12)
    #expect(try #require(aggregator.combine([pass(4)])).runSD == nil)
  }

  @Test func `a single uncalibrated pass is never sure`() throws {
    let once = try #require(aggregator.combine([pass(4)]))
    #expect(aggregator.confidence(once, coverage: 1) == "low")
    let twice = try #require(aggregator.combine([pass(4), pass(4)]))
    #expect(aggregator.confidence(twice, coverage: 1) == "medium")
    let calibrated = try #require(aggregator.combine(Array(repeating: pass(4, calibrated: true), count: 3)))
    #expect(aggregator.confidence(calibrated, coverage: 1) == "high")
    #expect(aggregator.confidence(calibrated, coverage: 0.4) == "low")
    let slow = try #require(
      aggregator.combine(Array(repeating: pass(4, calibrated: true, speed: 7), count: 3)))
    #expect(aggregator.confidence(slow, coverage: 1) == "low")
  }

  @Test func `the reduction weighs cells by rated length and keeps the worst`() throws {
    func cell(_ index: Int, _ iri: Double?, _ coverage: Double) -> Cell {
      Cell(
        index: index, raw: iri, iri: iri, speed: 10, coverage: coverage, drivenMeters: 10, placeConfidence: 1,
        reasons: [])
    }
    let record = RunRecord(log: "a", sha256: "", summary: RunSummary(log: "a", format: "wide"))
    let cells = [cell(0, 2, 1), cell(1, 10, 0.5), cell(2, nil, 0.2)]
    let one = try #require(
      aggregator.reduce(cells, cellLength: { _ in 10 }, record: record, date: nil))
    #expect(abs(one.iri - 70.0 / 15) < 1e-12)
    #expect(one.iriMax == 10 && one.ratedMeters == 15)
    #expect(one.cells.map(\.index) == [0, 1] && one.cells.map(\.meters) == [10, 5])
    #expect(aggregator.reduce([cell(2, nil, 0)], cellLength: { _ in 10 }, record: record, date: nil) == nil)
  }
}
