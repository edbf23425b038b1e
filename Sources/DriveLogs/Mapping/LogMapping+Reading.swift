import RoadFindings
import RoadKernels

extension LogMapping {
  /// A mapping file is small; what is longer is another kind of file, bytes.
  private static let largestFile = 1 << 18

  /// Reads a mapping file.
  ///
  /// Throws with the file's name, the line and the key's path for what is not understood.
  public static func read(path: String) throws(DriveLogError) -> LogMapping {
    let name = SafeText.escaped(path.split(separator: "/").last.map(String.init) ?? path)
    var input = try ByteInput.open(path: Array(path.utf8), name: name, bufferBytes: 0, isHashed: false)
    while input.end < largestFile { if try !input.fill() { break } }
    guard input.end < largestFile else {
      throw DriveLogError(
        .badData, .mapping, at: Place(log: name), "larger than 256 KiB; a mapping file is a page of text")
    }
    return try parse(input.buffer[..<input.end], name: name)
  }

  /// Parses the text of a mapping file; `name` is how messages call it.
  public static func parse(_ text: some Sequence<UInt8>, name: String) throws(DriveLogError) -> LogMapping {
    do throws(RelaxedJSON.Fault) {
      let reader = MappingReader(fallbackName: stem(name))
      return try reader.mapping(RelaxedJSON(parsing: text))
    } catch {
      throw DriveLogError(.badData, .mapping, at: Place(log: name, line: error.line), error.text)
    }
  }

  private static func stem(_ name: String) -> String {
    let parts = name.split(separator: ".")
    return parts.count > 1 ? parts.dropLast().joined(separator: ".") : name
  }
}

/// From the tree of a mapping file to the mapping; every key is checked, and named with its path.
private struct MappingReader {
  typealias Fault = RelaxedJSON.Fault

  let fallbackName: String

  private static let tableKeys = [
    "columns", "delimiter", "decimal", "headerLines", "rate", "timeZone", "vertical", "noValue", "skipRows",
    "typedRecords",
  ]

  func mapping(_ root: RelaxedJSON) throws(Fault) -> LogMapping {
    guard case .group(let members) = root.value else {
      throw Fault(line: root.line, text: "a mapping { … } was expected")
    }
    var mapping = LogMapping(name: fallbackName, tables: [])
    let hasFiles = members.contains { $0.name == "files" }
    let known = ["recorder"] + (hasFiles ? ["files", "clockFile"] : Self.tableKeys)
    try check(members, known, "")
    for member in members {
      switch member.name {
      case "recorder":
        let name = try text(member.value, "recorder")
        guard (1...64).contains(name.count), !SafeText.isHostile(name) else {
          throw Fault(line: member.line, text: "recorder: 1 to 64 plain characters were expected")
        }
        mapping.name = name
      case "clockFile":
        let path = try text(member.value, "clockFile")
        guard !path.isEmpty, !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
          throw Fault(line: member.line, text: "clockFile: a path within the folder was expected")
        }
        mapping.clockFile = path
      case "files":
        for (index, item) in try list(member.value, "files").enumerated() {
          let path = "files[\(index + 1)]"
          guard case .group(let keys) = item.value else {
            throw Fault(line: item.line, text: "\(path): a table { … } was expected")
          }
          try check(keys, ["file"] + Self.tableKeys, path)
          guard keys.contains(where: { $0.name == "file" }) else {
            throw Fault(line: item.line, text: "\(path): “file” is missing: which file of the folder is it?")
          }
          mapping.tables.append(try table(keys, path, line: item.line))
        }
      default: break
      }
    }
    if !hasFiles { mapping.tables = [try table(members, "", line: root.line)] }
    try checkRoles(mapping, line: root.line)
    return mapping
  }

  // MARK: Tables

  private func table(
    _ members: [RelaxedJSON.Member], _ path: String, line: Int
  ) throws(Fault) -> LogMapping.Table {
    var table = LogMapping.Table(columns: [])
    for member in members {
      let here = path.isEmpty ? member.name : "\(path).\(member.name)"
      let value = member.value
      switch member.name {
      case "file": table.file = try text(value, here)
      case "delimiter":
        table.delimiter = try choice(
          value, here, [",": 0x2C, ";": 0x3B, "\t": 0x09, "tab": 0x09, " ": 0x20, "space": 0x20])
      case "decimal": table.decimalMark = try choice(value, here, [".": 0x2E, ",": 0x2C])
      case "headerLines":
        let lines = try number(value, here)
        guard lines >= 0, lines <= 500, lines == lines.rounded() else {
          throw Fault(line: value.line, text: "\(here): a number of lines from 0 to 500 was expected")
        }
        table.headerLines = Int(lines)
      case "rate":
        let rate = try number(value, here)
        guard rate > 0, rate <= 100_000 else {
          throw Fault(line: value.line, text: "\(here): samples a second, more than 0, were expected")
        }
        table.rateHertz = rate
      case "timeZone": table.utcOffsetSeconds = try zone(value, here)
      case "vertical": table.vertical = try vertical(value, here)
      case "noValue":
        if case .number(let single) = value.value {
          table.noValues = [single]
        } else {
          for item in try list(value, here) { table.noValues.append(try number(item, here)) }
        }
      case "skipRows":
        for (index, item) in try list(value, here).enumerated() {
          table.skips.append(try skip(item, "\(here)[\(index + 1)]"))
        }
      case "typedRecords":
        guard case .flag(let flag) = value.value else {
          throw Fault(line: value.line, text: "\(here): true or false was expected")
        }
        table.hasTypedRecords = flag
      case "columns":
        for (index, item) in try list(value, here).enumerated() {
          table.columns.append(try column(item, "\(here)[\(index + 1)]"))
        }
      default: break
      }
    }
    guard !table.columns.isEmpty else {
      throw Fault(
        line: line, text: "\(path.isEmpty ? "columns" : path + ".columns"): at least one column was expected")
    }
    try check(table, path, line: line)
    return table
  }

  private func check(_ table: LogMapping.Table, _ path: String, line: Int) throws(Fault) {
    let place = path.isEmpty ? "" : path + ": "
    var seen: [Quantity] = []
    for column in table.columns {
      if seen.contains(column.quantity) {
        throw Fault(line: line, text: "\(place)two columns give the \(column.quantity.rawValue); keep one")
      }
      seen.append(column.quantity)
      if case .name(let name) = column.key, table.headerLines == 0 {
        throw Fault(
          line: line, text: "\(place)without a header “\(name)” can't be found; give its number, from 1")
      }
    }
    if table.rateHertz != nil && seen.contains(.time) {
      throw Fault(line: line, text: "\(place)a time column and a rate: keep the one that is to be believed")
    }
    if table.vertical != nil {
      guard
        table.columns.filter({ Quantity.accelerations.contains($0.quantity) }).allSatisfy({ $0.unit != nil })
      else {
        throw Fault(
          line: line,
          text:
            "\(place)with “vertical” the accelerations must state their unit: there is no gravity to tell it by"
        )
      }
    }
  }

  private func column(_ node: RelaxedJSON, _ path: String) throws(Fault) -> LogMapping.Column {
    guard case .group(let members) = node.value else {
      throw Fault(line: node.line, text: "\(path): { \"column\": …, \"quantity\": … } was expected")
    }
    try check(members, ["column", "quantity", "unit", "sign", "factor", "spelling", "epoch"], path)
    var key: LogMapping.Key?
    var quantity: Quantity?
    var unit: (Unit, Int)?
    var column = LogMapping.Column(.number(1), .time)
    var clock = LogMapping.Clock()
    for member in members {
      let here = "\(path).\(member.name)"
      let value = member.value
      switch member.name {
      case "column": key = try self.key(value, here)
      case "quantity":
        quantity = try choice(
          value, here,
          Dictionary(uniqueKeysWithValues: Quantity.allCases.map { ($0.rawValue, $0) }))
      case "unit":
        let spelled = try text(value, here)
        guard let known = Unit(spelled: spelled) else {
          let all = Unit.allCases.map(\.rawValue).joined(separator: ", ")
          throw Fault(line: value.line, text: "\(here): “\(shown(spelled))” is no unit; known: \(all)")
        }
        unit = (known, value.line)
      case "sign":
        let sign = try number(value, here)
        guard abs(sign) == 1 else { throw Fault(line: value.line, text: "\(here): 1 or -1 was expected") }
        column.factor *= sign
      case "factor":
        let factor = try number(value, here)
        guard factor != 0 else { throw Fault(line: value.line, text: "\(here): a number but 0 was expected") }
        column.factor *= factor
      case "spelling":
        clock.spelling = try choice(
          value, here,
          Dictionary(uniqueKeysWithValues: LogMapping.Clock.Spelling.allCases.map { ($0.rawValue, $0) }))
      case "epoch": clock.zero = try zero(value, here)
      default: break
      }
    }
    guard let key else {
      throw Fault(line: node.line, text: "\(path): “column” is missing: its name or number")
    }
    guard let quantity else { throw Fault(line: node.line, text: "\(path): “quantity” is missing") }
    if let (unit, line) = unit {
      guard quantity.dimension == unit.dimension else {
        throw Fault(line: line, text: "\(path).unit: \(unit.rawValue) does not measure \(quantity.rawValue)")
      }
      column.unit = unit
    }
    if clock != LogMapping.Clock() {
      guard quantity == .time else {
        throw Fault(line: node.line, text: "\(path): only a time has a spelling or an epoch")
      }
      guard clock.spelling == nil || unit == nil else {
        throw Fault(line: node.line, text: "\(path): a time is a number with a unit, or text with a spelling")
      }
      column.clock = clock
    }
    column.key = key
    column.quantity = quantity
    return column
  }

  private func skip(_ node: RelaxedJSON, _ path: String) throws(Fault) -> LogMapping.Skip {
    guard case .group(let members) = node.value else {
      throw Fault(line: node.line, text: "\(path): { \"column\": …, \"is\": … } was expected")
    }
    try check(members, ["column", "is"], path)
    var key: LogMapping.Key?
    var texts: [String] = []
    for member in members {
      let here = "\(path).\(member.name)"
      if member.name == "column" {
        key = try self.key(member.value, here)
      } else if case .list(let items) = member.value.value {
        for item in items { texts.append(try cellText(item, here)) }
      } else {
        texts = [try cellText(member.value, here)]
      }
    }
    guard let key, !texts.isEmpty else {
      throw Fault(line: node.line, text: "\(path): “column” and “is” are needed")
    }
    return LogMapping.Skip(key, texts: texts)
  }

  /// An export folder needs motion and fixes, each given by one file.
  private func checkRoles(_ mapping: LogMapping, line: Int) throws(Fault) {
    guard mapping.describesFolder else { return }
    var roles: [SensorFolder.Role] = []
    for (index, table) in mapping.tables.enumerated() {
      guard let role = SensorFolder.Role(of: table) else {
        throw Fault(
          line: line,
          text:
            "files[\(index + 1)]: the three axes of an accelerometer or gyroscope, or latitude and longitude, were "
            + "expected")
      }
      if roles.contains(role) {
        throw Fault(line: line, text: "files[\(index + 1)]: another file gives the same sensor already")
      }
      roles.append(role)
    }
    guard roles.contains(.accelerometer), roles.contains(.location) else {
      throw Fault(line: line, text: "files: one with accelerations and one with positions were expected")
    }
  }

  // MARK: Values

  private func check(_ members: [RelaxedJSON.Member], _ known: [String], _ path: String) throws(Fault) {
    for member in members where !known.contains(member.name) {
      let here = path.isEmpty ? member.name : "\(path).\(member.name)"
      throw Fault(
        line: member.line, text: "\(shown(here)): no such key; known here: \(known.joined(separator: ", "))")
    }
  }

  private func shown(_ text: String) -> String { SafeText.escaped(String(text.prefix(80))) }

  private func text(_ node: RelaxedJSON, _ path: String) throws(Fault) -> String {
    guard case .text(let text) = node.value else {
      throw Fault(line: node.line, text: "\(path): a text in quotes was expected")
    }
    return text
  }

  private func number(_ node: RelaxedJSON, _ path: String) throws(Fault) -> Double {
    guard case .number(let number) = node.value else {
      throw Fault(line: node.line, text: "\(path): a number was expected")
    }
    return number
  }

  private func list(_ node: RelaxedJSON, _ path: String) throws(Fault) -> [RelaxedJSON] {
    guard case .list(let items) = node.value else {
      throw Fault(line: node.line, text: "\(path): a list [ … ] was expected")
    }
    return items
  }

  private func choice<T>(_ node: RelaxedJSON, _ path: String, _ choices: [String: T]) throws(Fault) -> T {
    let text = try text(node, path)
    guard let value = choices[text] else {
      let known = choices.keys.sorted().map { $0 == "\t" ? "\\t" : $0 }.map { "“\($0)”" }
      throw Fault(
        line: node.line,
        text: "\(path): “\(shown(text))” is not known here; known: \(known.joined(separator: ", "))")
    }
    return value
  }

  private func key(_ node: RelaxedJSON, _ path: String) throws(Fault) -> LogMapping.Key {
    switch node.value {
    case .text(let name): return .name(name)
    case .number(let number) where number >= 1 && number <= 1024 && number == number.rounded():
      return .number(Int(number))
    default:
      throw Fault(line: node.line, text: "\(path): a column's name, or its number from 1, was expected")
    }
  }

  private func cellText(_ node: RelaxedJSON, _ path: String) throws(Fault) -> String {
    switch node.value {
    case .text(let text): return text
    case .number(let number): return Int(exactly: number).map(String.init) ?? String(number)
    default: throw Fault(line: node.line, text: "\(path): a cell's text or number was expected")
    }
  }

  private func zone(_ node: RelaxedJSON, _ path: String) throws(Fault) -> Int {
    let spelled = try text(node, path)
    // The zone's spelling is that of a date's.
    guard let time = TimeText(Array("2000-01-01T00:00:00\(spelled == "UTC" ? "Z" : spelled)".utf8)),
      time.hasZone
    else { throw Fault(line: node.line, text: "\(path): “UTC” or ±hh:mm was expected, for example “+09:00”") }
    return Int((946_684_800_000_000_000 - time.nanoseconds) / 1_000_000_000)
  }

  private func vertical(_ node: RelaxedJSON, _ path: String) throws(Fault) -> LogMapping.Vertical {
    let axes: [String: LogMapping.Vertical] = [
      "+x": .init(.ax), "+y": .init(.ay), "+z": .init(.az), "-x": .init(.ax, isDown: true),
      "-y": .init(.ay, isDown: true), "-z": .init(.az, isDown: true),
    ]
    return try choice(node, path, axes)
  }

  private func zero(_ node: RelaxedJSON, _ path: String) throws(Fault) -> LogMapping.Clock.Zero {
    switch try text(node, path) {
    case "unix": return .unix
    case "start": return .start
    case let spelled:
      let text = spelled.contains("T") ? spelled : spelled + "T00:00:00Z"
      guard let time = TimeText(Array(text.utf8)), time.hasDate, time.hasZone else {
        throw Fault(
          line: node.line,
          text: "\(path): “unix”, “start” or a moment such as “2026-03-29T00:00:00Z” was expected")
      }
      return .instant(time.nanoseconds)
    }
  }
}
