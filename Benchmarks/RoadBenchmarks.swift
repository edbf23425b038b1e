import DriveLogs
import RoadFindings
import RoadSignals
import RoadSurveys
import RoughnessModels

/// Times the parts that a long drive spends its time in, and checks every answer: fast and wrong fails.
///
/// `swift run -c release RoadBenchmarks`, in the package's folder. CPU seconds: quote ratios from one run, not times.
/// With arguments one thing alone: `read`, `match`, `strtod` or `twins`, see ``ReadingBenchmark``, ``MatchingBenchmark``,
/// ``NumberCheck``, ``TwinCheck``.
@main
enum RoadBenchmarks {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
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
    try await goldenCar()
    try await overlapSave()
    try await reading()
    MatchingBenchmark.run([])
    try await analyzing()
  }

  /// A sine of slope amplitude 0.005 at the filter's upper peak (0.434 cycles/m, gain 1.644 with the 250 mm average).
  private static func goldenCar() async throws {
    let count = 1_000_000
    // The recurrence of a rotation: no library function, good to 1e-9 over a million steps.
    let step = 2 * Double.pi * 0.434 * 0.25
    let (cosine, sine) = (1 - step * step / 2 + step * step * step * step / 24, step - step * step * step / 6)
    let norm = (cosine * cosine + sine * sine).squareRoot()
    var (x, y) = (0.005, 0.0)
    var slopes: [Double] = []
    for _ in 0..<count {
      let turned = (x * cosine - y * sine) / norm
      y = (x * sine + y * cosine) / norm
      x = turned
      slopes.append(x)
    }
    let input = slopes
    var watch = Stopwatch()
    let response = try await watch.time {
      var car = GoldenCar(intervalMeters: 0.25)
      car.begin(slope: 0)
      var filtered: [Double] = []
      car.push(input, into: &filtered)
      return filtered
    }
    let iri = response.reduce(0) { $0 + abs($1) } / Double(count) * 1000
    // Without the average the bare gain at this wavenumber is 1.676.
    let expected = 2 / Double.pi * 0.005 * 1.676 * 1000
    check(abs(iri / expected - 1) < 0.02, "golden car: IRI \(iri), expected \(expected)")
    print("golden car, one profile: \(watch.text(times: 1e9 / Double(count), unit: "ns/sample"))")
  }

  private static func overlapSave() async throws {
    let count = 500_000
    var seed: UInt64 = 1
    func random() -> Double {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(bitPattern: seed) >> 11) * 0x1p-53
    }
    let kernel = (0..<2001).map { _ in random() }
    let input = (0..<count).map { _ in random() }
    var watch = Stopwatch()
    let output = try await watch.time {
      var filter = OverlapSaveFilter(kernel: kernel)
      var output: [Double] = []
      filter.push(input, into: &output)
      filter.finish(into: &output)
      return output
    }
    for n in [1000, 77_777, count - 1001] {
      let direct = kernel.indices.reduce(0) { $0 + kernel[$1] * input[n + 1000 - $1] }
      check(abs(output[n] - direct) < 1e-9, "overlap-save: sample \(n)")
    }
    print("overlap-save, 2001 taps: \(watch.text(times: 1e9 / Double(count), unit: "ns/sample"))")
  }

  /// Counts what a log holds.
  private struct Counter: DriveLogSink {
    var samples = 0
    var fixes = 0
    mutating func begin(_ description: DriveLogDescription) {}
    mutating func receive(motion block: borrowing MotionBlock) { samples += block.count }
    mutating func receive(fix: Fix) { fixes += 1 }
    mutating func receive(finding: Finding) {}
  }

  private static func reading() async throws {
    let source = LogSource(file: "SampleData/logs/run-01-kei.csv")
    var watch = Stopwatch()
    let (tally, counter) = try await watch.time {
      var counter = Counter()
      let tally = try LogReader.read(source, options: LogReadingOptions(), into: &counter)
      return (tally, counter)
    }
    check(
      counter.samples == tally.rows - tally.rowsDropped, "reading: \(counter.samples) of \(tally.rows) rows")
    check(counter.fixes > 100, "reading: \(counter.fixes) fixes")
    let speed = Double(tally.bytes) / watch.median / 1e6
    print("reading a wide log, all checks on: \(Int(speed)) MB per CPU second")
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
