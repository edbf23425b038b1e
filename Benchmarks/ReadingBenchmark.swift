import DriveLogs
import RoadFindings
import RoadKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `read FILE… [--threads N] [--buffer BYTES] [--no-hash] [--baseline] [--plain] [--repeat N]`: a line of JSON with the speed of
/// reading these logs, one after the other, with every check on.
enum ReadingBenchmark {
  /// Adds up what comes, so that the answer can be compared with other readers'.
  private struct Adder: DriveLogSink {
    var samples = 0
    var fixes = 0
    var findings = 0
    var sum = 0.0

    mutating func begin(_ description: DriveLogDescription) {}
    mutating func receive(motion block: borrowing MotionBlock) {
      samples += block.count
      var partial = 0.0
      for value in block.az where value.isFinite { partial += Double(value) }
      sum += partial
    }
    mutating func receive(fix: Fix) { fixes += 1 }
    mutating func receive(finding: Finding) { findings += 1 }
  }

  static func run(_ arguments: [String]) async throws {
    var options = LogReadingOptions()
    var (files, threads, repeats) = ([String](), 1, 1)
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--threads": threads = rest.popFirst().flatMap { Int($0) } ?? 1
      case "--repeat": repeats = rest.popFirst().flatMap { Int($0) } ?? 1
      case "--buffer": options.bufferBytes = rest.popFirst().flatMap { Int($0) } ?? options.bufferBytes
      case "--no-hash": options.isHashed = false
      case "--baseline": options.instructions = .baseline
      case "--plain": options.instructions = .plain
      default: files.append(argument)
      }
    }
    for _ in 0..<repeats {
      for file in files {
        var adder = Adder()
        let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
        let tally = try await LogReader.read(
          LogSource(file: file), options: options, threads: threads, into: &adder)
        let (wallSeconds, cpuSeconds) = (
          seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu
        )
        let gigabytes = Double(tally.bytes) / 1e9
        print(
          "{\"bytes\": \(tally.bytes), \"rows\": \(tally.rows), \"samples\": \(adder.samples), "
            + "\"fixes\": \(adder.fixes), \"findings\": \(adder.findings), \"sum_az\": \(adder.sum), "
            + "\"sha256\": \"\(tally.sha256)\", \"threads\": \(threads), \"wall_s\": \(wallSeconds), "
            + "\"cpu_s\": \(cpuSeconds), \"gb_per_wall_s\": \(gigabytes / wallSeconds), "
            + "\"gb_per_cpu_s\": \(gigabytes / cpuSeconds), \"peak_bytes\": \(peakBytes())}")
      }
    }
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The most memory that the process has had.
  private static func peakBytes() -> Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss * 1024
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }
}
