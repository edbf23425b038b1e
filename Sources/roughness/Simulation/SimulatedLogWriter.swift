import DriveLogs
import RoadFindings

/// Writes a simulated drive as our wide log: one row a sample, fix columns filled where a fix arrived since the last row.
struct SimulatedLogWriter: DriveLogSink {
  private let file: OutputFile
  private var text = FixedText()
  private var pending: Fix?
  private var headerWritten = false
  private var description: DriveLogDescription?
  /// The first fault of writing; a sink can't throw, so whoever runs the drive asks afterwards.
  private(set) var failure: OutputError?
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
      text.append(units: block.times[i] / 100_000, decimals: 4)
      for value in [block.ax[i], block.ay[i], block.az[i]] { cell(value, decimals: 3) }
      if !block.gx.isEmpty {
        for value in [block.gx[i], block.gy[i], block.gz[i]] { cell(value, decimals: 4) }
      }
      if !block.axle.isEmpty {
        cell(block.axle[i], decimals: 3)
        cell(block.strut[i], decimals: 3)
      }
      fixCells()
      if let vehicle = description?.vehicle { text.append("," + vehicle) }
      if let label = description?.label { text.append("," + label) }
      text.append("\n")
      rows += 1
    }
    do { try file.write(text.bytes) } catch { failure = error }
    text.removeAll()
  }

  private mutating func header(_ block: borrowing MotionBlock) {
    headerWritten = true
    text.append("time_s,ax_mps2,ay_mps2,az_mps2")
    if !block.gx.isEmpty { text.append(",gx_radps,gy_radps,gz_radps") }
    if !block.axle.isEmpty { text.append(",axle_mps2,strut_mps2") }
    text.append(",lat_deg,lon_deg,speed_mps,heading_deg,accuracy_m")
    if description?.vehicle != nil { text.append(",vehicle") }
    if description?.label != nil { text.append(",road") }
    text.append("\n")
  }

  private mutating func cell(_ value: Float, decimals: Int) {
    text.append(",")
    if value.isFinite { text.append(Double(value), decimals: decimals) }
  }

  private mutating func fixCells() {
    guard let fix = pending else {
      text.append(",,,,,")
      return
    }
    pending = nil
    text.append(",")
    text.append(fix.latitude, decimals: 7)
    text.append(",")
    text.append(fix.longitude, decimals: 7)
    text.append(",")
    if let speed = fix.speed { text.append(speed, decimals: 3) }
    text.append(",")
    if let heading = fix.heading { text.append(heading, decimals: 1) }
    text.append(",")
    if let accuracy = fix.accuracy { text.append(accuracy, decimals: 1) }
  }
}
