/// Reads one string by RFC 8259's grammar: escapes resolved, surrogates paired, UTF-8 checked.
enum JSONStringReader {
  /// The text whose opening quote stands before `start`, and the offset behind the closing quote.
  static func read(_ cursor: JSONCursor, from start: Int) throws(ReportError) -> (String, Int) {
    let bytes = cursor.bytes
    var at = start
    var run = start
    var text = ""
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        try append(cursor, run..<at, to: &text)
        return (text, at + 1)
      case UInt8(ascii: "\\"):
        try append(cursor, run..<at, to: &text)
        text.unicodeScalars.append(try escape(cursor, &at))
        run = at
      case 0..<0x20:
        throw cursor.failure(
          "a control character in a string must be escaped, \(cursor.seen(at: at))", at: at)
      default: at += 1
      }
    }
    throw cursor.failure("the string that begins here has no closing quote", at: start - 1)
  }

  private static func append(_ cursor: JSONCursor, _ range: Range<Int>, to text: inout String)
    throws(ReportError)
  {
    guard !range.isEmpty else { return }
    guard let piece = String(validating: cursor.bytes[range], as: UTF8.self) else {
      throw cursor.failure("not valid UTF-8: save the file as UTF-8", at: firstInvalid(cursor.bytes[range]))
    }
    text += piece
  }

  /// The offset of the first byte that isn't UTF-8: the decoder replaces it, its bytes don't come back equal.
  private static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var place = bytes.startIndex
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { place += scalar.utf8.count }
    return place
  }

  /// The character of the escape that begins at the backslash `at`; moves `at` behind it.
  private static func escape(_ cursor: JSONCursor, _ at: inout Int) throws(ReportError) -> Unicode.Scalar {
    let start = at
    at += 1
    guard at < cursor.bytes.count else { throw cursor.failure("the file ends within a string") }
    defer { at += 1 }
    switch cursor.bytes[at] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try hex(cursor, at + 1)
      at += 4
      if let scalar = Unicode.Scalar(first) { return scalar }
      let isPair =
        (0xD800..<0xDC00).contains(first) && at + 2 < cursor.bytes.count
        && cursor.bytes[at + 1] == UInt8(ascii: "\\") && cursor.bytes[at + 2] == UInt8(ascii: "u")
      guard isPair else { throw cursor.failure("half a surrogate pair is no character", at: start) }
      let second = try hex(cursor, at + 3)
      // Ten bits of each half; whether the second is one is asked next.
      let joined = 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF
      guard (0xDC00..<0xE000).contains(second), let scalar = Unicode.Scalar(joined) else {
        throw cursor.failure("half a surrogate pair is no character", at: start)
      }
      at += 6
      return scalar
    default: throw cursor.failure("unknown escape in a string, \(cursor.seen(at: at))", at: start)
    }
  }

  private static func hex(_ cursor: JSONCursor, _ start: Int) throws(ReportError) -> UInt32 {
    var value: UInt32 = 0
    for place in start..<(start + 4) {
      guard place < cursor.bytes.count,
        let digit = Character(Unicode.Scalar(cursor.bytes[place])).hexDigitValue
      else {
        throw cursor.failure("expected four hexadecimal digits after \\u", at: min(place, cursor.bytes.count))
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
