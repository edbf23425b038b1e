/// The looks that a cell of a sheet can have: `rawValue` is its index in the workbook's `cellXfs`.
///
/// Text cells carry the number format `@`, so that a road `1-2` stays text even after somebody has typed into the cell.
enum SheetStyle: Int, CaseIterable {
  case text, heading, integer, tenths, hundredths, thousandths, degrees, percent, date, wrapped, link
  case classI, classII, classIII

  /// The style in which a number with so many decimals is shown.
  static func number(decimals: Int) -> SheetStyle {
    switch decimals {
    case 0: .integer
    case 1: .tenths
    case 2: .hundredths
    case 3: .thousandths
    default: .degrees
    }
  }

  /// The style of a condition class: the map's colours behind it.
  static func conditionClass(_ name: String?) -> SheetStyle {
    switch name {
    case "I": .classI
    case "II": .classII
    case "III": .classIII
    default: .text
    }
  }

  /// `xl/styles.xml`. Fonts, fills and formats are listed once; each style points into the lists.
  static var stylesheet: String {
    let formats = [
      (164, "0.0"), (165, "0.000"), (166, "0.0000000"), (167, "0%"), (168, "yyyy\\-mm\\-dd"),
    ]
    let fills = ["FFD9D9D9", "FFCCE3F0", "FFFAEBCC", "FFF7DFCC"]
    var xml = XMLText.declaration + "<styleSheet xmlns=\"\(XMLText.spreadsheet)\">"
    xml += "<numFmts count=\"\(formats.count)\">"
    for (id, code) in formats { xml += "<numFmt numFmtId=\"\(id)\" formatCode=\"\(code)\"/>" }
    xml += "</numFmts><fonts count=\"3\">"
    let face = "<name val=\"Calibri\"/><family val=\"2\"/>"
    xml += "<font><sz val=\"10\"/>\(face)</font><font><b/><sz val=\"10\"/>\(face)</font>"
    xml += "<font><u/><sz val=\"10\"/><color rgb=\"FF0072B2\"/>\(face)</font></fonts>"
    // The first two fills are fixed by the format.
    xml += "<fills count=\"\(fills.count + 2)\"><fill><patternFill patternType=\"none\"/></fill>"
    xml += "<fill><patternFill patternType=\"gray125\"/></fill>"
    for colour in fills {
      xml += "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"\(colour)\"/></patternFill></fill>"
    }
    xml += "</fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    xml +=
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    xml += "<cellXfs count=\"\(allCases.count)\">"
    for style in allCases { xml += style.format }
    xml +=
      "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
    return xml + "</styleSheet>\n"
  }

  private var format: String {
    let (number, font, fill) =
      switch self {
      case .text, .wrapped: (49, 0, 0)
      case .heading: (49, 1, 2)
      case .integer: (1, 0, 0)
      case .tenths: (164, 0, 0)
      case .hundredths: (2, 0, 0)
      case .thousandths: (165, 0, 0)
      case .degrees: (166, 0, 0)
      case .percent: (167, 0, 0)
      case .date: (168, 0, 0)
      case .link: (49, 2, 0)
      case .classI: (49, 0, 3)
      case .classII: (49, 0, 4)
      case .classIII: (49, 0, 5)
      }
    let wraps = self == .wrapped || self == .heading
    return "<xf numFmtId=\"\(number)\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"0\" xfId=\"0\""
      + " applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\">"
      + "<alignment vertical=\"top\"\(wraps ? " wrapText=\"1\"" : "")/></xf>"
  }
}
