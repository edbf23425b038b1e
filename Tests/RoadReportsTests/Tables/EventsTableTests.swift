import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct EventsTableTests {
  private func text(_ events: [EventEstimate]) throws -> String {
    var sink = ByteSink()
    try EventsTable.write(events, into: &sink)
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  @Test func `columns, decimals and empty cells are the contract's, formulas are none`() throws {
    let lines = try text(SampleEvents.all).split(separator: "\n").map(String.init)
    #expect(
      lines[0]
        == "id,road_id,direction,chainage_m,lat,lon,kind,height_mm,severity,runs,first_date,last_date,confidence,"
        + "status,photo")
    #expect(
      lines[1]
        == "901:forward:123.4,901,forward,123.4,43.8512345,143.8000000,pothole,-42.5,0.479,4,2026-04-06,2026-05-01,"
        + "high,new,photos/a.jpg")
    #expect(lines[2].hasPrefix("'=HYPERLINK(1):backward:7.0,'=HYPERLINK(1),backward,7.0,"))
    #expect(!lines[2].contains("\u{202E}"))
    #expect(lines[3] == "901:forward:200.0,901,forward,200.0,43.8520000,143.8000000,joint,,,0,,,low,gone,")
    #expect(try text([]) == lines[0] + "\n")
  }

  @Test func `a table reads back as it was printed`() throws {
    let back = try EventsTable.read(Array(text(SampleEvents.all).utf8), file: "events.csv")
    #expect(back.count == 3)
    #expect(back[0].severity == 0.479 && back[0].status == .new && back[0].heightMillimeters == -42.5)
    #expect(back[1].roadID == "=HYPERLINK(1)" && back[1].chainageMeters == 7)
    #expect(back[2].severity == nil && back[2].runs == 0 && back[2].lastDate == nil)
    #expect(try EventsTable.read(Array(text([]).utf8), file: "events.csv").isEmpty)
    let wrong = try text(SampleEvents.all).replacing(",gone,", with: ",lost,")
    #expect {
      _ = try EventsTable.read(Array(wrong.utf8), file: "events.csv")
    } throws: {
      "\($0)".contains("events.csv:4:") && "\($0)".contains("status")
    }
  }
}
