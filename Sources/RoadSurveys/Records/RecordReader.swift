/// Takes a run record's bytes apart; nothing it reads can make it run over the end, trap or ask for endless memory.
///
/// Every fault is thrown as ``SurveyError/record(_:)`` with the file and the byte, counted from 0.
struct RecordReader {
  let file: String
  /// Where the first of `bytes` stands in the file.
  let origin: Int
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8], file: String, origin: Int) {
    self.bytes = bytes
    self.file = file
    self.origin = origin
  }

  var remaining: Int { bytes.count - position }

  /// What to do about a record that can't be used.
  static let remedy = "copy the file again, or make it anew with analyze --records"

  func fault(_ text: String) -> SurveyError {
    .record("\(file): byte \(origin + position): \(text); \(Self.remedy)")
  }

  mutating func byte() throws(SurveyError) -> UInt8 {
    guard position < bytes.count else { throw fault("the record ends too early") }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func fixed<Word: FixedWidthInteger & UnsignedInteger>(_: Word.Type) throws(SurveyError) -> Word {
    var word: Word = 0
    for shift in stride(from: 0, to: Word.bitWidth, by: 8) { word |= Word(try byte()) << Word(shift) }
    return word
  }

  mutating func unsigned() throws(SurveyError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let next = try byte()
      // The tenth byte has one bit left.
      guard shift < 63 || next <= 1 else { break }
      value |= UInt64(next & 0x7F) << shift
      if next & 0x80 == 0 { return value }
    }
    throw fault("a number is longer than 64 bits")
  }

  /// A number of elements, each of at least `size` bytes, that still fit into what remains.
  mutating func count(of size: Int) throws(SurveyError) -> Int {
    let value = try unsigned()
    guard value <= UInt64(remaining / max(1, size)) else {
      throw fault("\(value) elements are announced, but only \(remaining) bytes follow")
    }
    return Int(value)
  }

  /// A whole number within ±10¹⁵, so that sums of them can't overflow.
  mutating func signed() throws(SurveyError) -> Int {
    let raw = try unsigned()
    let value = Int(bitPattern: UInt(raw >> 1)) ^ -Int(raw & 1)
    guard value.magnitude <= 1_000_000_000_000_000 else { throw fault("a number is out of range") }
    return value
  }

  mutating func natural() throws(SurveyError) -> Int {
    let value = try unsigned()
    guard value <= 1_000_000_000_000_000 else { throw fault("a number is out of range") }
    return Int(value)
  }

  mutating func double() throws(SurveyError) -> Double { Double(bitPattern: try fixed(UInt64.self)) }

  mutating func text() throws(SurveyError) -> String {
    let length = try count(of: 1)
    defer { position += length }
    return String(decoding: bytes[position..<position + length], as: UTF8.self)
  }

  mutating func flag() throws(SurveyError) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw fault("neither yes nor no")
    }
  }

  mutating func optionalText() throws(SurveyError) -> String? { try flag() ? try text() : nil }
  mutating func optionalDouble() throws(SurveyError) -> Double? { try flag() ? try double() : nil }
  mutating func optionalNatural() throws(SurveyError) -> Int? { try flag() ? try natural() : nil }

  /// Everything must have been read.
  func end() throws(SurveyError) {
    guard remaining == 0 else { throw fault("\(remaining) bytes too many") }
  }
}
