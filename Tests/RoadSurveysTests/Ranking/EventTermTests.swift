import Testing

@testable import RoadSurveys

@Suite struct EventTermTests {
  private func event(_ chainage: Double, _ severity: Double?, _ status: EventEstimate.Status) -> EventEstimate
  {
    var event = EventEstimate(
      id: "\(chainage)", roadID: "R", direction: "forward", chainageMeters: chainage,
      place: MapPoint(latitude: 0, longitude: 0), status: status)
    event.severity = severity
    return event
  }

  @Test func `the worst new event of a section is its term`() {
    let events = [
      event(10, 0.2, .new), event(50, 0.9, .known), event(60, 0.4, .new), event(70, nil, .gone),
      event(100, 1, .new),
    ]
    let one = EventTerm.of(events, from: 0, to: 100)
    #expect(one.count == 2 && one.severity == 0.4)
    #expect(EventTerm.of([], from: 0, to: 100).severity == 0)
  }

  @Test func `sections get their terms from the printed events`() {
    var sections = [(0.0, 100.0), (100, 205)].map { from, to in
      var section = SectionEstimate(
        id: "\(from)", roadID: "R", direction: "forward", fromMeters: from, toMeters: to, lines: [])
      section.events = 0
      return section
    }
    sections.append(sections[0])
    sections[2].direction = "backward"
    sections.append(sections[0])
    sections[3].events = nil
    EventTerm.fill(&sections, from: [event(99.9, 0.3, .new), event(100, 0.5, .new), event(205, 0.7, .new)])
    #expect(sections.map(\.eventSeverity) == [0.3, 0.7, 0, nil])
  }
}
