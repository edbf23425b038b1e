extension LogMapping {
  /// The mapping as the text of a mapping file, with comments; reading it gives the same mapping.
  public var text: String {
    var lines = [
      "// How a log is to be read. Columns are named as the header spells them, or numbered from 1.",
      "{",
      "  \"recorder\": \(Self.quoted(name)),",
    ]
    if describesFolder {
      if let clockFile { lines.append("  \"clockFile\": \(Self.quoted(clockFile)),") }
      lines.append("  \"files\": [")
      for table in tables {
        lines.append("    {")
        lines += table.lines(indent: "      ")
        lines.append("    },")
      }
      lines.append("  ],")
    } else {
      for table in tables { lines += table.lines(indent: "  ") }
    }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": out += "\\" + String(scalar)
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// A number as short as it can be written and read back.
  static func shown(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
}

extension LogMapping.Table {
  fileprivate func lines(indent: String) -> [String] {
    var lines: [String] = []
    func add(_ key: String, _ value: String, _ meaning: String = "") {
      lines.append("\(indent)\"\(key)\": \(value),\(meaning.isEmpty ? "" : "  // \(meaning)")")
    }
    if let file { add("file", LogMapping.quoted(file), "* and ? stand for any characters") }
    if let delimiter {
      add(
        "delimiter",
        delimiter == 0x09 ? "\"tab\"" : delimiter == 0x20 ? "\"space\"" : "\"\(UnicodeScalar(delimiter))\"")
    }
    if let decimalMark { add("decimal", "\"\(UnicodeScalar(decimalMark))\"") }
    if let headerLines { add("headerLines", "\(headerLines)", "lines before the first row of data") }
    if hasTypedRecords { add("typedRecords", "true", "the first cell tells the kind of a row") }
    if let rateHertz { add("rate", LogMapping.shown(rateHertz), "Hz, as there is no clock") }
    if let utcOffsetSeconds { add("timeZone", "\"\(zone(utcOffsetSeconds))\"", "of times that name none") }
    if let vertical {
      let axis = vertical.axis == .ax ? "x" : vertical.axis == .ay ? "y" : "z"
      add(
        "vertical", "\"\(vertical.isDown ? "-" : "+")\(axis)\"",
        "this axis points up; gravity is not in the data")
    }
    if !noValues.isEmpty {
      add("noValue", "[" + noValues.map(LogMapping.shown).joined(separator: ", ") + "]", "stand for nothing")
    }
    if !skips.isEmpty {
      let rows = skips.map { skip in
        let texts = skip.texts.map(LogMapping.quoted).joined(separator: ", ")
        return "{ \"column\": \(skip.key.shown), \"is\": [\(texts)] }"
      }
      add("skipRows", "[" + rows.joined(separator: ", ") + "]")
    }
    lines.append("\(indent)\"columns\": [")
    for column in columns { lines.append("\(indent)  \(column.shown),") }
    lines.append("\(indent)],")
    return lines
  }

  private func zone(_ seconds: Int) -> String {
    if seconds == 0 { return "UTC" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let minutes = abs(seconds) / 60
    return "\(seconds < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
  }
}

extension LogMapping.Key {
  fileprivate var shown: String {
    switch self {
    case .name(let name): LogMapping.quoted(name)
    case .number(let number): "\(number)"
    }
  }
}

extension LogMapping.Column {
  fileprivate var shown: String {
    var parts = ["\"column\": \(key.shown)", "\"quantity\": \"\(quantity.rawValue)\""]
    if let unit { parts.append("\"unit\": \"\(unit.rawValue)\"") }
    if factor == -1 {
      parts.append("\"sign\": -1")
    } else if factor != 1 {
      parts.append("\"factor\": \(LogMapping.shown(factor))")
    }
    if let spelling = clock?.spelling { parts.append("\"spelling\": \"\(spelling.rawValue)\"") }
    switch clock?.zero {
    case .unix: parts.append("\"epoch\": \"unix\"")
    case .start: parts.append("\"epoch\": \"start\"")
    case .instant(let nanoseconds): parts.append("\"epoch\": \"\(TimeText.utc(nanoseconds))\"")
    case nil: break
    }
    return "{ " + parts.joined(separator: ", ") + " }"
  }
}
