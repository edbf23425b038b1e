public import RoadSurveys

/// Metres that were left out, by reason; ten metres left out for two reasons count for both.
public struct ExcludedMeters: Sendable {
  private var meters: [Substring: Double] = [:]

  public init() {}

  /// Counts a run's segments.
  public mutating func add(_ segments: [SegmentEstimate]) {
    for segment in segments where !segment.excluded.isEmpty {
      for reason in segment.excluded.split(separator: ";") {
        meters[reason, default: 0] += segment.toMeters - segment.fromMeters
      }
    }
  }

  /// Reasons with their metres, the largest first, equal ones by name.
  var sorted: [(reason: String, meters: Double)] {
    meters.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (String($0.key), $0.value) }
  }

  func write(_ json: inout ReportJSON) {
    json.objects("excluded", sorted) { json, entry in
      json.text("reason", entry.reason)
      json.number("metres", entry.meters, Decimals.meters)
    }
  }
}
