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

  /// One line that a run is being drawn as.
  private struct Key: Hashable {
    var log: String
    var roadID: String
    var direction: String
  }

  /// Of the run that is being taken: its lines in the order of their first segments, and each one's values as they came.
  private var order: [Key] = []
  private var values: [Key: [(cell: Int32, iri: Double?)]] = [:]

  /// Adds the segments of one run or several; a place that a run passed twice shows its last pass.
  public mutating func add(_ segments: [SegmentEstimate]) {
    take(segments)
    endRun()
  }

  /// Takes a piece of a run; ``endRun()`` comes after its last one.
  public mutating func take(_ segments: [SegmentEstimate]) {
    for segment in segments {
      let key = Key(log: segment.log, roadID: segment.roadID, direction: segment.direction)
      if values[key] == nil { order.append(key) }
      values[key, default: []].append((Int32((segment.fromMeters / Self.step).rounded()), segment.iri))
    }
  }

  public mutating func endRun() {
    for key in order {
      guard let seen = values[key], let first = seen.map(\.cell).min(), let last = seen.map(\.cell).max()
      else { continue }
      valueCount += Int(last - first) + 1
      guard !isTooLarge else {
        strips.removeAll()
        continue
      }
      var iri = [Double?](repeating: nil, count: Int(last - first) + 1)
      for value in seen { iri[Int(value.cell - first)] = value.iri }
      strips.append(
        Strip(
          log: key.log, roadID: key.roadID, direction: key.direction, from: Double(first) * Self.step,
          iri: iri))
    }
    order = []
    values = [:]
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
