#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `kernels`: a line of JSON for every kernel, CPU nanoseconds a sample with the answer checked; `kernel NAME ROUNDS`: one kernel
/// alone, for a program that counts its instructions.
enum KernelBenchmark {
  /// One piece of work that can be done again and again.
  struct Kernel {
    var name: String
    /// Samples (bytes, fixes) of one round.
    var samples: Int
    /// Makes ready for a round; not timed.
    var prepare: () throws -> Void = {}
    var run: () throws -> Void
    /// One number that the whole answer goes into.
    var answer: () -> Double
    /// The same number by a plain twin or a closed form.
    var oracle: () throws -> Double
    var tolerance = 1e-10
  }

  static func run(_ arguments: [String]) throws {
    for make in KernelList.all {
      let kernel = try make()
      if !arguments.isEmpty && !arguments.contains(where: { kernel.name.contains($0) }) { continue }
      var nanoseconds: [Double] = []
      for measurement in 0..<8 {
        var seconds = 0.0
        var rounds = 0
        while seconds < 0.05 {
          try kernel.prepare()
          let start = cpuSeconds()
          try kernel.run()
          seconds += cpuSeconds() - start
          rounds += 1
        }
        // The first warms up.
        if measurement > 0 { nanoseconds.append(seconds * 1e9 / Double(rounds * kernel.samples)) }
      }
      let (answer, oracle) = (kernel.answer(), try kernel.oracle())
      guard abs(answer - oracle) <= kernel.tolerance * abs(oracle) else {
        throw Refusal.wrongAnswer("\(kernel.name): \(answer), expected \(oracle)")
      }
      nanoseconds.sort()
      print(
        "{\"kernel\": \"\(kernel.name)\", \"ns\": \(nanoseconds[3]), \"least_ns\": \(nanoseconds[0]), "
          + "\"most_ns\": \(nanoseconds[6]), \"answer\": \(answer)}")
    }
  }

  /// Rounds of one kernel and nothing else; what comes before them costs the same for any number of rounds.
  static func runOne(_ arguments: [String]) throws {
    guard arguments.count == 2, let rounds = Int(arguments[1]) else {
      throw Refusal.usage("kernel NAME ROUNDS")
    }
    for make in KernelList.all {
      let kernel = try make()
      guard kernel.name == arguments[0] else { continue }
      for _ in 0..<rounds {
        try kernel.prepare()
        try kernel.run()
      }
      print("\(kernel.samples) \(kernel.answer())")
      return
    }
    throw Refusal(
      status: 64, text: "no kernel is called \(arguments[0]); `RoadBenchmarks kernels` lists them")
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
