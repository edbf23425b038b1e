import RoadFindings
import RoadKernels

/// From the head of a file to the plan by which its rows are read, with every guess said.
struct TableRecognition {
  var plan: TablePlan
  var description: DriveLogDescription
  var findings: [Finding] = []
  /// Every column's name as the header spells it.
  let names: [String]
  private var sampledRows: Int

  /// What a table must have.
  struct Needs: OptionSet {
    let rawValue: Int
    static let motion = Needs(rawValue: 1)
    static let fixes = Needs(rawValue: 2)
  }

  /// Recognises a file by its head, or by more of it when the head holds no whole row.
  static func recognise(
    _ input: inout ByteInput, name: String, formats: [TableFormat], needs: Needs, options: LogReadingOptions
  ) throws(DriveLogError) -> TableRecognition {
    let short = try TableRecognition(
      input.head(), name: name, formats: formats, needs: needs, options: options)
    guard short.sampledRows == 0, !input.isAtEnd else { return short }
    return try TableRecognition(
      input.longHead(), name: name, formats: formats, needs: needs, options: options)
  }

  init(
    _ head: LogHead, name: String, formats: [TableFormat], needs: Needs, options: LogReadingOptions
  ) throws(DriveLogError) {
    try head.checkIsText(name: name)
    let hit = try Self.header(head, name: name, formats: formats)
    names = hit.names
    var options = options
    options.rateHertz = options.rateHertz ?? hit.rateHertz
    options.utcOffsetSeconds = hit.utcOffsetSeconds ?? options.utcOffsetSeconds
    let headerPlace = Place(log: name, line: hit.line.number)
    var columns = try Self.columns(hit, place: headerPlace, options: options, findings: &findings)
    if hit.isMapped { Self.addSilentAxes(&columns, place: headerPlace, findings: &findings) }
    try HeaderComplaint.checkComplete(columns, hit, needs: needs, place: headerPlace, options: options)
    let next = hit.dataStart
    plan = TablePlan(
      format: hit.format.name, columns: columns, width: hit.width,
      shape: RowShape(
        delimiter: hit.delimiter, allowsShortRows: !hit.records.isEmpty,
        mergesDelimiters: hit.delimiter == .space),
      headerLine: hit.line.number, header: hit.isHeaderless ? [] : Array(head.bytes[hit.line.range]),
      dataStart: next, dataLine: hit.dataLine)
    plan.decimalMark = hit.decimalMark ?? Self.decimalMark(head, from: next, delimiter: hit.delimiter)
    plan.noValues = hit.noValues
    plan.skips = hit.skips.map { .init(index: hit.cell($0.index), texts: $0.texts) }
    plan.records = hit.recordRoles
    plan.utcOffset = Int64(options.utcOffsetSeconds ?? 0) * 1_000_000_000
    if head.isWhole && head.bytes[next...].allSatisfy({ $0 <= .space }) {
      throw DriveLogError(
        .badData, .emptyFile, at: headerPlace,
        "no data rows after the header; a log with samples was expected")
    }
    let sample = HeadSample(head, plan: plan)
    sampledRows = sample.rows
    let clock = ClockInference(
      sample, stated: plan.column(.time)?.stated, told: hit.clock, column: plan.column(.time)?.name,
      place: headerPlace,
      options: options)
    plan.time = clock.time
    plan.clock = clock.clock
    plan.timeBase = clock.base
    plan.hasCoarseTime = clock.isCoarse
    plan.coordinateStep = sample.coordinateStep
    if let rate = options.rateHertz, clock.standsStill || !plan.has(.time) {
      plan.time = .rate(rate)
      plan.timeBase = 0
      plan.clock = .sinceStart
      plan.hasCoarseTime = false
      findings.append(
        Finding(
          .noAbsoluteClock, .note, at: headerPlace,
          "no clock that counts: the rows are taken as evenly spaced by the stated rate, and no date is known"
        ))
    } else {
      findings += clock.findings
    }
    if needs.contains(.motion) {
      let result = try Self.settleAccelerations(
        &columns, sample, place: headerPlace, hit: hit,
        isTold: options.accelerationUnit != nil)
      plan.hasGravity = result?.hasGravity ?? true
      if let vertical = hit.vertical {
        findings.append(Self.setUpright(vertical, &columns, place: headerPlace))
        plan.hasGravity = true
      }
      findings += result?.findings ?? []
    }
    plan.columns = columns
    let time = plan.time
    description = DriveLogDescription(
      format: plan.format,
      columns: columns.map {
        .init(name: $0.name, quantity: $0.quantity.rawValue, unit: Self.shownUnit($0, time))
      },
      clock: plan.clock, vehicle: sample.texts[.vehicle], label: sample.texts[.road],
      hasGravity: plan.hasGravity)
    description.layout = Self.layout(plan, head)
    screenTexts(place: headerPlace)
  }

  private static func layout(_ plan: TablePlan, _ head: LogHead) -> DriveLogDescription.Layout {
    let names: [UInt8: String] = [0x2C: "comma", 0x3B: "semicolon", 0x09: "tab", 0x20: "blank"]
    let isUnicode = String(validating: plan.header, as: UTF8.self) != nil
    return .init(
      delimiter: names[plan.shape.delimiter] ?? "other", decimalMark: plan.decimalMark == 0x2C ? "," : ".",
      encoding: !isUnicode ? "not UTF-8" : head.textStart > 0 ? "UTF-8 with byte order mark" : "UTF-8",
      headerLine: plan.headerLine)
  }

  /// The table's header and columns as a format knows them, or as a mapping says.
  private static func header(
    _ head: LogHead, name: String, formats: [TableFormat]
  ) throws(DriveLogError) -> HeaderSearch.Hit {
    if let format = formats.first, let table = format.mapping {
      return try MappedTable(table: table, head: head, recorder: format.name, log: name).find()
    }
    guard let hit = HeaderSearch.find(head, formats: formats) else {
      throw HeaderComplaint.noHeader(head, name: name)
    }
    return hit
  }

  /// Where a mapping names one axis only, the others are taken as 0.
  private static func addSilentAxes(
    _ columns: inout [TablePlan.Column], place: Place, findings: inout [Finding]
  ) {
    let given = columns.filter { Quantity.accelerations.contains($0.quantity) }
    guard given.count == 1, let only = given.first else { return }
    for quantity in Quantity.accelerations where quantity != only.quantity {
      columns.append(
        TablePlan.Column(
          index: TablePlan.Column.silent, name: quantity.rawValue, quantity: quantity, stated: only.stated,
          unit: only.unit))
    }
    var place = place
    place.column = only.name
    findings.append(
      Finding(
        .missingColumn, .note, at: place,
        "one axis of three: the others are taken as 0, and this one must stand upright"))
  }

  /// Puts gravity back where a mapping names the axis that points up.
  private static func setUpright(
    _ vertical: LogMapping.Vertical, _ columns: inout [TablePlan.Column], place: Place
  ) -> Finding {
    var place = place
    for index in columns.indices where columns[index].quantity == vertical.axis {
      columns[index].offset = Float(Unit.standardGravity.scale) * (vertical.isDown ? -1 : 1)
      place.column = columns[index].name
    }
    return Finding(
      .gravityMissing, .note, at: place,
      "no gravity in the accelerations: 1 g is added along the axis that the mapping names as vertical")
  }

  /// Chooses one column per quantity and its unit.
  private static func columns(
    _ hit: HeaderSearch.Hit, place: Place, options: LogReadingOptions, findings: inout [Finding]
  ) throws(DriveLogError) -> [TablePlan.Column] {
    var columns: [TablePlan.Column] = []
    for found in hit.columns {
      let (quantity, name, index) = (found.quantity, found.name, hit.cell(found.place))
      var place = place
      place.column = SafeText.escaped(name.spelled)
      if let first = columns.first(where: { $0.quantity == quantity }) {
        if first.name == SafeText.escaped(name.spelled) {
          throw DriveLogError(
            .badData, .duplicateColumn, at: place,
            "duplicate column \(name.spelled) (\(first.index + 1) and \(index + 1)); rename or remove one")
        }
        findings.append(
          Finding(
            .columnIgnored, .note, at: place,
            "\(place.column!) is left out: \(first.name) gives the \(quantity.rawValue) already"))
        continue
      }
      let stated = found.unit
      if quantity.dimension == .rotationRate && stated == nil {
        findings.append(
          Finding(
            .columnIgnored, .note, at: place,
            "the rotation rate states no unit (rad/s or deg/s?) and is not used; write it into the header"))
        continue
      }
      columns.append(
        TablePlan.Column(
          index: index, place: found.place, name: place.column!, quantity: quantity, stated: stated,
          unit: stated ?? Self.assumedUnit(quantity), factor: found.factor))
    }
    for index in columns.indices {
      if columns[index].quantity == .speed, let unit = options.speedUnit {
        columns[index].stated = unit
        columns[index].unit = unit
      }
      if columns[index].quantity.dimension == .acceleration, let unit = options.accelerationUnit {
        columns[index].stated = unit
        columns[index].unit = unit
        columns[index].factor = options.accelerationFactor * (columns[index].factor < 0 ? -1 : 1)
      }
      if options.swapsCoordinates {
        switch columns[index].quantity {
        case .latitude: columns[index].quantity = .longitude
        case .longitude: columns[index].quantity = .latitude
        default: break
        }
      }
    }
    return columns
  }

  private static func assumedUnit(_ quantity: Quantity) -> Unit {
    switch quantity.dimension {
    case .acceleration: .metresPerSecondSquared
    case .rotationRate: .radiansPerSecond
    case .speed: .metresPerSecond
    case .time: .seconds
    case .length: .metres
    case .angle, nil: .degrees
    }
  }

  private static func shownUnit(_ column: TablePlan.Column, _ time: TablePlan.Time) -> String {
    if column.quantity == .time {
      switch time {
      case .number(let unit): return unit.rawValue
      case .clockDigits: return "HHMMSS"
      case .text, .monthFirstText, .rate: return "date and time"
      }
    }
    return column.quantity.dimension == nil ? "" : column.unit.rawValue
  }

  /// Unit and gravity of the three axes (or of the strut, when there are only the two vertical sensors).
  private static func settleAccelerations(
    _ columns: inout [TablePlan.Column], _ sample: HeadSample, place: Place, hit: HeaderSearch.Hit,
    isTold: Bool
  ) throws(DriveLogError) -> AccelerationUnit? {
    let hasAxes = Quantity.accelerations.allSatisfy { quantity in columns.contains { $0.quantity == quantity }
    }
    let judged = hasAxes ? Quantity.accelerations : [.strut]
    guard let first = columns.first(where: { $0.quantity == (hasAxes ? .az : .strut) }) else { return nil }
    var place = place
    place.column = first.name
    let hasSeparateGravity = columns.contains { $0.quantity == .gravityZ }
    let isLinear = hit.format.isLinear(hit.columns.map(\.name)) && hit.vertical == nil
    let result = try AccelerationUnit(
      norm: hasSeparateGravity || hit.vertical != nil
        ? nil : sample.gravityNorm(judged).map { $0 * first.factor.magnitude },
      stated: first.stated, isTold: isTold, isLinear: isLinear && !hasSeparateGravity, place: place)
    for index in columns.indices
    where columns[index].stated == nil && columns[index].quantity.dimension == .acceleration {
      columns[index].unit = result.unit
      columns[index].factor *= result.factor
    }
    return result
  }

  /// Vehicle and label are data that go into tables and pages: what could command a terminal is escaped, and said.
  private mutating func screenTexts(place: Place) {
    func screened(_ text: String?, _ quantity: Quantity) -> String? {
      guard let text, !text.isEmpty else { return nil }
      var place = place
      place.line = plan.dataLine
      place.column = plan.column(quantity)?.name
      if SafeText.isHostile(text) {
        findings.append(
          Finding(
            .hostileText, .warning, at: place,
            "the text holds control or direction characters; they are shown as escapes"))
      }
      let safe = SafeText.escaped(text)
      guard safe.count > 256 else { return safe }
      findings.append(
        Finding(
          .hostileText, .warning, at: place, "the text is longer than 256 characters; the rest is left out"))
      return String(safe.prefix(256))
    }
    description.vehicle = screened(description.vehicle, .vehicle)
    description.label = screened(description.label, .road)
  }

  /// A comma is the decimal mark when it does not delimit, numbers have it and none has a point.
  private static func decimalMark(_ head: LogHead, from start: Int, delimiter: UInt8) -> UInt8 {
    let point = UInt8(ascii: ".")
    guard delimiter != 0x2C else { return point }
    let data = head.bytes[start...]
    var commas = 0
    for (at, byte) in zip(data.indices, data).prefix(16_384) {
      if byte == point { return point }
      let isBetweenDigits =
        at > start && at + 1 < head.bytes.count && (0x30...0x39).contains(head.bytes[at - 1])
        && (0x30...0x39).contains(head.bytes[at + 1])
      if byte == 0x2C && isBetweenDigits { commas += 1 }
    }
    return commas > 0 ? 0x2C : point
  }
}
