import DriveLogs
import RoadFindings
import RoadReports

/// Writes a simulated drive as our wide log: one row a sample, fix columns filled where a fix arrived since the last row.
struct SimulatedLogWriter: DriveLogSink {
  private let file: OutputFile
  private var bytes: [UInt8] = []
  private var pending: Fix?
  private var headerWritten = false
  private var description: DriveLogDescription?
  /// The first fault of writing; a sink can't throw, so whoever runs the drive asks afterwards.
  private(set) var failure: ReportError?
  private(set) var rows = 0
  private(set) var fixes = 0

  init(_ file: OutputFile) { self.file = file }

  mutating func begin(_ description: DriveLogDescription) { self.description = description }
  mutating func receive(finding: Finding) {}
  mutating func receive(fix: Fix) {
    pending = fix
    fixes += 1
  }

  mutating func receive(motion block: borrowing MotionBlock) {
    if failure != nil { return }
    if !headerWritten { header(block) }
    for i in 0..<block.count {
      // Seconds since 1970 in a double are good to 0.2 µs, a log's stamps to 0.1 ms.
      FixedDecimals.append(Double(block.times[i]) / 1e9, decimals: 4, to: &bytes)
      for value in [block.ax[i], block.ay[i], block.az[i]] { cell(value, decimals: 3) }
      if !block.gx.isEmpty {
        for value in [block.gx[i], block.gy[i], block.gz[i]] { cell(value, decimals: 4) }
      }
      if !block.axle.isEmpty {
        cell(block.axle[i], decimals: 3)
        cell(block.strut[i], decimals: 3)
      }
      fixCells()
      if let vehicle = description?.vehicle { append("," + vehicle) }
      if let label = description?.label { append("," + label) }
      append("\n")
      rows += 1
    }
    do { try file.write(bytes) } catch { failure = error }
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func header(_ block: borrowing MotionBlock) {
    headerWritten = true
    append("time_s,ax_mps2,ay_mps2,az_mps2")
    if !block.gx.isEmpty { append(",gx_radps,gy_radps,gz_radps") }
    if !block.axle.isEmpty { append(",axle_mps2,strut_mps2") }
    append(",lat_deg,lon_deg,speed_mps,heading_deg,accuracy_m")
    if description?.vehicle != nil { append(",vehicle") }
    if description?.label != nil { append(",road") }
    append("\n")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func cell(_ value: Float, decimals: Int) {
    append(",")
    if value.isFinite { FixedDecimals.append(Double(value), decimals: decimals, to: &bytes) }
  }

  private mutating func fixCells() {
    guard let fix = pending else {
      append(",,,,,")
      return
    }
    pending = nil
    append(",")
    FixedDecimals.append(fix.latitude, decimals: 7, to: &bytes)
    append(",")
    FixedDecimals.append(fix.longitude, decimals: 7, to: &bytes)
    append(",")
    if let speed = fix.speed { FixedDecimals.append(speed, decimals: 3, to: &bytes) }
    append(",")
    if let heading = fix.heading { FixedDecimals.append(heading, decimals: 1, to: &bytes) }
    append(",")
    if let accuracy = fix.accuracy { FixedDecimals.append(accuracy, decimals: 1, to: &bytes) }
  }
}
