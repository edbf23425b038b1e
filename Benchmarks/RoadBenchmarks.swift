import DriveLogs
import RoadSurveys

/// Times the parts that a long drive spends its time in, and checks every answer: fast and wrong fails.
///
/// `swift run -c release RoadBenchmarks`, in the package's folder. CPU seconds: quote ratios from one run, not times.
/// With arguments one thing alone: `kernels`, `kernel`, `drive`, `read`, `match`, `strtod` or `twins`, see
/// ``KernelBenchmark``, ``DriveWriter``, ``ReadingBenchmark``, ``MatchingBenchmark``, ``NumberCheck``, ``TwinCheck``. `Benchmarks/rivals` runs others' programs
/// beside ours, `Benchmarks/growth` larger and larger work, `Benchmarks/counts` compares instructions with those committed.
@main
enum RoadBenchmarks {
  static func main() async {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      // What needs no other thread stays on the first one: valgrind can't leave a program whose first thread is gone.
      if try !runAlone(arguments) { try await run(arguments) }
    } catch { Refusal.exit(for: error) }
  }

  /// Does what needs one thread only; false where the arguments ask for something else.
  private static func runAlone(_ arguments: ArraySlice<String>) throws -> Bool {
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case "kernels": try KernelBenchmark.run(rest)
    case "kernel": try KernelBenchmark.runOne(rest)
    case "drive": try DriveWriter.run(rest)
    case "match": try MatchingBenchmark.run(rest)
    case "strtod":
      let numbers = rest.compactMap { UInt64($0) }
      guard numbers.count == 2, let count = Int(exactly: numbers[0]) else {
        throw Refusal.usage("strtod COUNT SEED")
      }
      try check(NumberCheck.run(count: count, seed: numbers[1]), "numbers differ from strtod")
    default: return false
    }
    return true
  }

  private static func run(_ arguments: ArraySlice<String>) async throws {
    switch arguments.first {
    case "read": return try await ReadingBenchmark.run(Array(arguments.dropFirst()))
    case "twins":
      return try check(try await TwinCheck.run(Array(arguments.dropFirst())), "the twins differ")
    case nil: break
    case let other?:
      throw Refusal(
        status: 64,
        text: "\(other) was found; kernels, kernel, drive, read, match, strtod, twins or nothing was expected"
      )
    }
    try KernelBenchmark.run([])
    try MatchingBenchmark.run([])
    try await analyzing()
  }

  private static func analyzing() async throws {
    let sources = try LogSource.discover(["SampleData/logs"])
    let walk = SurveyWalk(configuration: SurveyConfiguration(), reading: LogReadingOptions())
    var watch = Stopwatch()
    let outcome = try await watch.time(runs: 3) { await walk.survey(sources, ledger: nil, threads: 1) }
    let runs = outcome.result.runs
    try check(runs.count == sources.count && outcome.refused.isEmpty, "analyze: \(runs.count) runs")
    try check(runs.allSatisfy { $0.ratedMeters > 0.8 * $0.distanceMeters }, "analyze: too little was rated")
    let rows = Double(runs.reduce(0) { $0 + $1.rows })
    print("analyze, whole: \(watch.text(times: 1e9 / rows, unit: "ns/row"))")
  }

  private static func check(_ holds: Bool, _ what: String) throws {
    guard holds else { throw Refusal.wrongAnswer(what) }
  }
}
