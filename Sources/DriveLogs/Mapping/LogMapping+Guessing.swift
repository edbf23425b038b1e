import RoadFindings
import RoadKernels

extension LogMapping {
  /// The mapping that says what the readers recognise of a log: to be written, edited and given back.
  ///
  /// Given back as it is, it reads the same blocks, fixes and clock. Throws what reading the log would throw about its
  /// head; standard input can't be asked twice and is refused. Complexity: O(heads of the files).
  public static func guessed(
    for source: LogSource, options: LogReadingOptions = LogReadingOptions()
  ) throws(DriveLogError) -> LogMapping {
    switch source.kind {
    case .standardInput:
      throw DriveLogError(
        .noInput, .noInput, at: Place(log: source.name),
        "a mapping is made from a file or folder; save the log first")
    case .file:
      var input = try ByteInput.open(path: source.path, name: source.name, bufferBytes: 0, isHashed: false)
      let recognition = try TableRecognition.recognise(
        &input, name: source.name, formats: TableLog.formats(options.mapping, source.name),
        needs: options.requiresFixes ? [.motion, .fixes] : .motion, options: options)
      let table = Table(recognition.plan, names: recognition.names, options)
      return LogMapping(name: recognition.plan.format, tables: [table])
    case .exportFolder:
      let folder = try SensorFolderLog.open(source, options)
      var mapping = LogMapping(name: folder.format.name, tables: [])
      for role in SensorFolder.Role.allCases {
        guard let file = folder.files[role] else { continue }
        // Where an accelerometer shows gravity too, it is the one that is read.
        if folder.files[.accelerometer] != nil && (role == .linearAccelerometer || role == .gravity) {
          continue
        }
        let needs: TableRecognition.Needs =
          role == .location ? .fixes : role == .gyroscope || role == .gravity ? [] : .motion
        let part = try SensorFolderLog.Part(folder, role, source, needs: needs, options)
        var table = Table(part.recognition.plan, names: part.recognition.names, options)
        table.file = file.name
        if role == .gravity {
          for index in table.columns.indices {
            guard let axis = Quantity.accelerations.firstIndex(of: table.columns[index].quantity) else {
              continue
            }
            table.columns[index].quantity = SensorFolder.gravityAxes[axis]
          }
        }
        if Role(of: table) != nil { mapping.tables.append(table) }
      }
      if let file = folder.format.clockFile,
        (try? FolderListing.kind(of: source.path + Array(("/" + file).utf8))) == .file
      {
        mapping.clockFile = file
      }
      return mapping
    }
  }

  private typealias Role = SensorFolder.Role
}

extension LogMapping.Table {
  /// What a plan says, with columns by their names where these tell them apart.
  fileprivate init(_ plan: TablePlan, names: [String], _ options: LogReadingOptions) {
    self.init(columns: [])
    delimiter = plan.shape.delimiter
    decimalMark = plan.decimalMark
    headerLines = plan.dataLine - 1
    hasTypedRecords = plan.records != nil
    noValues = plan.noValues
    if case .rate(let rate) = plan.time { rateHertz = rate }
    if plan.time == .text || plan.time == .monthFirstText {
      utcOffsetSeconds = plan.utcOffset == 0 ? options.utcOffsetSeconds : Int(plan.utcOffset / 1_000_000_000)
    }
    for skip in plan.skips {
      skips.append(
        .init(.number(skip.index + 1), texts: skip.texts.map { String(decoding: $0, as: UTF8.self) }))
    }
    for column in plan.columns where column.index != TablePlan.Column.silent {
      if column.quantity == .time && rateHertz != nil { continue }
      if column.offset != 0 { vertical = .init(column.quantity, isDown: column.offset < 0) }
      var mapped = LogMapping.Column(key(of: column, plan, names), column.quantity, factor: column.factor)
      if column.quantity.dimension != nil { mapped.unit = column.unit }
      if column.quantity == .time {
        mapped.unit = nil
        mapped.clock = clock(of: plan)
        if case .number(let unit) = plan.time { mapped.unit = unit }
      }
      columns.append(mapped)
    }
  }

  private func key(of column: TablePlan.Column, _ plan: TablePlan, _ names: [String]) -> LogMapping.Key {
    guard let place = column.place, !plan.header.isEmpty, names.indices.contains(place) else {
      return .number((column.place ?? column.index) + 1)
    }
    let name = names[place]
    let isPlain = !name.isEmpty && names.count(where: { $0 == name }) == 1
    return isPlain ? .name(name) : .number(place + 1)
  }

  private func clock(of plan: TablePlan) -> LogMapping.Clock {
    let spelling: LogMapping.Clock.Spelling? =
      switch plan.time {
      case .text: .text
      case .monthFirstText: .monthFirst
      case .clockDigits: .clockDigits
      case .number, .rate: nil
      }
    if plan.timeBase != 0 { return .init(spelling: spelling, zero: .instant(plan.timeBase)) }
    return .init(spelling: spelling, zero: plan.clock == .unixEpoch ? .unix : .start)
  }
}
