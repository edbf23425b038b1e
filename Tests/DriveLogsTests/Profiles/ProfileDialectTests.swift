import Testing

@testable import DriveLogs

@Suite struct ProfileDialectTests {
  @Test(arguments: [
    ("0.25,583.1", UInt8(ascii: ","), "."), ("0.25;583.1", UInt8(ascii: ";"), "."),
    ("0,25;583,1", UInt8(ascii: ";"), ","), ("0.25\t583.1", UInt8(ascii: "\t"), "."),
    ("0,25\t583,1", UInt8(ascii: "\t"), ","), ("0.25 583.1", nil, "."), ("0,25  583,1", nil, ","),
    ("0.25, 583.1", UInt8(ascii: ","), "."), ("0, 583", UInt8(ascii: ","), "."),
    ("478,25", UInt8(ascii: ","), "."), ("0 583", nil, "."), ("583.1", nil, "."),
    ("1;2", UInt8(ascii: ";"), "."),
  ])
  func `delimiter and decimal mark are told apart`(line: String, delimiter: UInt8?, mark: Character) {
    let dialect = ProfileDialect.guess(Array(line.utf8), decimalMark: nil)
    #expect(dialect == ProfileDialect(delimiter: delimiter, decimalMark: mark.asciiValue!))
  }

  @Test func `a stated decimal comma makes one cell of digits, comma, digits`() {
    let dialect = ProfileDialect.guess(Array("478,25".utf8), decimalMark: UInt8(ascii: ","))
    #expect(dialect == ProfileDialect(delimiter: nil, decimalMark: UInt8(ascii: ",")))
  }

  @Test(arguments: [
    (UInt8(ascii: ","), "1,2,3", ["1", "2", "3"]), (UInt8(ascii: ","), "1,2,", ["1", "2"]),
    (UInt8(ascii: ","), "1,,3", ["1", "", "3"]), (nil, "  1 \t 2  ", ["1", "2"]), (nil, "", []),
    (UInt8(ascii: ";"), "7", ["7"]),
  ])
  func `lines fall into cells`(delimiter: UInt8?, line: String, expected: [String]) {
    let bytes = Array(line.utf8)
    var cells = [0..<9]
    ProfileDialect(delimiter: delimiter, decimalMark: 0x2E).split(bytes.span, 0, bytes.count, into: &cells)
    #expect(cells.map { String(decoding: bytes[$0], as: UTF8.self) } == expected)
  }
}
