import Testing

@testable import DriveLogs

@Suite struct RelaxedJSONTests {
  private func parse(_ text: String) throws(RelaxedJSON.Fault) -> RelaxedJSON {
    try RelaxedJSON(parsing: text.utf8)
  }

  @Test func `comments, last commas, bare names and single quotes are taken`() throws {
    let root = try parse(
      """
      // a recorder's log
      { /* two
           lines */ name: 'x "y"', "list": [1, -2.5e1, true, null,],
        "täg": "a\\"\\\\\\n\\u00e9", }
      """)
    guard case .group(let members) = root.value else {
      Issue.record("no group")
      return
    }
    #expect(members.map(\.name) == ["name", "list", "täg"])
    #expect(members.map(\.line) == [3, 3, 4])
    #expect(members[0].value.value == .text("x \"y\""))
    #expect(members[2].value.value == .text("a\"\\\né"))
    guard case .list(let items) = members[1].value.value else {
      Issue.record("no list")
      return
    }
    #expect(items.map(\.value) == [.number(1), .number(-25), .flag(true), .null])
  }

  @Test(arguments: [
    ("", 1, "ends"), ("{\n\"a\": 1\n\"b\": 2}", 3, "“,” or “}”"), ("{\"a\": 1,\n\"a\": 2}", 2, "twice"),
    ("{\"a\" 1}", 1, "“:”"), ("{\"a\": 0x10}", 1, "0x10"), ("{\"a\": nan}", 1, "quotes"),
    ("{\"a\": \"x\n\"}", 1, "not closed"), ("{}\n}", 2, "after the end"), ("/* x\n\n", 1, "not closed"),
    ("[1 2]", 1, "“]”"), ("{\"a\": \"\\q\"}", 1, "backslash"), ("{\"a\": 1e999}", 1, "1e999"),
    ("{,}", 1, "name"), ("\"\\ud800\"", 1, "no character"),
  ]) func `what is wrong is told with its line`(text: String, line: Int, says: String) {
    let fault = #expect(throws: RelaxedJSON.Fault.self) { try parse(text) }
    #expect(fault?.line == line && fault?.text.contains(says) == true, "\(String(describing: fault))")
  }

  @Test func `deep nesting is refused, not fatal`() {
    let text = String(repeating: "[", count: 100_000)
    let fault = #expect(throws: RelaxedJSON.Fault.self) { try parse(text) }
    #expect(fault?.text.contains("nested") == true)
  }
}
