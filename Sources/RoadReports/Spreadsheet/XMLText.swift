/// Text of data as XML: never markup, never a character that XML 1.0 forbids.
enum XMLText {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  /// The namespace of SpreadsheetML (ECMA-376).
  static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  /// The namespace of relationships between the parts of a package.
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// `text` for an element or a double-quoted attribute; control characters and direction marks become visible.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in SafeText.visible(text).unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x27: result += "&#39;"
      // The two noncharacters that XML 1.0 leaves out.
      case 0xFFFE, 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// `text` for a spreadsheet's cell: `_x0041_` would be read as `A` there, so its underscore is written as an escape
  /// itself; and a cell holds 32 767 UTF-16 units at most.
  static func cell(_ text: String) -> String {
    let limit = 32_767
    if text.utf8.count <= limit, SafeText.isPlain(text, besides: isMarkup) { return text }
    var kept = text
    if kept.utf16.count > limit {
      // A character may be many units long: cut before the one that would cross the limit, and show that it was cut.
      var units = 0
      kept =
        String(
          text.prefix { character in
            units += character.utf16.count
            return units < limit
          }) + "…"
    }
    return escaped(kept).replacingEscapes()
  }
}

extension XMLText {
  /// Bytes that don't stand for themselves in every cell.
  @inline(__always) private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension String {
  /// Writes `_x005F_` for the underscore of everything that looks like `_xHHHH_`.
  fileprivate func replacingEscapes() -> String {
    guard contains("_x") else { return self }
    let bytes = Array(utf8)
    var result: [UInt8] = []
    for (i, byte) in bytes.enumerated() {
      let looksEscaped =
        byte == UInt8(ascii: "_") && i + 6 < bytes.count && bytes[i + 1] == UInt8(ascii: "x")
        && bytes[i + 6] == UInt8(ascii: "_")
        && bytes[(i + 2)..<(i + 6)].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
      result.append(contentsOf: looksEscaped ? Array("_x005F_".utf8) : [byte])
    }
    return String(decoding: result, as: UTF8.self)
  }
}
