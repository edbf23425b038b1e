import RoadFindings
import RoughnessModels

/// A run record as a file: a head that says everything but the passes, then a block for each pass and one for the track.
///
///     magic (8) · version (2) · 0 (2) · length of the head (4) · length of the file (8) · head · checksum (8) · blocks
///
/// Numbers are little-endian. The head's checksum covers everything before it; a block's stands in the head. So a reader
/// gets one road of one record without the rest, and a torn, damaged or foreign file never passes for a whole one.
public enum RunRecordFile {
  /// Ending of a record's name; the name itself is the log's hash.
  public static let ending = "runrecord"
  /// The version written. A change of the format or of the meaning of a setting raises it.
  public static let version: UInt16 = 3

  /// Text tools that change line ends or strip the eighth bit spoil it (after PNG).
  static let magic: [UInt8] = [0x89] + Array("RRR\r\n".utf8) + [0x1A, 0x0A]
  static let prefixLength = 24

  /// Whether a file that begins with these bytes says that it is a run record.
  public static func isRecord(_ head: [UInt8]) -> Bool { head.starts(with: magic) }

  /// The bytes of a record. Complexity: linear.
  public static func encode(_ record: RunRecord, _ making: RecordMaking) -> [UInt8] {
    let passes = record.held.indices.map { record.held.packed(at: $0) }
    let track = PassCoding.encode(record.track)
    var head = RecordWriter()
    head.text(making.settings)
    head.fixed(making.ledger)
    writeSummary(record, &head)
    head.count(passes.count)
    for pass in passes {
      head.text(pass.roadID)
      head.text(pass.direction)
      head.count(pass.recordedBins)
      head.count(pass.block.count)
      head.fixed(FNV1a.hash(pass.block))
    }
    head.count(track.count)
    head.fixed(FNV1a.hash(track))

    var file = RecordWriter()
    file.append(raw: magic)
    file.fixed(version)
    file.fixed(UInt16(0))
    file.fixed(UInt32(head.bytes.count))
    let body = passes.reduce(track.count) { $0 + $1.block.count }
    file.fixed(UInt64(prefixLength + head.bytes.count + 8 + body))
    file.append(raw: head.bytes)
    file.fixed(FNV1a.hash(file.bytes))
    for pass in passes { file.append(raw: pass.block) }
    file.append(raw: track)
    return file.bytes
  }

  private static func writeSummary(_ record: RunRecord, _ head: inout RecordWriter) {
    head.text(record.log)
    head.text(record.sha256)
    head.count(record.bytes)
    head.optional(record.vehicle) { $0.text($1) }
    head.optional(record.startEpochNanoseconds) { $0.fixed(UInt64(bitPattern: $1)) }
    head.append(record.levels.rawValue)
    let summary = record.summary
    head.optional(summary.label) { $0.text($1) }
    head.text(summary.format)
    head.text(summary.estimator)
    head.flag(summary.calibrated)
    head.count(summary.rows)
    head.count(summary.rowsDropped)
    head.double(summary.durationSeconds)
    head.double(summary.distanceMeters)
    head.optional(summary.matched) { $0.double($1) }
    head.double(summary.ratedMeters)
    head.optional(summary.rateHertz) { $0.double($1) }
    head.optional(summary.speedKmh) { $0.double($1) }
    head.optional(summary.iriMedian) { $0.double($1) }
    head.count(summary.findings)
    head.count(record.findings.count)
    for finding in record.findings {
      head.text(finding.kind.rawValue)
      head.text(finding.severity.rawValue)
      head.optional(finding.place.log) { $0.text($1) }
      head.optional(finding.place.line) { $0.count($1) }
      head.optional(finding.place.column) { $0.text($1) }
      head.optional(finding.place.startSeconds) { $0.double($1) }
      head.optional(finding.place.endSeconds) { $0.double($1) }
      head.text(finding.text)
      head.count(finding.count)
    }
    head.optional(record.calibration) { writer, curve in
      for number in [curve.centreRaw, curve.centreSpeedKmh, curve.relativeError] + curve.rawRange
        + curve.speedRangeKmh
      {
        writer.double(number)
      }
      writer.optional(curve.runError) { $0.double($1) }
      writer.count(curve.coefficients.count)
      for coefficient in curve.coefficients {
        writer.text(coefficient.term.rawValue)
        writer.double(coefficient.value)
        writer.double(coefficient.standardError)
      }
    }
  }
}
