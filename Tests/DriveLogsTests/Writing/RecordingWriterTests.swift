import DriveLogs
import Foundation
import RoadFindings
import Testing

@Suite struct RecordingWriterTests {
  /// Ten seconds of every channel, a fix each second, cut into uneven blocks.
  private func drive(into writer: inout RecordingWriter, rates: Bool = true, blocks: Int = 37) {
    let start: Int64 = 1_775_433_600_000_000_000
    writer.begin(
      DriveLogDescription(
        format: "simulated", columns: [], clock: .unixEpoch, vehicle: "van \"7\"", label: "a,b"))
    var row = 0
    while row < 1000 {
      var block = MotionBlock()
      for k in row..<min(row + blocks, 1000) {
        let time = start + Int64(k) * 10_000_000
        if k % 100 == 0 {
          writer.receive(
            fix: Fix(
              time: time, latitude: -43.8012345 + Double(k) / 1e6, longitude: 143.0000001, speed: 1.25,
              heading: k == 300 ? nil : 359.5, accuracy: 4))
        }
        block.times.append(time)
        block.ax.append(-0.25 + Float(k % 3) / 8)
        block.ay.append(0.5)
        block.az.append(9.8125 + Float(k % 7) / 1024)
        if rates {
          block.gx.append(-0.25)
          block.gy.append(0)
          block.gz.append(Float(k % 5) / 256)
        }
      }
      writer.receive(motion: block)
      row += blocks
    }
    writer.finish()
  }

  private func files(_ format: RecorderFormat, rates: Bool = true, blocks: Int = 37) -> [String: Data] {
    var writer = RecordingWriter(format)
    drive(into: &writer, rates: rates, blocks: blocks)
    var files: [String: Data] = [:]
    for piece in writer.take() where !piece.bytes.isEmpty {
      files[piece.file.isEmpty ? "log." + format.ending : piece.file] = Data(piece.bytes)
    }
    return files
  }

  @Test(arguments: RecorderFormat.allCases) func `what is written as a recorder's log is read back`(
    format: RecorderFormat
  ) throws {
    let logs = try TemporaryLogs(files(format))
    let (sink, tally) = try logs.read(format.isFolder ? nil : "log." + format.ending)
    let name = try #require(sink.description?.format)
    #expect(
      format.rawValue.hasPrefix(name.replacing(" ", with: "-").prefix(5)) || format == .twoAccelerometer)
    #expect(tally.rowsDropped == 0 && sink.times.count == 1000)
    #expect(sink.times[999] - sink.times[0] == 9_990_000_000)
    let isDated = ![.physicsToolbox, .physicsToolboxComma, .typedRecords, .generic].contains(format)
    #expect(sink.times[0] == (isDated ? 1_775_433_600_000_000_000 : 0))
    let sign: Float = [.sensorLoggerIOS, .sensorLog, .iPhoneInterleaved].contains(format) ? -1 : 1
    let tolerance: Float = format == .typedRecords ? 3.1e-4 : 5.1e-5
    #expect(
      sink.az.indices.allSatisfy { abs(sink.az[$0] * sign - 9.8125 - Float($0 % 7) / 1024) <= tolerance })
    let hasGyro = ![.typedRecords, .iPhoneInterleaved].contains(format)
    #expect(sink.gx.isEmpty == !hasGyro && sink.gx.allSatisfy { abs($0 + 0.25) < 1e-4 })
    #expect(sink.fixes.count == 10)
    for (k, fix) in sink.fixes.enumerated() {
      #expect(
        abs(fix.latitude + 43.8012345 - Double(k) / 1e4) < 6e-8 && abs(fix.longitude - 143.0000001) < 6e-8)
      #expect(abs((fix.speed ?? 0) - 1.25) < 2e-3)
      if let heading = fix.heading { #expect(heading == 359.5 || k == 3) }
      #expect(fix.time - sink.times[0] == Int64(k) * 1_000_000_000)
    }
    // The drive is made of few values, and its y axis of one.
    let known: [FindingKind] = [.noTimeZone, .unitInferred, .speedMismatch, .coarseMotion, .stuckAxis]
    #expect(sink.doubts.allSatisfy { known.contains($0.kind) }, "\(sink.doubts)")
    #expect(
      sink.description?.vehicle == ([.wide, .twoAccelerometer].contains(format) ? "van \"7\"" : nil))
  }

  @Test(arguments: RecorderFormat.allCases) func `the bytes don't depend on the blocks`(
    format: RecorderFormat
  ) {
    #expect(files(format) == files(format, blocks: 1000))
  }

  @Test(arguments: RecorderFormat.allCases)
  func `a sensor that the drive has not makes no column and no file`(
    format: RecorderFormat
  ) throws {
    let files = files(format, rates: false)
    #expect(files["Gyroscope.csv"] == nil)
    let (sink, _) = try TemporaryLogs(files).read(format.isFolder ? nil : "log." + format.ending)
    #expect(sink.gx.isEmpty && sink.times.count == 1000)
  }

  @Test func `a drive without samples makes nothing`() {
    var writer = RecordingWriter(.phyphox)
    writer.begin(DriveLogDescription(format: "simulated", columns: [], clock: .unixEpoch))
    writer.receive(fix: Fix(time: 0, latitude: 43, longitude: 143))
    writer.finish()
    let count = writer.take().reduce(0) { $0 + $1.bytes.count }
    #expect(count == 0)
  }
}
