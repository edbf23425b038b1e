import DriveLogs
import RoadFindings
import TestSupport
import Testing

@testable import RoadSurveys

/// A wide log of a drive, with faults put in.
enum DriveText {
  static func wide(_ drive: BoxDrive, change: (Int, inout [String]) -> Void = { _, _ in }) -> String {
    var writer = WideLogWriter()
    writer.begin(DriveLogDescription(format: "wide", columns: [], clock: .unixEpoch))
    var block = MotionBlock()
    for event in drive.events {
      if let fix = event.fix { writer.receive(fix: fix) }
      guard let row = event.row else { continue }
      block.times.append(row.time)
      block.ax.append(Float(row.a.x))
      block.ay.append(Float(row.a.y))
      block.az.append(Float(row.a.z))
    }
    writer.receive(motion: block)
    let lines = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n")
    return lines.enumerated().map { index, line in
      guard index > 0 else { return String(line) }
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      change(index - 1, &cells)
      return cells.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }
}

@Suite struct SurveyWalkInspectionTests {
  private let folder = TemporaryFolder()

  private func inspect(_ text: String) -> LogInspection {
    let path = folder.write("drive.csv", text)
    let walk = SurveyWalk(configuration: SurveyConfiguration(), reading: LogReadingOptions())
    return walk.inspect(LogSource(name: "drive.csv", kind: .file, path: Array(path.utf8)))
  }

  @Test func `a good log is recognised in all its parts`() throws {
    let text = DriveText.wide(BoxDrive())
    let inspection = inspect(text)
    #expect(inspection.isUsable && inspection.refusal == nil)
    // A minute at 12 m/s, of which the first 30 m are run-up.
    #expect(abs(inspection.distanceMeters - 59 * 12) < 0.5)
    #expect(abs(inspection.ratedMeters - (59 * 12 - 30)) < 2)
    #expect(inspection.excluded.map(\.kind) == [.runUp] && abs(inspection.excluded[0].meters - 30) < 1)
    #expect(inspection.rows == 3000 && inspection.rowsDropped == 0 && inspection.bytes == text.utf8.count)
    #expect(inspection.sha256.count == 64)
    #expect(inspection.start == "2026-04-05T23:30:00+00:00")
    let recognised = try #require(inspection.recognised)
    #expect(recognised.format == "wide" && recognised.knowsDates)
    #expect(
      recognised.layout == .init(delimiter: "comma", decimalMark: ".", encoding: "UTF-8", headerLine: 1))
    #expect(recognised.columns.map(\.quantity).prefix(4) == ["time", "ax", "ay", "az"])
    #expect(abs((inspection.timing.rateHertz ?? 0) - 50) < 0.01 && inspection.timing.stretches == 1)
    #expect(inspection.fixes.count == 60 && inspection.fixes.withSpeed == 60)
    #expect(abs((inspection.fixes.intervalSeconds ?? 0) - 1) < 1e-6 && inspection.fixes.accuracyMeters == 3)
    #expect(abs(inspection.sensor.norm - 9.81) < 0.05 && inspection.sensor.gravity?.nearestAxis == "az")
  }

  @Test func `a profiler without a box has no gravity to speak of, and is usable`() {
    let text = DriveText.wide(BoxDrive()).split(separator: "\n").enumerated().map { index, line in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells.replaceSubrange(1...3, with: [index == 0 ? "profile_m" : "\(Double(index % 80) * 1e-4)"])
      return cells.joined(separator: ",")
    }
    let inspection = inspect(text.joined(separator: "\n") + "\n")
    #expect(inspection.isUsable && inspection.sensor.gravity == nil)
    #expect(abs(inspection.ratedMeters - (59 * 12 - 30)) < 2)
  }

  @Test func `what is promised is what the walk gives`() throws {
    let path = folder.write("drive.csv", DriveText.wide(BoxDrive(hole: 20..<24)))
    let source = LogSource(name: "drive.csv", kind: .file, path: Array(path.utf8))
    let walk = SurveyWalk(configuration: SurveyConfiguration(), reading: LogReadingOptions())
    let inspection = walk.inspect(source)
    let trace = try walk.trace(source)
    let rated = zip(trace.bins.level, trace.bins.reasons).count { $0.isFinite && !$1.excludes }
    #expect(inspection.ratedMeters == Double(rated) * 0.5)
    #expect(inspection.findings == trace.findings && inspection.distanceMeters == trace.distanceMeters)
    #expect(inspection.timing.holes == 1 && abs(inspection.timing.longestHoleSeconds - 4.02) < 0.001)
    #expect(inspection.excluded.contains { $0.kind == .gap && abs($0.meters - 48) < 3 })
  }

  @Test func `a stuck axis is a hole in the road, told with line and column`() throws {
    let inspection = inspect(
      DriveText.wide(BoxDrive()) { row, cells in
        cells[1] = row % 2 == 0 ? "0.1" : "-0.1"
        cells[2] = row % 3 == 0 ? "0.2" : "-0.1"
        if (1000..<1500).contains(row) { cells[3] = "9.8123" }
      })
    let finding = try #require(inspection.findings.first { $0.kind == .stuckAxis })
    #expect(finding.place.line == 1002 && finding.place.column == "az_mps2" && finding.count == 500)
    #expect(inspection.excluded.first?.kind == .gap && inspection.remedy?.contains("hangs") == true)
    #expect(abs((inspection.excluded.first?.meters ?? 0) - 120) < 3)
  }

  @Test func `a spike doesn't change the road's roughness`() throws {
    func levels(_ text: String) throws -> [Float] {
      let path = folder.write("spike.csv", text)
      let walk = SurveyWalk(configuration: SurveyConfiguration(), reading: LogReadingOptions())
      return try walk.trace(LogSource(name: "s", kind: .file, path: Array(path.utf8))).bins.level
    }
    let clean = try levels(DriveText.wide(BoxDrive()))
    let spiked = try levels(
      DriveText.wide(BoxDrive()) { row, cells in if row == 1500 { cells[3] = "160.0" } })
    for (a, b) in zip(clean, spiked).dropFirst(100) where a.isFinite && a > 1 {
      #expect(abs(b / a - 1) < 0.15)
    }
  }

  @Test func `a refused log keeps what was recognised and every doubt`() throws {
    let inspection = inspect(DriveText.wide(BoxDrive()) { row, cells in if row % 10 == 3 { cells[0] = "x" } })
    #expect(!inspection.isUsable && inspection.isDoubtful)
    let refusal = try #require(inspection.refusal)
    #expect(refusal.exit == 65 && refusal.finding.kind == .tooManyBadRows && refusal.finding.place.line == 5)
    #expect(inspection.recognised?.format == "wide" && inspection.findings.contains { $0.kind == .badCell })
    #expect(inspection.remedy != nil)
  }

  @Test func `many logs come back in the order given, whatever runs at once`() async {
    let sources = (0..<5).map { number in
      let path = folder.write("\(number).csv", DriveText.wide(BoxDrive(seconds: 20 + Double(number))))
      return LogSource(name: "\(number).csv", kind: .file, path: Array(path.utf8))
    }
    let walk = SurveyWalk(configuration: SurveyConfiguration(), reading: LogReadingOptions())
    let inspections = await walk.inspect(sources, threads: 2)
    #expect(inspections.map(\.log) == sources.map(\.name))
    #expect(inspections.map(\.rows) == [1000, 1050, 1100, 1150, 1200])
  }
}
