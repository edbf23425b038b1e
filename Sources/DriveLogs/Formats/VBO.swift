import RoadKernels

/// Racelogic VBO: sections `[header]`, `[channel units]`, `[comments]`, `[column names]`, `[data]`, separated by blanks.
///
/// Latitude and longitude are minutes of arc, longitude positive to the **west**; time is `HHMMSS.SS` UTC, the date that
/// of the first line (`File created on 31/07/2006 at 09:55:20`); the velocity is km/h unless the header says knots or mph.
/// The satellites have 64 added while the brake trigger is on and 128 with differential correction; 0 means no lock.
/// Accelerations (`X_Accel` … or `LongAcc`, `LatAcc`, `VertAcc`) are g unless `[channel units]` says otherwise.
/// Source: Racelogic, VBO file format, en.racelogic.support.
enum VBO {
  static let format = TableFormat(
    name: "vbo",
    find: { head in
      guard let names = section("[column names]", head)?.first(where: { !head.isBlank($0) }),
        let data = head.lines.first(where: { text($0, head) == "[data]" })
      else { return nil }
      let cells = head.cells(names, delimiter: .space).filter { !$0.isEmpty }
      guard cells.count >= 2 else { return nil }
      var hit = HeaderSearch.Hit(
        format: TableFormat(name: "vbo"), line: names, delimiter: .space, names: cells)
      hit.dataStart = head.offset(after: data)
      hit.dataLine = data.number + 1
      hit.decimalMark = UInt8(ascii: ".")
      hit.clock = LogMapping.Clock(spelling: .clockDigits, zero: day(head).map { .instant($0) } ?? .start)
      let units = channelUnits(head)
      for (index, cell) in cells.enumerated() {
        guard let quantity = quantity(cell) else { continue }
        var column = HeaderSearch.Column(place: index, name: ColumnName(cell), quantity: quantity)
        // Only channels beyond the standard ones have units, in the order of the columns.
        let place = index - (cells.count - units.count)
        column.unit = place >= 0 ? Unit(spelled: units[place]) : nil
        if column.unit?.dimension != quantity.dimension { column.unit = nil }
        switch quantity {
        case .latitude: column.unit = .minutesOfArc
        case .longitude:
          column.unit = .minutesOfArc
          column.factor = -1
        case .speed: column.unit = speedUnit(head)
        default: column.unit = column.unit ?? defaultUnit(quantity)
        }
        hit.columns.append(column)
      }
      return hit.columns.contains { $0.quantity == .latitude } ? hit : nil
    })

  private static func defaultUnit(_ quantity: Quantity) -> Unit? {
    switch quantity.dimension {
    case .acceleration: .standardGravity
    case .rotationRate: .degreesPerSecond
    default: nil
    }
  }

  private static func quantity(_ name: String) -> Quantity? {
    switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
    case "sats", "satellites": .satellites
    case "time": .time
    case "lat", "latitude": .latitude
    case "long", "longitude": .longitude
    case "velocity", "speed": .speed
    case "heading": .heading
    case "xaccel", "xacc", "longacc", "longaccel", "longitudinalacceleration": .ax
    case "yaccel", "yacc", "latacc", "lataccel", "lateralacceleration": .ay
    case "zaccel", "zacc", "vertacc", "vertaccel", "verticalacceleration": .az
    case "xrate", "rollrate": .gx
    case "yrate", "pitchrate": .gy
    case "zrate", "yawrate": .gz
    default: nil
    }
  }

  private static func text(_ line: LogHead.Line, _ head: LogHead) -> String {
    head.text(line.range).lowercased().filter { !$0.isWhitespace || $0 == " " }
      .split(separator: " ").joined(separator: " ")
  }

  /// The lines of a section, to the next one.
  private static func section(_ name: String, _ head: LogHead) -> ArraySlice<LogHead.Line>? {
    guard let start = head.lines.firstIndex(where: { heading($0, head) == name }) else { return nil }
    return head.lines[(start + 1)...].prefix { heading($0, head) == nil }
  }

  /// The line's text where it begins a section. Lines without a bracket, nearly all, cost no text.
  private static func heading(_ line: LogHead.Line, _ head: LogHead) -> String? {
    guard head.bytes[line.range].contains(UInt8(ascii: "[")) else { return nil }
    let text = text(line, head)
    return text.hasPrefix("[") ? text : nil
  }

  private static func channelUnits(_ head: LogHead) -> [String] {
    (section("[channel units]", head) ?? []).filter { !head.isBlank($0) }.map { text($0, head) }
  }

  private static func speedUnit(_ head: LogHead) -> Unit {
    for line in section("[header]", head) ?? [] {
      let text = text(line, head)
      guard text.hasPrefix("velocity") || text.hasPrefix("speed") else { continue }
      if text.contains("knot") { return .knots }
      if text.contains("mph") { return .milesPerHour }
      if text.contains("m/s") { return .metresPerSecond }
    }
    return .kilometresPerHour
  }

  /// Midnight of the day in the first line, nanoseconds since 1970; day first, as Racelogic writes it.
  private static func day(_ head: LogHead) -> Int64? {
    for line in head.lines.prefix(5) {
      let text = text(line, head)
      guard text.hasPrefix("file created on ") else { continue }
      let date = text.dropFirst("file created on ".count).prefix { $0 != " " }
      guard let time = TimeText(Array("\(date) 00:00:00".utf8)), time.hasDate else { return nil }
      return time.nanoseconds
    }
    return nil
  }
}

extension VBO {
  /// The date is that of the first row; there is no accuracy in such a log.
  static let layout: RecordingLayout = {
    let standard: [RecordingLayout.Column] = [
      .init("sats", .constant("137")), .init("time", .clock(.clockDigits)),
      .init("lat", .number(.latitude, .minutesOfArc, decimals: 6, missing: "0")),
      .init("long", .number(.longitude, .minutesOfArc, decimals: 6, factor: -1, missing: "0")),
      .init("velocity", .number(.speed, .kilometresPerHour, decimals: 3, missing: "0")),
      .init("heading", .number(.heading, .degrees, decimals: 2, missing: "0")),
      .init("height", .constant("0")),
      .init("vertvel", .constant("0")),
    ]
    let channels =
      RecordingLayout.axes(Quantity.accelerations, .standardGravity, decimals: 5) {
        "\($0.uppercased())_Accel"
      }
      + zip(Quantity.rotationRates, ["RollRate", "PitchRate", "YawRate"]).map {
        .init($1, .number($0, .degreesPerSecond, decimals: 3))
      }
    return RecordingLayout(
      parts: [
        .init(
          header: { names, layout, start in
            let others = names.dropFirst(standard.count)
            let lines =
              [
                "File created on \(created(start))", "", "[header]", "satellites", "time", "latitude",
                "longitude", "velocity kmh", "heading", "height",
              ]
              + ["vertical velocity kmh"] + others + ["", "[channel units]"]
              + others.map { $0.hasSuffix("Rate") ? "deg/s" : "g" }
              + [
                "", "[comments]", "simulated", "", "[column names]", names.joined(separator: " "), "",
                "[data]",
              ]
            return lines.map { $0 + layout.lineEnd }.joined()
          }, columns: standard + channels, holdsFixes: true)
      ], separator: " ", lineEnd: "\r\n", ending: "vbo")
  }()

  /// `31/07/2006 at 09:55:20`
  private static func created(_ nanoseconds: Int64) -> String {
    let text = Array(TimeText.utc(nanoseconds).utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
    return "\(part(8..<10))/\(part(5..<7))/\(part(0..<4)) at \(part(11..<19))"
  }
}
