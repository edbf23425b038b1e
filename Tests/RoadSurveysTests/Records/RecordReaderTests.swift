import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct RecordReaderTests {
  @Test func `what is written is read, the ends of the ranges too`() throws {
    let numbers = [0, 1, -1, 63, -64, 64, 127, 128, -129, 1 << 40, -(1 << 40), 1_000_000_000_000_000]
    var writer = RecordWriter()
    for number in numbers { writer.signed(number) }
    writer.text("通り")
    writer.fixed(UInt32(0xDEAD_BEEF))
    writer.optional(nil as String?) { $0.text($1) }
    writer.optional(0.1) { $0.double($1) }
    var reader = RecordReader(writer.bytes, file: "f", origin: 0)
    for number in numbers { #expect(try reader.signed() == number) }
    #expect(try reader.text() == "通り")
    #expect(try reader.fixed(UInt32.self) == 0xDEAD_BEEF)
    #expect(try reader.optionalText() == nil)
    #expect(try reader.optionalDouble() == 0.1)
    try reader.end()
  }

  @Test(
    arguments: [
      [], [0x80], Array(repeating: 0xFF, count: 11),
      [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
    ] as [[UInt8]])
  func `a number that doesn't end or is too long is refused with its place`(bytes: [UInt8]) {
    var reader = RecordReader(bytes, file: "some.runrecord", origin: 100)
    #expect {
      _ = try reader.natural()
    } throws: {
      "\($0)".contains("some.runrecord: byte 1") && "\($0)".contains("analyze --records")
    }
  }

  @Test func `a count that can't be is refused before memory is asked for`() {
    var writer = RecordWriter()
    writer.count(1 << 50)
    var reader = RecordReader(writer.bytes, file: "f", origin: 0)
    #expect(throws: SurveyError.self) { _ = try reader.count(of: 1) }
  }
}
