import RoadFindings
import RoadKernels

extension ProfileTable {
  /// The longest line that a table of numbers may have, bytes.
  static let longestLine = 65_536

  /// Reads a profile from a file, plain or gzip, through one buffer of fixed size.
  ///
  /// - Parameters:
  ///   - path: the file; empty = standard input.
  ///   - name: how messages call it.
  /// - Throws: with the line and column, what was seen, what was expected and what to do. Complexity: O(bytes).
  public static func read(
    path: String, name: String, options: ProfileReadingOptions = ProfileReadingOptions()
  ) throws(DriveLogError) -> ProfileTable {
    var input = try ByteInput.open(
      path: Array(path.utf8), name: name, bufferBytes: 1 << 18, isHashed: false)
    var parser = ProfileTableParser(name: name, options: options)
    repeat {
      let next = try takeLines(input.buffer.span, input.start, input.end, parser: &parser)
      input.use(upTo: next)
      if input.end - input.start > longestLine {
        throw DriveLogError(
          .badData, .lineTooLong, at: Place(log: name),
          "a line is longer than \(longestLine) bytes; a table of numbers was expected")
      }
    } while try input.fill()
    if input.end > input.start { try parser.take(input.buffer.span, input.start, input.end) }
    var table = try parser.finish()
    table.findings += input.findings
    return table
  }

  /// Reads a profile from bytes in memory.
  public static func parse(
    _ bytes: [UInt8], name: String, options: ProfileReadingOptions = ProfileReadingOptions()
  ) throws(DriveLogError) -> ProfileTable {
    try parse(bytes, name: name, options: options, instructions: .best)
  }

  /// The same with other instructions than the best ones.
  static func parse(
    _ bytes: [UInt8], name: String, options: ProfileReadingOptions, instructions: KernelLevel
  ) throws(DriveLogError) -> ProfileTable {
    var parser = ProfileTableParser(name: name, options: options, instructions: instructions)
    let used = try takeLines(bytes.span, 0, bytes.count, parser: &parser)
    if used < bytes.count { try parser.take(bytes.span, used, bytes.count) }
    return try parser.finish()
  }

  /// Hands over every complete line and tells where the first incomplete one begins.
  private static func takeLines(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, parser: inout ProfileTableParser
  ) throws(DriveLogError) -> Int {
    var lineStart = start
    while lineStart < end {
      let next = try parser.takePlainRows(bytes, lineStart, end)
      if next > lineStart {
        lineStart = next
        continue
      }
      var at = lineStart
      while at < end, bytes[at] != .lineFeed { at += 1 }
      guard at < end else { break }
      try parser.take(bytes, lineStart, at)
      lineStart = at + 1
    }
    return lineStart
  }
}
