import DriveLogs
import RoadFindings
import RoadReports
import RoadSignals
import RoadSurveys

/// `signals --format svg`: one stage of a log as a picture.
struct SignalPlot {
  var source: LogSource
  var walk: SurveyWalk
  /// Seconds of the log, or metres travelled.
  var range: ClosedRange<Double>

  /// The chart and how many values it was made from.
  func chart(of stage: SignalStage) throws -> (chart: Chart, rows: Int) {
    if stage == .raw {
      var sink = RawPlotSink(log: source.name, range: range)
      _ = try LogReader.read(source, options: walk.reading, into: &sink)
      return (sink.chart.chart { _, _ in nil }, sink.rows)
    }
    var chart = SignalChart(stage, log: source.name)
    let summary = try walk.signal(of: source, at: stage, within: range, into: &chart)
    return (chart.chart(spectrum: Self.spectrum), summary.rows)
  }

  /// Welch's density in at least eight segments of at most 4096 rows.
  private static func spectrum(_ values: [Double], _ step: Double) -> SignalChart.Spectrum? {
    var length = 4096
    while length > 64, 4 * length > values.count { length /= 2 }
    guard let spectrum = PowerSpectrum(values, rateHertz: 1 / step, segmentLength: length) else { return nil }
    return SignalChart.Spectrum(binWidth: spectrum.binHertz, density: spectrum.density)
  }
}

/// The samples as they were logged, and the speed of the fixes.
private struct RawPlotSink: DriveLogSink {
  var chart: SignalChart
  var rows = 0
  private let range: ClosedRange<Double>
  private var origin: Int64?
  private var early: [Fix] = []

  init(log: String, range: ClosedRange<Double>) {
    self.range = range
    chart = SignalChart(
      title: "\(log): raw",
      names: ["time_s", "ax_mps2", "ay_mps2", "az_mps2", "gx_radps", "gy_radps", "gz_radps", "speed_mps"])
  }

  mutating func begin(_ description: DriveLogDescription) {}
  mutating func receive(finding: Finding) {}

  mutating func receive(fix: Fix) {
    if origin == nil { early.append(fix) } else { pass(fix) }
  }

  mutating func receive(motion block: borrowing MotionBlock) {
    guard let first = block.times.first else { return }
    let zero = origin ?? first
    if origin == nil {
      origin = first
      for fix in early { pass(fix) }
      early = []
    }
    if block.beginsStretch { chart.lift() }
    let columns = [block.ax, block.ay, block.az, block.gx, block.gy, block.gz]
    for (row, time) in block.times.enumerated() {
      let seconds = Double(time - zero) / 1e9
      guard range.contains(seconds) else { continue }
      rows += 1
      for (column, values) in columns.enumerated() where row < values.count {
        chart.receive(Double(values[row]), column: column, at: seconds)
      }
    }
  }

  private mutating func pass(_ fix: Fix) {
    guard let origin, let speed = fix.speed else { return }
    let seconds = Double(fix.time - origin) / 1e9
    if range.contains(seconds) { chart.receive(speed, column: 6, at: seconds) }
  }
}
