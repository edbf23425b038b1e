public import DriveLogs
import RoadFindings
import RoughnessModels

extension SurveyWalk {
  /// Why a signal can't be looked at.
  public enum SignalError: Error, Sendable {
    case log(DriveLogError)
    /// The configured estimator recovers no profile.
    case noProfile
  }

  /// What a log's signal came to.
  public struct SignalSummary: Sendable, Hashable {
    /// Rows handed over, and the unbroken pieces they lie in.
    public var rows = 0
    public var pieces = 0
    /// Positions of the first and the last row.
    public var first: Double?
    public var last: Double?
  }

  /// Hands one stage's signal of a log to `receiver` while it is read; of the walk's own stages, in flat memory.
  ///
  /// `range` leaves out what lies outside: seconds of the log, metres travelled for a profile. The stage must not be raw.
  public func signal<Receiver: SignalReceiver>(
    of source: LogSource, at stage: SignalStage, within range: ClosedRange<Double>,
    into receiver: inout Receiver
  ) throws(SignalError) -> SignalSummary {
    precondition(stage != .raw, "Raw samples are read, not computed.")
    guard stage != .profile || configuration.estimator != .rms else { throw .noProfile }
    var sink = SignalSink(
      builder: RunBuilder(log: source.name, configuration: configuration, watching: stage), range: range,
      receiver: receiver)
    do throws(DriveLogError) {
      let tally = try LogReader.read(source, options: reading, into: &sink)
      _ = try sink.builder.finish(tally: tally)
    } catch {
      throw .log(error)
    }
    sink.drain()
    receiver = sink.receiver
    return sink.summary
  }
}

/// Feeds the walk's builder and hands on what its tap has kept.
private struct SignalSink<Receiver: SignalReceiver>: DriveLogSink {
  var builder: RunBuilder
  let range: ClosedRange<Double>
  var receiver: Receiver
  var summary = SurveyWalk.SignalSummary()
  /// The log's first motion sample, or its first fix where that comes first.
  private var origin: Int64?

  init(builder: RunBuilder, range: ClosedRange<Double>, receiver: Receiver) {
    self.builder = builder
    self.range = range
    self.receiver = receiver
  }

  mutating func begin(_ description: DriveLogDescription) { builder.begin(description) }

  mutating func receive(finding: Finding) { builder.receive(finding: finding) }

  mutating func receive(fix: Fix) {
    builder.receive(fix: fix)
    drain()
    let zero = origin ?? fix.time
    origin = zero
    let seconds = Double(fix.time - zero) * 1e-9
    if let speed = fix.speed, range.contains(seconds) { receiver.receive(speed: speed, at: seconds) }
  }

  mutating func receive(motion block: borrowing MotionBlock) {
    if origin == nil { origin = block.times.first }
    builder.receive(motion: block)
    drain()
  }

  mutating func drain() {
    for rows in builder.takeWatched() { hand(rows) }
  }

  /// Cuts the rows to the range: a piece that is entered late begins there.
  private mutating func hand(_ rows: SignalRows) {
    guard let first = (0..<rows.count).first(where: { rows.position($0) >= range.lowerBound }),
      let last = (0..<rows.count).last(where: { rows.position($0) <= range.upperBound }), first <= last
    else { return }
    var cut = rows
    cut.start = rows.position(first)
    cut.beginsPiece = rows.beginsPiece || summary.rows == 0 && first >= 0
    cut.columns = rows.columns.map { Array($0[first...last]) }
    if cut.beginsPiece { summary.pieces += 1 }
    summary.rows += cut.count
    summary.first = summary.first ?? cut.start
    summary.last = cut.position(cut.count - 1)
    receiver.receive(cut)
  }
}
