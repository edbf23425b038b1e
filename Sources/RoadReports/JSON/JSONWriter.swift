/// Writes JSON text (RFC 8259) member by member, in the order given: no tree, no dictionary, no reflection.
///
/// The bytes are valid UTF-8 and valid JSON whatever the text held: control characters and the marks that turn the
/// direction of writing are escaped, numbers that are not finite become `null`.
public struct JSONWriter {
  /// What has been written and not yet drained.
  public private(set) var bytes: [UInt8] = []
  /// Per open container: whether it already has a value.
  private var open: [Bool] = []
  private var afterName = false
  private let indented: Bool

  /// A writer of compact text, or of text with a line for each value.
  public init(indented: Bool = false) {
    self.indented = indented
  }

  public mutating func beginObject() { beginObject(onNewLine: false) }
  public mutating func endObject() { end(UInt8(ascii: "}")) }
  public mutating func beginArray() {
    separate()
    bytes.append(UInt8(ascii: "["))
    open.append(false)
  }
  public mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Writes a member's name; its value must follow.
  public mutating func name(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    if indented { bytes.append(UInt8(ascii: " ")) }
    afterName = true
  }

  /// Writes text, or `null`.
  public mutating func string(_ value: String?) {
    guard let value else { return null() }
    separate()
    appendQuoted(value)
  }

  /// Writes a number with fixed decimals; absent and not finite are `null`.
  public mutating func number(_ value: Double?, decimals: Int) {
    guard let value, value.isFinite else { return null() }
    separate()
    FixedDecimals.append(value, decimals: decimals, to: &bytes)
  }

  /// Writes a number with the fewest digits that read back as the same double; whole numbers without a point.
  public mutating func number(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    separate()
    if value == value.rounded(), value.magnitude < 0x1p53, !(value == 0 && value.sign == .minus) {
      FixedDecimals.append(value, decimals: 0, to: &bytes)
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
  }

  /// Writes a whole number, or `null`.
  public mutating func integer(_ value: Int?) {
    guard let value else { return null() }
    separate()
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    FixedDecimals.append(UInt64(value.magnitude), to: &bytes)
  }

  public mutating func flag(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes a whole tree, members in their order.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let flag): self.flag(flag)
    case .number(let number): self.number(number)
    case .string(let text): string(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        name(member.name)
        self.value(member.value)
      }
      endObject()
    }
  }

  /// Begins an object on a line of its own, after the comma if one is due: a long array with a line for each element.
  public mutating func beginObject(onNewLine: Bool) {
    separate()
    if onNewLine { newline() }
    bytes.append(UInt8(ascii: "{"))
    open.append(false)
  }

  /// Begins a new line; JSON allows it between any two tokens.
  public mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  /// Hands over what has been written once it is worth a write, so that a long text needs little memory.
  mutating func drain(into sink: inout ByteSink, all: Bool = false) throws(ReportError) {
    guard all || bytes.count >= ByteSink.chunk else { return }
    try sink.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func end(_ bracket: UInt8) {
    precondition(!afterName, "A member's name must be followed by its value")
    guard let hadValues = open.popLast() else {
      preconditionFailure("Every end of a container needs its beginning")
    }
    if hadValues { breakLine() }
    bytes.append(bracket)
  }

  /// The comma and the line break before a name or a value, where one is due.
  private mutating func separate() {
    if afterName {
      afterName = false
      return
    }
    guard let hasValues = open.last else { return }
    if hasValues { bytes.append(UInt8(ascii: ",")) }
    open[open.count - 1] = true
    breakLine()
  }

  private mutating func breakLine() {
    guard indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * open.count))
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    if SafeText.isPlain(text, besides: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      bytes.append(contentsOf: text.utf8)
      return
    }
    // Swift's strings are always valid UTF-8: lone surrogates can't reach this place.
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case "\n": bytes.append(contentsOf: "\\n".utf8)
      case "\r": bytes.append(contentsOf: "\\r".utf8)
      case "\t": bytes.append(contentsOf: "\\t".utf8)
      default:
        // Every hidden character lies in the basic plane: one escape of four digits is enough.
        if SafeText.isHidden(scalar) {
          let digits = String(scalar.value, radix: 16)
          bytes.append(contentsOf: "\\u".utf8)
          bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
          bytes.append(contentsOf: digits.utf8)
        } else {
          bytes.append(contentsOf: scalar.utf8)
        }
      }
    }
  }
}
