import RoadFindings
import RoadKernels

/// Reads any log that a format knows, in one pass and in memory that does not grow with the log.
///
/// Fixes pass `FixScreening` within the reader: a sink receives only those that can be true. Findings reach the sink at
/// the end, merged, in order of their lines; also when an error follows.
public enum LogReader {
  /// Pushes the log through `sink` and tells what it came to.
  ///
  /// Throws when the log can't be used; what the sink received until then is to be forgotten. Complexity: O(bytes) time,
  /// O(1) memory.
  public static func read<Sink: DriveLogSink>(
    _ source: LogSource, options: LogReadingOptions = LogReadingOptions(), into sink: inout Sink
  ) throws(DriveLogError) -> LogTally {
    precondition(options.blockRows > 0 && options.bufferBytes > 0, "Blocks and buffers hold something.")
    var findings = FindingCollector()
    defer { for finding in inReadingOrder(findings.findings) { sink.receive(finding: finding) } }
    switch source.kind {
    case .file, .standardInput:
      return try TableLog.read(source, options: options, into: &sink, findings: &findings)
    case .exportFolder:
      return try SensorFolderLog.read(source, options: options, into: &sink, findings: &findings)
    }
  }

  /// The same with the rows of one log parsed, and its bytes hashed, by several threads beside the one that fills the
  /// sink; the result doesn't depend on how many.
  ///
  /// - Parameter threads: ≥ 1; with 1 nothing else is started. An export folder is read by one.
  public static func read<Sink: DriveLogSink>(
    _ source: LogSource, options: LogReadingOptions = LogReadingOptions(), threads: Int,
    into sink: inout Sink
  ) async throws(DriveLogError) -> LogTally {
    precondition(options.blockRows > 0 && options.bufferBytes > 0, "Blocks and buffers hold something.")
    precondition(threads >= 1, "At least one thread is needed.")
    var findings = FindingCollector()
    defer { for finding in inReadingOrder(findings.findings) { sink.receive(finding: finding) } }
    switch source.kind {
    case .file, .standardInput:
      return try await TableLog.read(
        source, options: options, threads: threads, into: &sink, findings: &findings)
    case .exportFolder:
      return try SensorFolderLog.read(source, options: options, into: &sink, findings: &findings)
    }
  }

  /// By line, then column, then kind, so that the order never depends on how the bytes came.
  private static func inReadingOrder(_ findings: [Finding]) -> [Finding] {
    findings.enumerated().sorted { a, b in
      let (left, right) = (a.element, b.element)
      let lines = (left.place.line ?? 0, right.place.line ?? 0)
      if lines.0 != lines.1 { return lines.0 < lines.1 }
      let columns = (left.place.column ?? "", right.place.column ?? "")
      if columns.0 != columns.1 { return columns.0 < columns.1 }
      if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
      return a.offset < b.offset
    }.map(\.element)
  }
}
