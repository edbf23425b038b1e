/// Text from data made harmless for a table cell, a terminal line or a message.
///
/// Control characters and the marks that turn the direction of writing are replaced by something that can be seen; all
/// other characters stay. Text from data is never markup, formula or command.
public enum SafeText {
  /// `text` with control characters as control pictures (`␉`, `␊`) and invisible direction marks as `[U+202E]`.
  public static func visible(_ text: String) -> String {
    guard !isPlain(text, besides: { _ in false }), text.unicodeScalars.contains(where: isHidden) else {
      return text
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !isHidden(scalar) {
        scalars.append(scalar)
      } else if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
        scalars.append(picture)
      } else if scalar.value == 0x7F {
        scalars.append("\u{2421}")
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        scalars.append(
          contentsOf: "[U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]".unicodeScalars
        )
      }
    }
    return String(scalars)
  }

  /// True where a text is printable ASCII without some bytes: nearly all of what is written, and nobody needs to look at its
  /// characters.
  @inline(__always) static func isPlain(_ text: String, besides isSpecial: (UInt8) -> Bool) -> Bool {
    for byte in text.utf8 where byte < 0x20 || byte >= 0x7F || isSpecial(byte) { return false }
    return true
  }

  /// True for characters that show nothing but change what is shown: controls, direction marks, line separators.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F: true
    // Arabic letter mark, zero-width space and direction marks, separators and embeddings, isolates, byte order mark.
    // Zero-width joiners (200C, 200D) stay: several scripts and emoji are written with them.
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// True where a spreadsheet would take the text for a formula: it begins with `=`, `+`, `-`, `@` (also full-width), TAB.
  static func looksLikeFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }
}
