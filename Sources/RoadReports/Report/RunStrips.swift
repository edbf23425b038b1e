public import RoadSurveys

/// Single runs over chainage, 10 m by 10 m: the thin lines of the page's strips.
public struct RunStrips: Sendable {
  /// One run over one road and direction.
  struct Strip: Equatable, Sendable {
    var log: String
    var roadID: String
    var direction: String
    /// Chainage of the first value's beginning, m.
    var from: Double
    /// IRI per 10 m, m/km; nil where nothing could be said.
    var iri: [Double?]
  }

  private(set) var strips: [Strip] = []

  static let step = 10.0
  /// Values beyond which a page would grow too large: then no run is drawn, and the page says so.
  static let limit = 1_500_000

  /// Values in all strips so far, drawn or not.
  private(set) var valueCount = 0
  private let limit: Int

  public init() { limit = Self.limit }

  init(limit: Int) { self.limit = limit }

  /// Whether there were too many values to draw them.
  var isTooLarge: Bool { valueCount > limit }

  /// Adds the segments of one run or several; a place that a run passed twice shows its last pass.
  public mutating func add(_ segments: [SegmentEstimate]) {
    struct Key: Hashable {
      var log: String
      var roadID: String
      var direction: String
    }
    var order: [Key] = []
    var cells: [Key: [Int: Double?]] = [:]
    for segment in segments {
      let key = Key(log: segment.log, roadID: segment.roadID, direction: segment.direction)
      if cells[key] == nil { order.append(key) }
      cells[key, default: [:]].updateValue(
        segment.iri, forKey: Int((segment.fromMeters / Self.step).rounded()))
    }
    for key in order {
      guard let values = cells[key], let first = values.keys.min(), let last = values.keys.max() else {
        continue
      }
      valueCount += last - first + 1
      guard !isTooLarge else {
        strips.removeAll()
        continue
      }
      strips.append(
        Strip(
          log: key.log, roadID: key.roadID, direction: key.direction, from: Double(first) * Self.step,
          iri: (first...last).map { values[$0] ?? nil }))
    }
  }

  func write(_ json: inout ReportJSON, into sink: inout ByteSink) throws(ReportError) {
    json.beginList("strips")
    for strip in strips {
      json.element { json in
        json.text("log", strip.log)
        json.text("road_id", strip.roadID)
        json.text("direction", strip.direction)
        json.number("from", strip.from, 0)
        json.number("step", Self.step, 0)
        json.values("iri", strip.iri, 1)
      }
      try json.drain(into: &sink)
    }
    json.endList()
  }
}
