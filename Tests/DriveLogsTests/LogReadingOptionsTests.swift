import DriveLogs
import Foundation
import Synchronization
import Testing

@Suite struct LogReadingOptionsTests {
  private final class Counter: Sendable {
    let bytes = Mutex<[String: Int]>([:])
  }

  @Test(arguments: [1, 3]) func `who watches is told every byte of a log's file`(threads: Int) async throws {
    var text = "t,ax,ay,az,lat,lon\n"
    for row in 0..<20_000 {
      text +=
        "\(row / 100).\(row % 100 < 10 ? "0" : "")\(row % 100),0.1,-0.2,9.81,43.8,143.\(890_000 + row)\n"
    }
    let logs = try TemporaryLogs(["drive.csv": text])
    let counter = Counter()
    var options = LogReadingOptions()
    options.bufferBytes = 16_384
    options.observer = ReadingObserver { log, bytes in
      counter.bytes.withLock { $0[log, default: 0] += bytes }
    }
    var sink = RecordingSink()
    let path = logs.folder.appending(path: "drive.csv").path
    let source = LogSource(name: "drive.csv", kind: .file, path: Array(path.utf8))
    let tally = try await LogReader.read(source, options: options, threads: threads, into: &sink)
    let told = counter.bytes.withLock { $0 }
    #expect(told == ["drive.csv": text.utf8.count] && tally.rows == 20_000)
  }

  @Test func `watching is no way of reading`() {
    var options = LogReadingOptions()
    options.observer = ReadingObserver { _, _ in }
    var other = LogReadingOptions()
    other.observer = ReadingObserver { _, _ in }
    #expect(options == other && options.hashValue == other.hashValue)
  }
}
