/// How many columns of a terminal a text takes (Unicode Standard Annex #11, East Asian Width; ambiguous counts as one).
enum DisplayWidth {
  /// The columns that a text without control characters takes.
  static func of(_ text: String) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// The text cut to at most `limit` columns, an ellipsis at its end where something was cut off.
  static func cut(_ text: String, to limit: Int) -> String {
    guard of(text) > limit else { return text }
    var width = 1
    var kept = ""
    for character in text {
      width += of(character)
      if width > limit { break }
      kept.append(character)
    }
    return kept + "…"
  }

  private static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      // The emoji variation selector makes a picture of what would be a narrow sign.
      if scalar.value == 0xFE0F { return 2 }
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format, .control: continue
      default: width = max(width, isWide(scalar) ? 2 : 1)
      }
    }
    return width
  }

  /// The blocks of wide and full-width characters, and signs that are shown as pictures.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
