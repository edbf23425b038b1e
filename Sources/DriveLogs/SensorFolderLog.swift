import RoadFindings
import RoadKernels

/// Reads a recorder's export folder: first its fixes, then its motion with the other sensors at the accelerometer's
/// stamps.
enum SensorFolderLog {
  static func read<Sink: DriveLogSink>(
    _ source: LogSource, options: LogReadingOptions, into sink: inout Sink, findings: inout FindingCollector
  ) throws(DriveLogError) -> LogTally {
    let folder = try open(source, options)
    let motionRole: SensorFolder.Role =
      folder.files[.accelerometer] != nil ? .accelerometer : .linearAccelerometer
    var tally = LogTally()
    var hashes: [(name: String, hash: String)] = []
    let clock = try eventClock(folder, source, &hashes)

    let location = try Part(folder, .location, source, needs: .fixes, options)
    let motion = try Part(folder, motionRole, source, needs: .motion, options)
    // Linear acceleration and gravity apart: their sum is what an accelerometer shows.
    let gravity =
      motionRole == .linearAccelerometer && folder.files[.gravity] != nil
      ? try Part(folder, .gravity, source, needs: .motion, options) : nil
    for finding in location.recognition.findings + motion.recognition.findings
    where gravity == nil || finding.kind != .gravityMissing { findings.add(finding) }
    var description = motion.recognition.description
    description.clock = clock == nil ? description.clock : .unixEpoch
    description.columns = describe(motion) + describe(location) + (gravity.map(describe) ?? [])
    if gravity != nil { description.hasGravity = true }
    var channels = Quantity.motion.filter { motion.recognition.plan.has($0) }
    let gyroscope =
      folder.files[.gyroscope] == nil ? nil : try Part(folder, .gyroscope, source, needs: [], options)
    if let gyroscope,
      gyroscope.recognition.plan.columns.count(where: { $0.quantity.dimension == .rotationRate }) == 3
    {
      description.columns += describe(gyroscope)
      channels += Quantity.rotationRates
    }
    sink.begin(description)

    try readFixes(location, clock, options, into: &sink, &findings, &tally, &hashes)
    try readMotion(
      motion, channels.contains(.gx) ? gyroscope : nil, gravity, channels, clock, options, into: &sink,
      &findings,
      &tally, &hashes)
    var hash = SHA256()
    for part in hashes.sorted(by: { $0.name < $1.name }) {
      hash.update(Array("\(part.name)\0\(part.hash)\n".utf8))
    }
    tally.sha256 = hash.hexadecimal()
    return tally
  }

  /// The folder's files by what they hold.
  static func open(_ source: LogSource, _ options: LogReadingOptions) throws(DriveLogError) -> SensorFolder {
    if let mapping = options.mapping {
      if mapping.describesFolder, let folder = SensorFolder(source.path, mapping: mapping) { return folder }
      let files = mapping.tables.compactMap(\.file).joined(separator: ", ")
      throw DriveLogError(
        .badData, .mapping, at: Place(log: source.name),
        mapping.describesFolder
          ? "the mapping “\(mapping.name)” is not for this folder: the files \(files) were expected"
          : "the mapping “\(mapping.name)” describes a log of one file, and this is a recorder's export folder"
      )
    }
    guard let folder = SensorFolder(source.path) else {
      throw DriveLogError(
        .badData, .unknownFormat, at: Place(log: source.name),
        "no recorder's export folder; an accelerometer and a location file were expected")
    }
    return folder
  }

  /// One file of the folder, its head understood; opened again for reading.
  struct Part {
    let name: String
    let log: String
    let path: [UInt8]
    let recognition: TableRecognition

    init(
      _ folder: SensorFolder, _ role: SensorFolder.Role, _ source: LogSource, needs: TableRecognition.Needs,
      _ options: LogReadingOptions
    ) throws(DriveLogError) {
      guard let file = folder.files[role] else {
        preconditionFailure("Only files that the folder has are read.")
      }
      name = file.name
      path = file.path
      log = source.name + "/" + file.name
      var input = try ByteInput.open(path: path, name: log, bufferBytes: 0)
      recognition = try TableRecognition.recognise(
        &input, name: log, formats: [folder.format.table(role)], needs: needs, options: options)
    }

    func companion(_ options: LogReadingOptions) throws(DriveLogError) -> CompanionSensor {
      CompanionSensor(try open(options), plan: recognition.plan, log: log, options: options)
    }

    func open(_ options: LogReadingOptions) throws(DriveLogError) -> ByteInput {
      try ByteInput.open(path: path, name: log, bufferBytes: options.bufferBytes, observer: options.observer)
    }
  }

  private static func describe(_ part: Part) -> [DriveLogDescription.RecognisedColumn] {
    part.recognition.description.columns.map { column in
      var column = column
      column.name = part.name + ": " + column.name
      return column
    }
  }

  private static func eventClock(
    _ folder: SensorFolder, _ source: LogSource, _ hashes: inout [(name: String, hash: String)]
  ) throws(DriveLogError) -> EventClock? {
    guard let file = folder.format.clockFile else { return nil }
    let path = source.path + Array(("/" + file).utf8)
    guard (try? FolderListing.kind(of: path)) == .file else { return nil }
    let input = try ByteInput.open(path: path, name: source.name + "/" + file, bufferBytes: 0)
    hashes.append((file, input.hexadecimalHash()))
    return EventClock(input.head())
  }

  private static func readFixes<Sink: DriveLogSink>(
    _ part: Part, _ clock: EventClock?, _ options: LogReadingOptions, into sink: inout Sink,
    _ findings: inout FindingCollector, _ tally: inout LogTally,
    _ hashes: inout [(name: String, hash: String)]
  ) throws(DriveLogError) {
    let plan = part.recognition.plan
    var reader = TableReader(try part.open(options), plan: plan, name: part.log)
    var converter = RowConverter(plan: plan, log: part.log, options: options)
    var screening = FixScreening(plan: plan, log: part.log)
    var accepted = 0
    var good: [Fix] = []
    while try reader.next() {
      var rows = MotionRows(channels: 0)
      converter.convert(reader.input.buffer.span, reader.table, into: &rows, findings: &findings)
      for pending in rows.fixes {
        var fix = pending.fix
        if let clock { fix.time = clock.absolute(fix.time) }
        screening.push(fix, into: &good, findings: &findings)
      }
      accepted += good.count
      for fix in good { sink.receive(fix: fix) }
      good.removeAll(keepingCapacity: true)
    }
    screening.finish(into: &good, findings: &findings)
    accepted += good.count
    for fix in good { sink.receive(fix: fix) }
    screening.tellSpeed(column: plan.column(.speed)?.name, findings: &findings)
    TableLog.tell(reader, log: part.log, &findings)
    tally.bytes += reader.input.byteCount
    hashes.append((part.name, reader.input.hexadecimalHash()))
    try TableLog.checkRows(converter, plan, part.log, options)
    if let complaint = converter.fixes.complaint(accepted: accepted) { throw complaint }
  }

  private static func readMotion<Sink: DriveLogSink>(
    _ part: Part, _ gyroscope: Part?, _ gravity: Part?, _ channels: [Quantity], _ clock: EventClock?,
    _ options: LogReadingOptions,
    into sink: inout Sink, _ findings: inout FindingCollector, _ tally: inout LogTally,
    _ hashes: inout [(name: String, hash: String)]
  ) throws(DriveLogError) {
    let plan = part.recognition.plan
    var reader = TableReader(try part.open(options), plan: plan, name: part.log)
    var converter = RowConverter(plan: plan, log: part.log, options: options)
    var outlet = MotionOutlet(plan: plan, channels: channels, log: part.log, blockRows: options.blockRows)
    let ownChannels = channels.count - (gyroscope == nil ? 0 : 3)
    var rates = try gyroscope?.companion(options)
    var pull = try gravity?.companion(options)
    var nextCheck = TableLog.checkEvery
    while try reader.next() {
      var batch = MotionRows(channels: channels.count)
      converter.convert(reader.input.buffer.span, reader.table, into: &batch, findings: &findings)
      if var sensor = pull.take() {
        try sensor.add(to: &batch, findings: &findings)
        pull = consume sensor
      }
      if var sensor = rates.take() {
        try sensor.fill(&batch, from: ownChannels, findings: &findings)
        rates = consume sensor
      }
      if let clock { for row in 0..<batch.count { batch.times[row] = clock.absolute(batch.times[row]) } }
      outlet.push(into: &sink, findings: &findings) { rows, _ in rows.append(batch) }
      if converter.rows >= nextCheck {
        nextCheck += TableLog.checkEvery
        try TableLog.checkRows(converter, plan, part.log, options)
      }
    }
    outlet.finish(into: &sink, findings: &findings)
    TableLog.tell(reader, log: part.log, &findings)
    tally.rows = converter.rows
    tally.rowsDropped = converter.rows - outlet.rowsOut
    tally.bytes += reader.input.byteCount
    hashes.append((part.name, reader.input.hexadecimalHash()))
    if let gyroscope, var sensor = rates.take() {
      try sensor.finish(&findings, log: gyroscope.log)
      tally.bytes += sensor.byteCount
      hashes.append((gyroscope.name, sensor.hash))
    }
    if let gravity, var sensor = pull.take() {
      try sensor.finish(&findings, log: gravity.log)
      tally.bytes += sensor.byteCount
      hashes.append((gravity.name, sensor.hash))
    }
    try TableLog.check(converter, outlet, plan, part.log, options)
  }
}
