/// A value of a JSON file with comments, and where it stands: mapping files are written by hand, so that messages must
/// name a line.
///
/// Taken beside JSON: `//` and `/* */` comments, a comma after the last member, single quotes, names without quotes.
struct RelaxedJSON: Equatable {
  indirect enum Value: Equatable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([RelaxedJSON])
    case group([Member])
  }

  struct Member: Equatable {
    var name: String
    var line: Int
    var value: RelaxedJSON
  }

  /// What is wrong with a text, and in which line.
  struct Fault: Error, Equatable {
    var line: Int
    var text: String
  }

  var value: Value
  var line: Int

  /// Parses a whole text. Complexity: O(length); values may be nested 32 deep.
  init(parsing text: some Sequence<UInt8>) throws(Fault) {
    var parser = Parser(bytes: Array(text))
    if parser.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.at = 3 }
    self = try parser.value(depth: 0)
    try parser.blanks()
    if let byte = parser.peek { throw parser.fault("“\(parser.shown(byte))” after the end") }
  }

  fileprivate init(_ value: Value, line: Int) {
    self.value = value
    self.line = line
  }
}

private struct Parser {
  let bytes: [UInt8]
  var at = 0
  var line = 1

  static let deepest = 32

  init(bytes: [UInt8]) { self.bytes = bytes }

  var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  func fault(_ text: String) -> RelaxedJSON.Fault { RelaxedJSON.Fault(line: line, text: text) }

  func shown(_ byte: UInt8) -> String {
    (0x21..<0x7F).contains(byte) ? String(UnicodeScalar(byte)) : "byte \(byte)"
  }

  mutating func take() -> UInt8? {
    guard let byte = peek else { return nil }
    if byte == UInt8(ascii: "\n") { line += 1 }
    at += 1
    return byte
  }

  mutating func takes(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard at + length <= bytes.count, text.withUTF8Buffer({ $0.elementsEqual(bytes[at..<at + length]) })
    else { return false }
    at += length
    return true
  }

  /// Skips blanks and comments.
  mutating func blanks() throws(RelaxedJSON.Fault) {
    while let byte = peek {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        _ = take()
      } else if takes("//") {
        while let next = peek, next != UInt8(ascii: "\n") { _ = take() }
      } else if takes("/*") {
        let start = line
        while !takes("*/") {
          if take() == nil { throw RelaxedJSON.Fault(line: start, text: "a comment /* that is not closed") }
        }
      } else {
        return
      }
    }
  }

  mutating func value(depth: Int) throws(RelaxedJSON.Fault) -> RelaxedJSON {
    try blanks()
    guard depth < Self.deepest else { throw fault("values nested more than \(Self.deepest) deep") }
    let start = line
    guard let byte = peek else { throw fault("the text ends where a value was expected") }
    switch byte {
    case UInt8(ascii: "{"): return RelaxedJSON(.group(try members(depth)), line: start)
    case UInt8(ascii: "["): return RelaxedJSON(.list(try items(depth)), line: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return RelaxedJSON(.text(try text(byte)), line: start)
    default: return RelaxedJSON(try word(), line: start)
    }
  }

  private mutating func members(_ depth: Int) throws(RelaxedJSON.Fault) -> [RelaxedJSON.Member] {
    _ = take()
    var members: [RelaxedJSON.Member] = []
    while true {
      try blanks()
      if peek == UInt8(ascii: "}") { break }
      let start = line
      let name = try self.name()
      if members.contains(where: { $0.name == name }) { throw fault("“\(name)” stands twice") }
      try blanks()
      guard take() == UInt8(ascii: ":") else { throw fault("“:” was expected after “\(name)”") }
      members.append(.init(name: name, line: start, value: try value(depth: depth + 1)))
      if try !goesOn(UInt8(ascii: "}")) { break }
    }
    _ = take()
    return members
  }

  private mutating func items(_ depth: Int) throws(RelaxedJSON.Fault) -> [RelaxedJSON] {
    _ = take()
    var items: [RelaxedJSON] = []
    while true {
      try blanks()
      if peek == UInt8(ascii: "]") { break }
      items.append(try value(depth: depth + 1))
      if try !goesOn(UInt8(ascii: "]")) { break }
    }
    _ = take()
    return items
  }

  /// Whether a comma follows; else the closing mark must.
  private mutating func goesOn(_ close: UInt8) throws(RelaxedJSON.Fault) -> Bool {
    try blanks()
    if peek == UInt8(ascii: ",") {
      _ = take()
      return true
    }
    guard peek == close else { throw fault("“,” or “\(shown(close))” was expected") }
    return false
  }

  private mutating func name() throws(RelaxedJSON.Fault) -> String {
    guard let byte = peek else { throw fault("the text ends where a name was expected") }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try text(byte) }
    let letters = plainWord()
    guard !letters.isEmpty else { throw fault("“\(shown(byte))” where a name was expected") }
    return letters
  }

  private mutating func plainWord() -> String {
    let start = at
    while let byte = peek, byte >= 0x80 || byte == UInt8(ascii: "_") || isLetterOrDigit(byte) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }

  private mutating func word() throws(RelaxedJSON.Fault) -> RelaxedJSON.Value {
    let start = at
    while let byte = peek, isLetterOrDigit(byte) || "+-._".utf8.contains(byte) { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .flag(true)
    case "false": return .flag(false)
    default:
      // `Double` would take hexadecimal, `inf` and `nan` too.
      let isDecimal = word.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
      guard isDecimal, let number = Double(word), number.isFinite else {
        let found = word.isEmpty ? peek.map(shown) ?? "the end" : word
        throw fault("“\(SafeText.escaped(found))” is no value; text stands in quotes")
      }
      return .number(number)
    }
  }

  private mutating func text(_ quote: UInt8) throws(RelaxedJSON.Fault) -> String {
    let start = line
    _ = take()
    var text: [UInt8] = []
    while true {
      guard let byte = take(), byte != UInt8(ascii: "\n") else {
        throw RelaxedJSON.Fault(line: start, text: "a text that is not closed by a quote")
      }
      if byte == quote { break }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      switch take() {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "u"): text += Array(String(try escape()).utf8)
      case let mark? where [quote, UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "\"")].contains(mark):
        text.append(mark)
      default: throw fault("an escape that is none; \\\\ stands for a backslash")
      }
    }
    guard let string = String(validating: text, as: UTF8.self) else {
      throw RelaxedJSON.Fault(line: start, text: "the text is not UTF-8; save the file as UTF-8")
    }
    return string
  }

  private mutating func escape() throws(RelaxedJSON.Fault) -> Character {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = take(), let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw fault("\\u without four hexadecimal digits")
      }
      value = value * 16 + UInt32(digit)
    }
    guard let scalar = UnicodeScalar(value) else { throw fault("\\u that is no character") }
    return Character(scalar)
  }
}
