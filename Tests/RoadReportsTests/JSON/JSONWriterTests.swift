import Foundation
import RoadReports
import TestSupport
import Testing

@Suite struct JSONWriterTests {
  @Test func `members come in the order given`() {
    var json = JSONWriter()
    json.beginObject()
    json.name("b")
    json.integer(-3)
    json.name("a")
    json.beginArray()
    json.number(1.23456, decimals: 3)
    json.number(.nan, decimals: 3)
    json.number(nil)
    json.flag(true)
    json.beginObject()
    json.endObject()
    json.endArray()
    json.endObject()
    #expect(text(json) == #"{"b":-3,"a":[1.235,null,null,true,{}]}"#)
  }

  @Test func `indented text puts each value on its line`() {
    var json = JSONWriter(indented: true)
    json.value(.object([JSONMember("a", .array([.number(1), .number(0.1)])), JSONMember("b", .array([]))]))
    #expect(text(json) == "{\n  \"a\": [\n    1,\n    0.1\n  ],\n  \"b\": []\n}")
  }

  @Test func `hostile text is escaped and reads back as it was`() throws {
    let hostile = "\"\\\u{0}\u{1}\n\r\t\u{1f}\u{7f}\u{85}\u{202e}\u{2028}</script>=HYPERLINK()\u{feff}道路👩‍🔧"
    var json = JSONWriter()
    json.string(hostile)
    #expect(
      !text(json).unicodeScalars.contains {
        $0.value < 0x20 || (0x7f...0x9f).contains($0.value) || $0 == "\u{202e}"
      })
    #expect(try JSONValue.parse(json.bytes, file: "t") == .string(hostile))
    let foundation = try JSONSerialization.jsonObject(with: Data(json.bytes), options: .fragmentsAllowed)
    #expect(foundation as? String == hostile)
  }

  @Test func `random doubles read back bit for bit`() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<3000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      var json = JSONWriter()
      json.number(value)
      #expect(try JSONValue.parse(json.bytes, file: "t").number?.bitPattern == value.bitPattern)
    }
  }

  private func text(_ json: JSONWriter) -> String { String(decoding: json.bytes, as: UTF8.self) }
}
