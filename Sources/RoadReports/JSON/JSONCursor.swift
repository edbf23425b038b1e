/// Walks over JSON text (RFC 8259, nothing more lenient) and pulls values out of it, one after the other.
///
/// What isn't asked for is checked all the same and never stored, so that a large file costs only what is wanted of it.
/// Every offence against the grammar is thrown with its line and column. Complexity: linear in the bytes.
struct JSONCursor {
  /// Deeper nesting than this is refused: no such road file exists, and recursion has its limits.
  static let depthLimit = 64

  let file: String
  let bytes: [UInt8]
  private(set) var offset = 0
  private var depth = 0
  private var lines = LineCounter()

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    // RFC 8259 §8.1 lets a reader pass over a byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  // MARK: Places

  /// Line and column of a byte. Complexity: linear in the bytes since the last call, when asked in ascending order.
  mutating func position(at offset: Int) -> SourcePosition { lines.position(of: offset, in: bytes) }

  /// The error for an offence at a byte, the current one by default.
  func failure(_ text: String, at place: Int? = nil) -> ReportError {
    var counter = LineCounter()
    return .malformed(
      file: file, position: counter.position(of: min(place ?? offset, bytes.count), in: bytes), text: text)
  }

  /// Goes back to a byte where a value begins, to read it again.
  mutating func move(to offset: Int) { self.offset = offset }

  // MARK: Values

  /// The first byte of the next value, or nil at the end.
  mutating func peek() -> UInt8? {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return bytes[offset]
      }
    }
    return nil
  }

  /// Reads the next value as a tree.
  mutating func value() throws(ReportError) -> JSONValue {
    switch peek() {
    case UInt8(ascii: "{"):
      var members: [JSONMember] = []
      try forEachMember { (cursor: inout JSONCursor, name: String, place: Int) throws(ReportError) in
        let position = cursor.position(at: place)
        members.append(JSONMember(name, try cursor.value(), at: position))
      }
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [JSONValue] = []
      try forEachElement { (cursor: inout JSONCursor) throws(ReportError) in
        elements.append(try cursor.value())
      }
      return .array(elements)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"):
      try word("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    default: return .number(try number())
    }
  }

  /// Passes over the next value, checking it.
  mutating func skip() throws(ReportError) {
    switch peek() {
    case UInt8(ascii: "{"):
      try forEachMember { (cursor: inout JSONCursor, _: String, _: Int) throws(ReportError) in
        try cursor.skip()
      }
    case UInt8(ascii: "["):
      try forEachElement { (cursor: inout JSONCursor) throws(ReportError) in try cursor.skip() }
    case UInt8(ascii: "\""), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): _ = try value()
    default: _ = try number()
    }
  }

  /// Walks over the members of the object that must come next; `body` must consume each member's value.
  mutating func forEachMember(
    _ body: (inout JSONCursor, _ name: String, _ offset: Int) throws(ReportError) -> Void
  ) throws(ReportError) {
    try enter("{", "an object")
    if peek() == UInt8(ascii: "}") { return leave() }
    while true {
      guard peek() == UInt8(ascii: "\"") else {
        throw failure("expected a member's name in quotes, \(seen())")
      }
      let place = offset
      let name = try string()
      guard peek() == UInt8(ascii: ":") else {
        throw failure("expected ':' after the member's name, \(seen())")
      }
      offset += 1
      try body(&self, name, place)
      if try isLast("}") { return leave() }
    }
  }

  /// Walks over the elements of the array that must come next; `body` must consume each element.
  mutating func forEachElement(_ body: (inout JSONCursor) throws(ReportError) -> Void) throws(ReportError) {
    try enter("[", "an array")
    if peek() == UInt8(ascii: "]") { return leave() }
    while true {
      try body(&self)
      if try isLast("]") { return leave() }
    }
  }

  /// Demands that nothing but blanks is left.
  mutating func end() throws(ReportError) {
    guard peek() == nil else { throw failure("expected the end of the file after the JSON value, \(seen())") }
  }

  // MARK: Scalars

  /// Reads the string that must come next.
  mutating func string() throws(ReportError) -> String {
    guard peek() == UInt8(ascii: "\"") else { throw failure("expected a string, \(seen())") }
    let (text, end) = try JSONStringReader.read(self, from: offset + 1)
    offset = end
    return text
  }

  /// Reads the number that must come next.
  mutating func number() throws(ReportError) -> Double {
    guard peek() != nil else { throw failure("expected a value, \(seen())") }
    let (number, end) = try JSONNumberReader.read(self, from: offset)
    offset = end
    return number
  }

  private mutating func word(_ word: StaticString) throws(ReportError) {
    let text = word.description
    guard bytes[offset...].starts(with: text.utf8) else { throw failure("expected \(text), \(seen())") }
    offset += text.utf8.count
    if offset < bytes.count, bytes[offset].isWordByte {
      throw failure("expected \(text) and then a comma or an end, \(seen())")
    }
  }

  private mutating func enter(_ bracket: Unicode.Scalar, _ what: String) throws(ReportError) {
    guard peek() == UInt8(ascii: bracket) else { throw failure("expected \(what), \(seen())") }
    guard depth < Self.depthLimit else { throw failure("nested deeper than \(Self.depthLimit) levels") }
    depth += 1
    offset += 1
  }

  private mutating func leave() {
    depth -= 1
    offset += 1
  }

  /// Stands before a comma (then passes over it) or before the closing bracket.
  private mutating func isLast(_ bracket: Unicode.Scalar) throws(ReportError) -> Bool {
    switch peek() {
    case UInt8(ascii: bracket): return true
    case UInt8(ascii: ","):
      offset += 1
      if peek() == UInt8(ascii: bracket) { throw failure("a comma must be followed by a value, \(seen())") }
      return false
    default: throw failure("expected ',' or '\(bracket)', \(seen())")
    }
  }

  /// What stands at the current place, in words.
  func seen(at place: Int? = nil) -> String {
    let place = place ?? offset
    guard place < bytes.count else { return "saw the end of the file" }
    let byte = bytes[place]
    if (0x21...0x7E).contains(byte) { return "saw '\(Unicode.Scalar(byte))'" }
    return "saw byte 0x\(Hexadecimal.text([byte]))"
  }
}

extension UInt8 {
  /// Letters and digits of ASCII: what can't follow a word or a number directly.
  var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

extension JSONValue {
  /// The tree of a whole JSON text. `file` names it in errors. Errors: `malformed`. Complexity: linear.
  public static func parse(_ bytes: [UInt8], file: String) throws(ReportError) -> JSONValue {
    var cursor = JSONCursor(bytes, file: file)
    let value = try cursor.value()
    try cursor.end()
    return value
  }
}
