import RoadReports
import TestSupport
import Testing

@Suite struct JSONCursorTests {
  @Test func `a text becomes a tree with places`() throws {
    let tree = try parse(
      "\u{feff}{\"a\": [1, -2.5e3, true, false, null, \"\\u00e9\\ud83d\\ude00\\/\"],\n \"é\": {}, \"a\": 0}")
    #expect(
      tree["a"]?.array == [.number(1), .number(-2500), .bool(true), .bool(false), .null, .string("é😀/")])
    let members = try #require(tree.object)
    #expect(members.map(\.name) == ["a", "é", "a"])
    #expect(
      members.map(\.position) == [
        .init(line: 1, column: 3), .init(line: 2, column: 2), .init(line: 2, column: 11),
      ])
  }

  @Test(arguments: [
    ("", 1, 1), ("{", 1, 2), ("[1,]", 1, 4), ("{\"a\":1,}", 1, 8), ("[1 2]", 1, 4), ("{a:1}", 1, 2),
    ("{\"a\" 1}", 1, 6), ("[01]", 1, 2), ("[1.]", 1, 4), ("[.5]", 1, 2), ("[+1]", 1, 2), ("[1e]", 1, 4),
    ("[NaN]", 1, 2), ("[-Infinity]", 1, 3), ("[1e999]", 1, 2), ("[1x]", 1, 3), ("[nul]", 1, 2),
    ("[nulls]", 1, 6), ("\"abc", 1, 1), ("[\"a\nb\"]", 1, 4), ("[\"\\x\"]", 1, 3), ("[\"\\u12g4\"]", 1, 7),
    ("[\"\\ud800\"]", 1, 3), ("[\"\\ud800\\u0041\"]", 1, 3), ("[\"\\udc00\"]", 1, 3), ("1 1", 1, 3),
    ("[\n\n  tru]", 3, 3), ("[\"é\", x]", 1, 7), ("// no\n1", 1, 1), ("[1]\u{0}", 1, 4), ("'a'", 1, 1),
  ])
  func `an offence is located`(text: String, line: Int, column: Int) {
    #expect {
      try parse(text)
    } throws: { error in
      guard case ReportError.malformed("t.json", let position, _) = error else { return false }
      return position == SourcePosition(line: line, column: column)
    }
  }

  @Test func `bytes that are not UTF-8 are located`() {
    let bytes: [UInt8] = Array("[\"a".utf8) + [0xE9, 0x22, 0x5D]
    #expect {
      try JSONValue.parse(bytes, file: "t.json")
    } throws: { error in
      guard case ReportError.malformed(_, let position, let text) = error else { return false }
      return position == SourcePosition(line: 1, column: 4) && text.contains("UTF-8")
    }
  }

  @Test func `deep nesting is refused, not followed`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: ReportError.self) { try parse(deep) }
    #expect(throws: Never.self) {
      try parse(String(repeating: "[", count: 64) + String(repeating: "]", count: 64))
    }
  }

  @Test func `numbers are read to the nearest double`() throws {
    var random = SplitMix64(seed: 9)
    for _ in 0..<4000 {
      let digits = Int.random(in: 1...21, using: &random)
      var text = String(Int.random(in: 1...9, using: &random))
      for _ in 1..<max(2, digits) { text += String(Int.random(in: 0...9, using: &random)) }
      text += "." + String(Int.random(in: 0...99999, using: &random))
      if Bool.random(using: &random) { text += "e\(Int.random(in: -40...40, using: &random))" }
      #expect(try parse(text).number?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test func `any cut of a valid text is an error, never a trap`() throws {
    let text = Array(#"{"type":"x","a":[1.5e-3,{"b":null}],"s":"\ud83d\ude00é\n"}"#.utf8)
    for count in 0..<text.count {
      #expect(throws: ReportError.self) { try JSONValue.parse(Array(text[..<count]), file: "t") }
    }
  }

  @Test func `random damage never traps`() {
    let text = Array(#"{"type":"x","a":[1.5e-3,{"b":null}, true],"s":"\ud83d\ude00é\n"}"#.utf8)
    var random = SplitMix64(seed: 3)
    for _ in 0..<5000 {
      var damaged = text
      damaged[Int.random(in: 0..<text.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      _ = try? JSONValue.parse(damaged, file: "t")
    }
  }

  @discardableResult
  private func parse(_ text: String) throws -> JSONValue {
    try JSONValue.parse(Array(text.utf8), file: "t.json")
  }
}
