import DriveLogs
import RoadNetworks
import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct TracePartTests {
  /// A part each half kilometre; the latency is known after 20 s.
  private static let cutting = TraceCutting(lengthMeters: 500, overlapMeters: 150, settledMeters: 60)
  private static let configuration = {
    var configuration = SurveyConfiguration()
    configuration.conditioning.latencySpanSeconds = 20
    configuration.estimator = .inverse
    return configuration
  }()
  /// To the north along 143° E, from 1130 m on another road.
  private static let ledger = RoadLedger(
    roads: [("1", 0.0, 1130.0), ("2", 1130.0, 4000.0)].map { id, from, to in
      Road(
        id: id,
        lines: [[from, to].map { Coordinate(latitude: 43 + $0 / 111_100, longitude: 143) }])
    })
  private static let drive = BoxDrive(seconds: 200, fixHole: 66.5..<74.5, surge: 3)

  private static func run(
    _ drive: BoxDrive = drive, cutting: TraceCutting?, placer: RunPlacer?, cutSeed: UInt64 = 0,
    longest: Int = 4096
  ) throws -> TracedRun {
    var sink = PlacingSink(
      RunBuilder(log: "drive.csv", configuration: configuration, cutting: cutting), placer: placer)
    drive.feed(&sink, cutSeed: cutSeed, longest: longest)
    return try sink.finish(tally: LogTally(rows: 0, rowsDropped: 0, bytes: 0, sha256: "x"))
  }

  private static var placer: RunPlacer { RunPlacer(ledger: ledger, configuration: configuration) }

  @Test func `a run placed in parts is the run placed whole`() throws {
    let whole = try Self.run(cutting: nil, placer: Self.placer)
    let parts = try Self.run(cutting: Self.cutting, placer: Self.placer)
    #expect(whole.trace.cutMeters == nil && parts.trace.cutMeters == 2000)
    let a = Self.placer.record(of: whole.trace)
    let b = Self.placer.record(of: parts.trace, after: parts.placed)
    #expect(a.passes.map(\.roadID) == ["1", "2"] && b.passes.map(\.roadID) == ["1", "2"])
    for (p, q) in zip(a.passes, b.passes) {
      // Near a border a part knows less of the way than the whole run does.
      #expect(abs(p.bins.first - q.bins.first) <= 1 && abs(p.bins.count - q.bins.count) <= 1)
      let from = max(p.bins.first, q.bins.first)
      let last = min(p.bins.first + p.bins.count, q.bins.first + q.bins.count)
      let mine: [UInt16] = (from..<last).map { p.bins.levels[$0 - p.bins.first].code }
      let theirs: [UInt16] = (from..<last).map { q.bins.levels[$0 - q.bins.first].code }
      #expect(mine == theirs)
      #expect(abs(p.events.count - q.events.count) <= 1)
      for anchor in q.anchors {
        let after = p.anchors.firstIndex { $0.travelledMeters >= anchor.travelledMeters }
        let near = p.anchors[after ?? p.anchors.count - 1]
        let off = near.chainageMeters - near.travelledMeters
        #expect(abs(off - (anchor.chainageMeters - anchor.travelledMeters)) < 0.5)
      }
    }
    #expect(a.track == b.track)
    #expect(a.findings == b.findings)
    #expect(abs((a.summary.matched ?? 0) - (b.summary.matched ?? 1)) < 0.002)
    #expect(a.summary.distanceMeters == b.summary.distanceMeters)
  }

  @Test func `parts don't depend on how the input is cut, nor on which of fixes and motion comes first`()
    throws
  {
    let whole = try Self.run(cutting: Self.cutting, placer: Self.placer)
    for seed in 1...3 as ClosedRange<UInt64> {
      let cut = try Self.run(cutting: Self.cutting, placer: Self.placer, cutSeed: seed, longest: 90)
      #expect(cut.placed.passes == whole.placed.passes && cut.placed.track == whole.placed.track)
    }
    var first = Self.drive
    first.fixesFirst = true
    let other = try Self.run(first, cutting: Self.cutting, placer: Self.placer)
    #expect(other.placed.passes == whole.placed.passes)
  }

  @Test func `a run whose roads aren't known yet keeps its parts and is placed later`() throws {
    var run = try Self.run(cutting: Self.cutting, placer: nil)
    #expect(run.parts.count == 4 && run.tracks.count == 5)
    #expect(run.tracks.joined().count == 200 - 8)
    run.place(by: Self.placer)
    #expect(run.parts.isEmpty)
    let placed = try Self.run(cutting: Self.cutting, placer: Self.placer).placed
    #expect(run.placed.passes == placed.passes)
  }

  @Test func `what is held of a long run doesn't grow with it`() throws {
    let run = try Self.run(cutting: Self.cutting, placer: Self.placer)
    #expect(Double(run.trace.bins.count) * TravelBins.length < 500 + 60)
    #expect(run.trace.track.count < 120)
  }

  @Test func `without gravity nothing of any part counts`() throws {
    var drive = Self.drive
    drive.gravity = 0
    let run = try Self.run(drive, cutting: Self.cutting, placer: Self.placer)
    let record = Self.placer.record(of: run.trace, after: run.placed)
    #expect(!record.passes.isEmpty && record.passes.allSatisfy { $0.events.isEmpty })
    #expect(record.passes.allSatisfy { $0.bins.reasons.allSatisfy { $0.contains(.gravityMissing) } })
  }
}
