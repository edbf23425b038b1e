public import RoadFindings

/// Writes a drive as our wide log: `RecordingWriter` where one file is all there is.
public struct WideLogWriter: DriveLogSink {
  /// What was written since the caller last emptied it.
  public var bytes: [UInt8] = []
  private var writer = RecordingWriter(.wide)

  public init() {}

  public mutating func begin(_ description: DriveLogDescription) { writer.begin(description) }

  public mutating func receive(fix: Fix) { writer.receive(fix: fix) }

  public mutating func receive(finding: Finding) {}

  public mutating func receive(motion block: borrowing MotionBlock) {
    writer.receive(motion: block)
    for piece in writer.take() { bytes += piece.bytes }
  }
}
