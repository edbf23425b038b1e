/// Text that may be shown anywhere: what would command a terminal, hide or reorder characters is written as an escape.
enum SafeText {
  /// The text of bytes that should be UTF-8; bytes that aren't become `\xHH`, control, format and bidirectional
  /// characters `\u{…}`. Joiners within emoji stay.
  static func escaped(_ bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    var text = ""
    var at = 0
    // Character by character, so that a broken byte costs itself and not its neighbours.
    while at < bytes.count {
      let length = bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4
      if at + length <= bytes.count, let good = String(validating: bytes[at..<at + length], as: UTF8.self) {
        for scalar in good.unicodeScalars { append(scalar, to: &text) }
        at += length
      } else {
        let digits = String(bytes[at], radix: 16, uppercase: true)
        text += "\\x" + (digits.count == 1 ? "0" : "") + digits
        at += 1
      }
    }
    return text
  }

  static func escaped(_ string: String) -> String { escaped(string.utf8) }

  /// Whether a text holds something that `escaped` would change.
  static func isHostile(_ string: String) -> Bool {
    string.unicodeScalars.contains(where: isUnsafe)
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    if isUnsafe(scalar) {
      text += "\\u{" + String(scalar.value, radix: 16) + "}"
    } else {
      text.unicodeScalars.append(scalar)
    }
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x061C, 0xFEFF: true
    default: false
    }
  }
}
