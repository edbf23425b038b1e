import RoadReports
import RoadSurveys
import Testing

@Suite struct ChangesTextTests {
  @Test func `what changed is said with rank, place and values, hostile names made visible`() {
    var old = SampleSections.make(0)
    (old.conditionClass, old.iri, old.rank) = ("III", 9, 1)
    var new = SampleSections.make(1)
    (new.conditionClass, new.iri, new.rank, new.roadName) = ("III", 8.4, 1, "evil\u{1B}[2J")
    let lines = ChangesText.lines(of: ListChanges(from: [old], to: [new]))
    #expect(lines[0] == "Driven for the first time: 1 section")
    #expect(lines[1] == "New on the list (class III): 1" && lines[2].contains("100–200 m: IRI 8.4"))
    #expect(lines[4].contains("was rank 1") && lines[4].contains("not in the result"))
    #expect(!lines.joined().contains("\u{1B}"))
    #expect(ChangesText.lines(of: ListChanges(from: [old], to: [old])) == ["The list is as it was."])
  }
}
