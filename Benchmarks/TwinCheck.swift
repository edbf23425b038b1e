import DriveLogs
import RoadFindings
import RoadKernels

/// `twins FOLDER…`: every log read by the plain twins, by every instruction set and by several threads; all must agree on every
/// sample, fix, finding and error.
enum TwinCheck {
  /// A digest of everything that reached the sink.
  private struct Digest: DriveLogSink {
    /// Motion and fixes apart: how they interleave may depend on the buffers.
    var hash = SHA256()
    var fixes: [Fix] = []
    var findings: [Finding] = []

    private mutating func add(_ text: String) { hash.update(Array(text.utf8)) }

    mutating func begin(_ description: DriveLogDescription) { add("\(description)") }
    mutating func receive(motion block: borrowing MotionBlock) {
      if block.beginsStretch { add("stretch") }
      for i in 0..<block.count {
        var row = "\(block.times[i])"
        for channel in [
          block.ax, block.ay, block.az, block.gx, block.gy, block.gz, block.axle, block.strut,
        ] where !channel.isEmpty { row += ",\(channel[i].bitPattern)" }
        add(row)
      }
    }
    mutating func receive(fix: Fix) { fixes.append(fix) }
    mutating func receive(finding: Finding) { findings.append(finding) }
  }

  static func run(_ folders: [String]) async throws -> Bool {
    var (logs, different) = (0, 0)
    for source in try LogSource.discover(folders) {
      logs += 1
      let plain = await reading(source, .plain, threads: 1)
      var levels = KernelLevel.allCases.filter { $0 != .plain && $0.rawValue <= KernelLevel.best.rawValue }
      levels.append(.best)
      for (index, level) in levels.enumerated() {
        let threads = index == levels.count - 1 ? 3 : 1
        if await reading(source, level, threads: threads) != plain {
          different += 1
          print("\(source.name): \(level), \(threads) threads: not what the plain twins read")
        }
      }
    }
    print("twins: \(logs) logs, \(different) different readings")
    return different == 0 && logs > 0
  }

  private static func reading(_ source: LogSource, _ level: KernelLevel, threads: Int) async -> String {
    var options = LogReadingOptions()
    options.instructions = level
    var digest = Digest()
    do {
      let tally = try await LogReader.read(source, options: options, threads: threads, into: &digest)
      return digest.hash.hexadecimal() + "\(digest.fixes)\(digest.findings)\(tally)"
    } catch {
      return "\(error)\(digest.findings)"
    }
  }
}
