import RoadFindings
import TestSupport

@testable import RoadSurveys

/// Records made up for tests: one pass over one road from its start, a value for each 10 m.
enum SampleRecord {
  static func make(
    _ log: String, roadID: String = "R", iri: [Double?], direction: String = "forward",
    startEpochNanoseconds: Int64? = 1_775_431_800_000_000_000, speed: Double = 12, vehicle: String? = nil
  ) -> RunRecord {
    var summary = RunSummary(log: log, format: "wide")
    summary.vehicle = vehicle ?? log
    let meters = iri.count * 10
    let forward = direction == "forward"
    // Backward, the first cell driven is the last of the list.
    let levels = (forward ? iri : iri.reversed()).flatMap { Array(repeating: $0, count: 20) }
    return RunRecord(
      log: log, sha256: "hash of \(log)", bytes: 1000, vehicle: summary.vehicle,
      startEpochNanoseconds: startEpochNanoseconds, summary: summary,
      passes: [
        Pass(
          roadID: roadID, direction: direction,
          anchors: stride(from: 0, through: meters, by: 20).map { at in
            PassAnchor(
              travelledMillimeters: at * 1000, chainageMillimeters: (forward ? at : meters - at) * 1000,
              milliseconds: Int(Double(at) / speed * 1000), confidencePercent: 100,
              deviationCentimeters: UInt16(100 + at % 400))
          },
          bins: PassBins(
            first: 0, levels: levels.map { PackedLevel(Float($0 ?? .nan)) },
            speeds: Array(repeating: UInt16(speed * 100), count: levels.count),
            reasons: levels.map { $0 == nil ? .slow : [] }))
      ])
  }

  /// A record with something in every field.
  static func full(seed: UInt64) -> RunRecord {
    var random = SplitMix64(seed: seed)
    var record = make(
      "log \(seed).csv", iri: (0..<40).map { _ in random.uniform() < 0.1 ? nil : 1 + 8 * random.uniform() },
      vehicle: "kei-\(seed)")
    record.summary.label = "通り \u{202E}=HYPERLINK(1)\n"
    record.summary.estimator = "inverse"
    record.summary.rows = 12_345
    record.summary.rowsDropped = 3
    record.summary.matched = 0.987
    record.summary.rateHertz = 99.9
    record.summary.iriMedian = 3.217
    record.findings = [.init(.jitter, .warning, at: .init(log: "a", line: 3, column: "x"), count: 7, "text")]
    record.track = (0..<40).map {
      TrackVertex(milliseconds: $0 * 1000, latitudeE7: 438_500_000 + $0 * 900, longitudeE7: -1_430_000_000)
    }
    record.passes[0].events = EventKind.allCases.enumerated().map { i, kind in
      PassEvent(
        kind: kind, travelledMillimeters: 20_125 + i * 90_500, heightTenths: kind == .pothole ? -417 : 203,
        lengthCentimeters: kind == .step ? 0 : 80, scoreTenths: 123 + i)
    }
    for i in record.passes[0].bins.speeds.indices {
      record.passes[0].bins.speeds[i] = UInt16(1000 + random.next() % 500)
    }
    return record
  }
}
