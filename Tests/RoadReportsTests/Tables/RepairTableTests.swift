import RoadReports
import RoadSurveys
import Testing

@Suite struct RepairTableTests {
  private func read(_ text: String) throws -> [RepairWork] {
    try RepairTable.read(Array(text.utf8), file: "works.csv")
  }

  @Test func `a repair holds for both directions unless one is named`() throws {
    let works = try read(
      "road_id;direction;from_m;to_m;date;action\n1-2;;0;120.5;2026-05-11;overlay\n007;Backward;10;20;2026-06-01;\n"
    )
    #expect(works.map(\.roadID) == ["1-2", "007"] && works.map(\.direction) == [nil, "backward"])
    #expect(works[0].toMeters == 120.5 && works[0].date == "2026-05-11" && works[0].action == "overlay")
    #expect(try read("road_id,from_m,to_m,date\n").isEmpty)
  }

  @Test(
    arguments: [
      ("road_id,from_m,to_m\n1,0,1\n", "works.csv:1:1: no column date"),
      ("road_id,from_m,to_m,date\n1,0,10,11.5.2026\n", "works.csv:2:8: date is '11.5.2026'"),
      ("road_id,from_m,to_m,date\n1,10,0,2026-05-11\n", "works.csv:2:6: to_m is 0.0"),
      ("road_id,direction,from_m,to_m,date\n1,up,0,1,2026-05-11\n", "works.csv:2:3: direction is 'up'"),
    ])
  func `what can't be read is said with its place`(text: String, says: String) {
    #expect {
      _ = try read(text)
    } throws: {
      "\($0)".hasPrefix(says)
    }
  }
}
