import DriveLogs
import Foundation
import RoadFindings
import Testing

@Suite struct LogMappingReadingTests {
  private func parse(_ text: String) throws -> LogMapping { try LogMapping.parse(text.utf8, name: "m.json") }

  @Test func `every key of a table is read`() throws {
    let mapping = try parse(
      """
      { "recorder": "Box 7", "delimiter": "tab", "decimal": ",", "headerLines": 2, "timeZone": "+09:00",
        "vertical": "-y", "noValue": [-1, 9999], "skipRows": [{ "column": "p", "is": [0, "net"] }],
        "columns": [
          { "column": "t", "quantity": "time", "spelling": "month-first" },
          { "column": 2, "quantity": "ay", "unit": "g", "sign": -1, "factor": 0.5 },
        ] }
      """)
    var table = LogMapping.Table(columns: [
      .init(.name("t"), .time, clock: .init(spelling: .monthFirst)),
      .init(.number(2), .ay, unit: .standardGravity, factor: -0.5),
    ])
    table.delimiter = 0x09
    table.decimalMark = 0x2C
    table.headerLines = 2
    table.utcOffsetSeconds = 32_400
    table.vertical = .init(.ay, isDown: true)
    table.noValues = [-1, 9999]
    table.skips = [.init(.name("p"), texts: ["0", "net"])]
    #expect(mapping == LogMapping(name: "Box 7", tables: [table]))
  }

  @Test func `without a name the mapping is called as its file`() throws {
    let mapping = try parse("{ \"columns\": [{ \"column\": 1, \"quantity\": \"az\" }] }")
    #expect(mapping.name == "m" && !mapping.describesFolder)
  }

  private static let column = "\"columns\": [{ \"column\": 1, \"quantity\": \"az\" }]"

  @Test(arguments: [
    ("{\n\"colums\": [] }", 2, "colums: no such key"),
    ("{ \(column),\n\"unit\": 1 }", 2, "unit: no such key"),
    ("{ \"columns\": [\n{ \"column\": 1, \"qantity\": \"az\" }] }", 2, "columns[1].qantity: no such key"),
    (
      "{ \"columns\": [\n{ \"column\": 1, \"quantity\": \"up\" }] }", 2,
      "“up” is not known here; known: “accuracy”"
    ),
    (
      "{ \"columns\": [\n{ \"column\": 1,\n\"quantity\": \"az\", \"unit\": \"furlong\" }] }", 3,
      "no unit; known: m/s²"
    ),
    (
      "{ \"columns\": [{ \"column\": 1, \"quantity\": \"az\", \"unit\": \"km/h\" }] }", 1,
      "does not measure az"
    ),
    ("{ \"columns\": [{ \"column\": 0, \"quantity\": \"az\" }] }", 1, "number from 1"),
    ("{ \"columns\": [{ \"quantity\": \"az\" }] }", 1, "“column” is missing"),
    ("{ \"columns\": [{ \"column\": 1 }] }", 1, "“quantity” is missing"),
    ("{ \"columns\": [{ \"column\": 1, \"quantity\": \"az\", \"epoch\": \"unix\" }] }", 1, "only a time"),
    ("{ \"columns\": [{ \"column\": 1, \"quantity\": \"az\", \"sign\": 2 }] }", 1, "1 or -1"),
    ("{ \"columns\": [] }", 1, "at least one column"), ("{ }", 1, "at least one column"),
    ("[]", 1, "a mapping { … }"), ("{ \(column), \"rate\": 0 }", 1, "more than 0"),
    ("{ \(column), \"headerLines\": 1.5 }", 1, "0 to 500"),
    ("{ \(column), \"timeZone\": \"JST\" }", 1, "±hh:mm"),
    ("{ \(column), \"vertical\": \"+z\" }", 1, "must state their unit"),
    ("{ \(column), \"recorder\": \"\\u001b[2J\" }", 1, "plain characters"),
    (
      "{ \"headerLines\": 0, \"columns\": [{ \"column\": \"az\", \"quantity\": \"az\" }] }", 1,
      "without a header “az”"
    ),
    (
      "{ \"columns\": [{ \"column\": 1, \"quantity\": \"az\" }, { \"column\": 2, \"quantity\": \"az\" }] }",
      1,
      "two columns give the az"
    ),
    (
      "{ \"rate\": 9, \"columns\": [{ \"column\": 1, \"quantity\": \"time\" }] }", 1, "keep the one"
    ),
    ("{ \"files\": [{ \(column) }] }", 1, "files[1]: “file” is missing"),
    ("{ \"files\": [{ \"file\": \"a*\", \(column) }] }", 1, "files[1]: the three axes"),
    ("{ \"clockFile\": \"../x\", \"files\": [] }", 1, "within the folder"),
  ]) func `a key that is not understood is named with its path and line`(
    text: String, line: Int, says: String
  ) {
    let error = #expect(throws: DriveLogError.self) { try parse(text) }
    #expect(error?.exit == .badData && error?.finding.kind == .mapping)
    #expect(error?.finding.place.log == "m.json" && error?.finding.place.line == line)
    #expect(error?.finding.text.contains(says) == true, "\(error?.finding.text ?? "")")
  }

  @Test func `a mapping file that is not there, and one that is no mapping file`() throws {
    let error = #expect(throws: DriveLogError.self) { try LogMapping.read(path: "/nowhere/m.json") }
    #expect(error?.exit == .noInput)
    let logs = try TemporaryLogs(["m.json": String(repeating: " ", count: 300_000)])
    let large = #expect(throws: DriveLogError.self) {
      try LogMapping.read(path: logs.folder.appending(path: "m.json").path)
    }
    #expect(large?.finding.text.contains("256 KiB") == true)
  }
}
