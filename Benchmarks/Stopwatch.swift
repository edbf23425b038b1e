#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// CPU seconds of this process over several runs of one piece of work: least, median, most.
struct Stopwatch {
  private(set) var seconds: [Double] = []

  /// Runs the work once to warm up, then `runs` times; gives the last run's answer, to be checked.
  mutating func time<Answer: Sendable>(
    runs: Int = 5, _ work: () async throws -> Answer
  ) async throws -> Answer {
    var answer = try await work()
    for _ in 0..<runs {
      let start = Self.cpuSeconds()
      answer = try await work()
      seconds.append(Self.cpuSeconds() - start)
    }
    seconds.sort()
    return answer
  }

  var median: Double { seconds[seconds.count / 2] }

  /// `median (least … most)` of seconds times a factor, three significant figures or so.
  func text(times factor: Double, unit: String) -> String {
    let shown = [median, seconds[0], seconds[seconds.count - 1]].map { value in
      let scaled = value * factor
      let places = scaled >= 100 ? 1.0 : scaled >= 10 ? 10 : 100
      return String((scaled * places).rounded() / places)
    }
    return "\(shown[0]) \(unit) (\(shown[1]) … \(shown[2]))"
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
