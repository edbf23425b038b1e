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
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case "kernels": return try KernelBenchmark.run(Array(arguments.dropFirst()))
    case "kernel": return try KernelBenchmark.runOne(Array(arguments.dropFirst()))
    case "drive": return DriveWriter.run(Array(arguments.dropFirst()))
    case "read": return try await ReadingBenchmark.run(Array(arguments.dropFirst()))
    case "match": return MatchingBenchmark.run(Array(arguments.dropFirst()))
    case "strtod":
      let numbers = arguments.dropFirst().map { UInt64($0) ?? 0 }
      check(numbers.count == 2, "usage: strtod COUNT SEED")
      return check(NumberCheck.run(count: Int(numbers[0]), seed: numbers[1]), "numbers differ from strtod")
    case "twins":
      return check(try await TwinCheck.run(Array(arguments.dropFirst())), "the twins differ")
    default: break
    }
    try KernelBenchmark.run([])
    MatchingBenchmark.run([])
    try await analyzing()
  }

  private static func analyzing() async throws {
    let sources = try LogSource.discover(["SampleData/logs"])
    let walk = SurveyWalk(configuration: SurveyConfiguration(), reading: LogReadingOptions())
    var watch = Stopwatch()
    let outcome = try await watch.time(runs: 3) { await walk.survey(sources, ledger: nil, threads: 1) }
    let runs = outcome.result.runs
    check(runs.count == sources.count && outcome.refused.isEmpty, "analyze: \(runs.count) runs")
    check(runs.allSatisfy { $0.ratedMeters > 0.8 * $0.distanceMeters }, "analyze: too little was rated")
    let rows = Double(runs.reduce(0) { $0 + $1.rows })
    print("analyze, whole: \(watch.text(times: 1e9 / rows, unit: "ns/row"))")
  }

  private static func check(_ holds: Bool, _ what: String) {
    guard holds else { fatalError("wrong answer: \(what)") }
  }
}
