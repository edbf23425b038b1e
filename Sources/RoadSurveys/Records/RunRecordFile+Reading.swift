import RoadFindings
import RoughnessModels

/// A record's head: all of it but the passes and the track, and where those stand.
public struct RunRecordHead: Sendable, Hashable {
  /// Its passes and track are empty.
  public var record: RunRecord
  public var making: RecordMaking
  public var passes: [Block]
  public var track: Block
  /// Length of the whole file, bytes.
  public var fileLength: Int

  /// A part of the file.
  public struct Block: Sendable, Hashable {
    /// Empty for the track.
    public var roadID: String
    public var direction: String
    /// Half-metre bins with a level.
    public var recordedBins: Int
    public var offset: Int
    public var length: Int
    public var checksum: UInt64
  }
}

extension RunRecordFile {
  /// The head's and the file's length, from the file's first ``prefixLength`` bytes.
  ///
  /// Errors: ``SurveyError/record(_:)`` for a foreign file, one of a newer program, and one that is cut off.
  static func lengths(
    prefix: [UInt8], actual: Int, file: String
  ) throws(SurveyError) -> (head: Int, file: Int) {
    guard prefix.starts(with: magic) else {
      let text =
        magic.starts(with: prefix) && actual < prefixLength
        ? "the record is cut off; \(RecordReader.remedy)"
        : "no run record; give files that analyze --records wrote, or a folder of them"
      throw .record("\(file): byte 0: \(text)")
    }
    var reader = RecordReader(prefix, file: file, origin: 0)
    for _ in magic { _ = try reader.byte() }
    let found = try reader.fixed(UInt16.self)
    guard found == version else {
      let remedy =
        found > version
        ? "update the program" : "analyze the log again with --records"
      throw .record(
        "\(file): byte 8: a record of version \(found), this program knows version \(version); \(remedy)")
    }
    _ = try reader.fixed(UInt16.self)
    let head = Int(try reader.fixed(UInt32.self))
    let whole = try reader.fixed(UInt64.self)
    guard UInt64(actual) == whole else {
      throw .record(
        "\(file): byte \(actual): the record should have \(whole) bytes and has \(actual); \(RecordReader.remedy)"
      )
    }
    guard prefixLength + head + 8 <= actual else { throw reader.fault("the head is longer than the file") }
    return (head, actual)
  }

  /// Reads a head; `bytes` are the file's first bytes up to and with the head's checksum.
  static func head(_ bytes: [UInt8], fileLength: Int, file: String) throws(SurveyError) -> RunRecordHead {
    let end = bytes.count - 8
    var tail = RecordReader(Array(bytes[end...]), file: file, origin: end)
    let expected = try tail.fixed(UInt64.self)
    guard FNV1a.hash(bytes[..<end]) == expected else {
      throw .record(
        "\(file): byte \(end): the head is damaged (its checksum is wrong); \(RecordReader.remedy)")
    }
    var reader = RecordReader(Array(bytes[prefixLength..<end]), file: file, origin: prefixLength)
    let making = RecordMaking(settings: try reader.text(), ledger: try reader.fixed(UInt64.self))
    let record = try record(&reader)
    var offset = bytes.count
    var passes: [RunRecordHead.Block] = []
    for _ in 0..<(try reader.count(of: 12)) {
      let (road, direction, bins) = (try reader.text(), try reader.text(), try reader.natural())
      passes.append(try block(&reader, road, direction, bins, from: &offset, to: fileLength))
    }
    let track = try block(&reader, "", "", 0, from: &offset, to: fileLength)
    try reader.end()
    guard offset == fileLength else { throw reader.fault("the blocks don't add up to the file's length") }
    return RunRecordHead(
      record: record, making: making, passes: passes, track: track, fileLength: fileLength)
  }

  private static func block(
    _ reader: inout RecordReader, _ road: String, _ direction: String, _ bins: Int,
    from offset: inout Int, to end: Int
  ) throws(SurveyError) -> RunRecordHead.Block {
    let length = try reader.natural()
    guard length <= end - offset else { throw reader.fault("a block is longer than the file") }
    defer { offset += length }
    return RunRecordHead.Block(
      roadID: road, direction: direction, recordedBins: bins, offset: offset, length: length,
      checksum: try reader.fixed(UInt64.self))
  }

  private static func record(_ reader: inout RecordReader) throws(SurveyError) -> RunRecord {
    let log = try reader.text()
    let sha256 = try reader.text()
    let bytes = try reader.natural()
    let vehicle = try reader.optionalText()
    let start = try reader.flag() ? Int64(bitPattern: try reader.fixed(UInt64.self)) : nil
    guard let levels = LevelKind(rawValue: try reader.byte()) else { throw newer(reader, "kind of level") }
    let label = try reader.optionalText()
    var summary = RunSummary(log: log, format: try reader.text())
    summary.estimator = try reader.text()
    summary.label = label
    summary.vehicle = vehicle
    summary.calibrated = try reader.flag()
    summary.rows = try reader.natural()
    summary.rowsDropped = try reader.natural()
    summary.durationSeconds = try reader.double()
    summary.distanceMeters = try reader.double()
    summary.matched = try reader.optionalDouble()
    summary.ratedMeters = try reader.double()
    summary.rateHertz = try reader.optionalDouble()
    summary.speedKmh = try reader.optionalDouble()
    summary.iriMedian = try reader.optionalDouble()
    summary.findings = try reader.natural()
    var findings: [Finding] = []
    for _ in 0..<(try reader.count(of: 6)) { findings.append(try finding(&reader)) }
    var record = RunRecord(
      log: log, sha256: sha256, bytes: bytes, vehicle: vehicle, startEpochNanoseconds: start, levels: levels,
      summary: summary, findings: findings)
    if try reader.flag() { record.calibration = try curve(&reader) }
    return record
  }

  private static func curve(_ reader: inout RecordReader) throws(SurveyError) -> CalibrationCurve {
    var numbers: [Double] = []
    for _ in 0..<7 { numbers.append(try reader.double()) }
    let runError = try reader.optionalDouble()
    var coefficients: [CalibrationCurve.Coefficient] = []
    for _ in 0..<(try reader.count(of: 17)) {
      guard let term = CalibrationCurve.Term(rawValue: try reader.text()) else {
        throw newer(reader, "term of a calibration")
      }
      coefficients.append(
        .init(term: term, value: try reader.double(), standardError: try reader.double()))
    }
    guard numbers[0] > 0, numbers[1] > 0 else { throw reader.fault("a calibration without a centre") }
    var curve = CalibrationCurve(
      centreRaw: numbers[0], centreSpeedKmh: numbers[1], coefficients: coefficients,
      rawRange: [numbers[3], numbers[4]], speedRangeKmh: [numbers[5], numbers[6]], relativeError: numbers[2])
    curve.runError = runError
    guard curve.isSound else { throw reader.fault("a calibration whose numbers make no curve") }
    return curve
  }

  private static func finding(_ reader: inout RecordReader) throws(SurveyError) -> Finding {
    guard let kind = FindingKind(rawValue: try reader.text()) else { throw newer(reader, "kind of finding") }
    guard let severity = Severity(rawValue: try reader.text()) else { throw newer(reader, "severity") }
    var place = Place(log: try reader.optionalText())
    place.line = try reader.optionalNatural()
    place.column = try reader.optionalText()
    place.startSeconds = try reader.optionalDouble()
    place.endSeconds = try reader.optionalDouble()
    let text = try reader.text()
    return Finding(kind, severity, at: place, count: try reader.natural(), text)
  }

  private static func newer(_ reader: RecordReader, _ what: String) -> SurveyError {
    .record("\(reader.file): byte \(reader.origin + reader.position): an unknown \(what); update the program")
  }

  /// Checks a block's bytes against the head. Errors: ``SurveyError/record(_:)``.
  static func check(_ bytes: [UInt8], _ block: RunRecordHead.Block, file: String) throws(SurveyError) {
    guard bytes.count == block.length, FNV1a.hash(bytes) == block.checksum else {
      let what = block.roadID.isEmpty ? "the track" : "the pass on road \(block.roadID)"
      throw .record(
        "\(file): byte \(block.offset): \(what) is damaged (its checksum is wrong); \(RecordReader.remedy)")
    }
  }

  /// A whole record from its file's bytes, all of it checked.
  public static func decode(
    _ bytes: [UInt8], file: String
  ) throws(SurveyError) -> (record: RunRecord, making: RecordMaking) {
    let lengths = try lengths(
      prefix: Array(bytes.prefix(prefixLength)), actual: bytes.count, file: file)
    let head = try head(
      Array(bytes.prefix(prefixLength + lengths.head + 8)), fileLength: bytes.count, file: file)
    var record = head.record
    var passes: [Pass] = []
    for block in head.passes {
      let part = Array(bytes[block.offset..<block.offset + block.length])
      try check(part, block, file: file)
      passes.append(
        try PassCoding.decode(
          part, roadID: block.roadID, direction: block.direction, file: file, origin: block.offset))
    }
    record.passes = passes
    let part = Array(bytes[head.track.offset..<head.track.offset + head.track.length])
    try check(part, head.track, file: file)
    record.track = try PassCoding.decodeTrack(part, file: file, origin: head.track.offset)
    return (record, head.making)
  }
}
