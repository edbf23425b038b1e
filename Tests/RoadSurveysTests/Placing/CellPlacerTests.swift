import DriveLogs
import RoadNetworks
import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct CellPlacerTests {
  private let ledger = RoadLedger(roads: [
    Road(
      id: "R", lines: [[Coordinate(latitude: 0, longitude: 0), Coordinate(latitude: 0, longitude: 0.001)]])
  ])

  /// A run of 200 m whose level is the travelled distance in metres.
  private func trace(_ reasons: (Int) -> ExclusionReasons = { _ in [] }) -> RunTrace {
    var bins = TravelBins()
    for b in 0..<400 {
      bins.set(b, level: Float(b) * 0.5 + 0.25, speed: 10, reasons: reasons(b))
    }
    return RunTrace(
      log: "a", description: DriveLogDescription(format: "wide", columns: [], clock: .sinceStart),
      tally: LogTally(rows: 0, rowsDropped: 0, bytes: 0, sha256: ""), findings: [],
      estimator: .inverse, response: .profileHeight, bins: bins, track: [], distanceMeters: 200,
      durationSeconds: 20,
      rateHertz: 100, startEpochNanoseconds: nil, sensor: .init())
  }

  private func stretch(_ direction: TravelDirection, _ anchors: [(Double, Double)]) -> MatchedStretch {
    MatchedStretch(
      roadIndex: 0, direction: direction,
      anchors: anchors.map { .init(travelledMeters: $0.0, chainageMeters: $0.1, confidence: 1) })
  }

  /// The cells of a stretch, on the way through the record's own coarseness.
  private func cells(
    _ stretch: MatchedStretch, of trace: RunTrace, shift: ChainageShift = .none
  ) throws -> [Cell] {
    let pass = try #require(PassMaker(ledger: ledger, part: trace.lastPart).pass(stretch))
    let record = RunRecord(log: "a", sha256: "", summary: RunSummary(log: "a", format: "wide"))
    return CellPlacer(
      roadLength: Centerline(ledger.roads[0].lines).length, configuration: SurveyConfiguration(),
      record: record
    ).cells(of: pass, shift: shift)
  }

  @Test func `forward, the cells count up and hold what was driven there`() throws {
    let cells = try cells(stretch(.forward, [(50, 0), (130, 80)]), of: trace())
    #expect(cells.map(\.index) == Array(0..<8))
    #expect(abs(cells[0].iri! - 55) < 0.02 && abs(cells[7].iri! - 125) < 0.03)
    #expect(cells.allSatisfy { abs($0.coverage - 1) < 1e-9 && abs($0.speed - 10) < 1e-9 })
  }

  @Test func `backward, they count down`() throws {
    let cells = try cells(stretch(.backward, [(50, 80), (130, 0)]), of: trace())
    #expect(cells.map(\.index) == Array((0..<8).reversed()))
    #expect(abs(cells[0].iri! - 55) < 0.02)
  }

  @Test func `the last cell takes the road's remainder`() throws {
    // 0.001° of longitude on the equator is 111.32 m: the last cell is 10…11, from 100 to 111.32 m.
    let cells = try cells(stretch(.forward, [(0, 0), (111.3, 111.3)]), of: trace())
    #expect(cells.map(\.index) == Array(0...10))
    #expect(cells[10].coverage > 0.99)
  }

  @Test func `excluded bins don't count, and half a cell must be rated`() throws {
    let slow = trace { (20..<34).contains($0) || (60..<64).contains($0) ? .slow : [] }
    let cells = try cells(stretch(.forward, [(0, 0), (60, 60)]), of: slow)
    #expect(cells[1].iri == nil && cells[1].reasons == .slow)
    #expect(abs(cells[1].coverage - 0.3) < 1e-9)
    let kept = cells[3]
    #expect(abs(kept.coverage - 0.8) < 1e-9)
    #expect(abs(kept.iri! - 36) < 0.01)
  }

  @Test func `a travelled scale error doesn't change the lengths on the road`() throws {
    let cells = try cells(stretch(.forward, [(0, 0), (102, 100)]), of: trace())
    #expect(cells.allSatisfy { abs($0.drivenMeters - 10) < 1e-9 })
  }

  @Test func `a pass that is moved along the road takes its bins with it`() throws {
    let ahead = ChainageShift(start: 0, spacing: 100, knots: [5, 5])
    let moved = try cells(stretch(.forward, [(0, 10), (60, 70)]), of: trace(), shift: ahead)
    #expect(moved.map(\.index) == Array(1...7))
    // Chainage 20…30 was travelled from 5 to 15 m.
    #expect(abs(moved[1].iri! - 10) < 0.01 && abs(moved[0].coverage - 0.5) < 1e-9)
    let backward = try cells(stretch(.backward, [(0, 70), (60, 10)]), of: trace(), shift: ahead)
    #expect(backward.map(\.index) == Array((1...7).reversed()))
    #expect(abs(backward[1].iri! - 10) < 0.01)
  }
}
