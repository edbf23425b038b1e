/// The events' term of the priority: the greatest severity of a section's new events, 0…1.
///
/// Known ones don't count, for they are always there, nor do gone ones. Computed from what `events.csv` prints.
public struct EventTerm: Sendable, Hashable {
  /// How many events of a section are to be looked at.
  var count = 0
  /// The greatest severity among them.
  var severity = 0.0
  /// Kind and height of that one.
  var worst: EventMark?

  /// The term of the piece of road between two chainages, the first one included.
  static func of(_ events: [EventEstimate], from: Double, to: Double) -> EventTerm {
    var term = EventTerm()
    for event in events
    where event.status == .new && event.chainageMeters >= from && event.chainageMeters < to {
      term.count += 1
      let severity = event.severity ?? 0
      guard term.worst == nil || severity > term.severity else { continue }
      term.severity = severity
      term.worst = EventMark(
        kind: event.kind, millimeters: event.heightMillimeters.map { Int(abs($0).rounded()) })
    }
    return term
  }

  /// Writes the term into a section.
  func put(on section: inout SectionEstimate) {
    section.events = count
    section.eventSeverity = severity
    section.worstEvent = worst
  }

  /// Puts the terms of a survey's printed events on its sections: what a new ranking needs besides them.
  public static func fill(_ sections: inout [SectionEstimate], from events: [EventEstimate]) {
    struct Track: Hashable {
      var road: String
      var direction: String
    }
    let byTrack = Dictionary(grouping: events) { Track(road: $0.roadID, direction: $0.direction) }
    var ends: [Track: Double] = [:]
    for section in sections {
      let track = Track(road: section.roadID, direction: section.direction)
      ends[track] = max(ends[track] ?? 0, section.toMeters)
    }
    for i in sections.indices where sections[i].events != nil {
      let track = Track(road: sections[i].roadID, direction: sections[i].direction)
      // The road's end belongs to its last section.
      let end = sections[i].toMeters == ends[track] ? Double.infinity : sections[i].toMeters
      of(byTrack[track] ?? [], from: sections[i].fromMeters, to: end).put(on: &sections[i])
    }
  }
}
