/// Bytes of a run record as they grow: little-endian numbers, variable-length integers, texts with their length.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(raw: [UInt8]) { bytes += raw }

  mutating func fixed<Word: FixedWidthInteger & UnsignedInteger>(_ word: Word) {
    for shift in stride(from: 0, to: Word.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> Word(shift)))
    }
  }

  /// Seven bits a byte, the lowest first, the top bit set on all but the last (LEB128).
  mutating func unsigned(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func count(_ value: Int) {
    precondition(value >= 0, "A count is not negative.")
    unsigned(UInt64(value))
  }

  /// Small numbers of either sign stay short: 0, −1, 1, −2 … are 0, 1, 2, 3 …
  mutating func signed(_ value: Int) {
    unsigned(UInt64(bitPattern: Int64((value << 1) ^ (value >> 63))))
  }

  mutating func double(_ value: Double) { fixed(value.bitPattern) }

  mutating func text(_ value: String) {
    let utf8 = Array(value.utf8)
    count(utf8.count)
    bytes += utf8
  }

  mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// A flag, and the value where there is one.
  mutating func optional<Value>(_ value: Value?, _ write: (inout RecordWriter, Value) -> Void) {
    flag(value != nil)
    if let value { write(&self, value) }
  }
}
