import DriveLogs
import RoadNetworks
import RoadSurveys
import RoughnessModels
import TestSupport
import Testing

// What stands between the marks stands in the GUIDE too: a test compares them. Only public names are at hand here.
// guide: begin
struct TwiceIntegrated: RoughnessEstimator {
  let response = EstimatorResponse.profileHeight
  let latency = 0
  let step: Double
  private var speed = 0.0
  private var height = 0.0

  init(rateHertz: Double) { step = 1 / rateHertz }

  mutating func push(_ motion: VehicleMotion, into output: inout [Double]) {
    for acceleration in motion.vertical {
      // A leak of two seconds keeps the drift away.
      speed += (acceleration - 0.5 * speed) * step
      height += (speed - 0.5 * height) * step
      output.append(height)
    }
  }

  mutating func finish(into output: inout [Double]) {}
}

/// Your estimator and the built-in one on the same logs: error of road that the car's gain hasn't seen.
func compared(
  logs: [String], ledger: RoadLedger, reference: [ReferencePiece]
) throws -> (own: TuningScore?, inverse: TuningScore?) {
  let bench = TuningBench(
    try LogSource.discover(logs), reading: LogReadingOptions(), ledger: ledger,
    reference: ReferenceRoads(reference), folds: .block(meters: 200))
  let own = bench.score(SurveyConfiguration()) { rate in TwiceIntegrated(rateHertz: rate) }
  var cache = TuningCache()
  return (own, bench.score(SurveyConfiguration(), &cache))
}
// guide: end

@Suite struct OwnEstimatorTests {
  private let folder = TemporaryFolder()

  /// A minute and a half at 12 m/s; every other stretch of 100 m shakes twice as much.
  static func log(seed: UInt64) -> String {
    var random = SplitMix64(seed: seed)
    var text = "time_s,ax_mps2,ay_mps2,az_mps2,lat_deg,lon_deg,speed_mps,heading_deg\n"
    var heave = 0.0
    for i in 0..<(85 * 50) {
      let level: Double = (i * 12 / 5000) % 2 == 0 ? 1 : 2
      heave = 0.8 * heave + level * (random.uniform() - 0.5)
      let time: Double = Double(1_775_431_800_000 + i * 20) / 1000
      let milli: Int = Int((9.81 + heave) * 1000)
      text += "\(time),0.0\(i % 7),0.0\(i % 5),\(Double(milli) / 1000)"
      guard i % 50 == 0 else {
        text += ",,,,\n"
        continue
      }
      let north: Double = Double(i / 50) * 12 * 9e-6
      text += ",\(43 + north),143.0,12.0,0.0\n"
    }
    return text
  }

  static let ledger = RoadLedger(roads: [
    Road(
      id: "1", name: "Main",
      lines: [[Coordinate(latitude: 43, longitude: 143), Coordinate(latitude: 43.01, longitude: 143)]])
  ])

  static let reference: [ReferencePiece] = (0..<10).map { (i: Int) -> ReferencePiece in
    let from = Double(100 * i)
    return ReferencePiece(
      roadID: "1", direction: "forward", fromMeters: from, toMeters: from + 100, iri: i % 2 == 0 ? 2 : 4)
  }

  @Test func `an estimator of one's own is judged by the same yardstick as the built-in ones`() throws {
    let paths = [folder.write("a.csv", Self.log(seed: 1)), folder.write("b.csv", Self.log(seed: 2))]
    let (own, inverse) = try compared(logs: paths, ledger: Self.ledger, reference: Self.reference)
    let (mine, builtIn) = (try #require(own), try #require(inverse))
    #expect(mine.count == builtIn.count && mine.count >= 14)
    #expect(mine.error.isFinite && mine.gain > 0 && mine.error != builtIn.error)
  }

  @Test func `the GUIDE shows what is compiled here`() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    let guide = try text((root + ["GUIDE.md"]).joined(separator: "/"))
    let source = try text(#filePath)
    let begin = try #require(source.firstRange(of: "// guide: begin\n"))
    let end = try #require(source.firstRange(of: "// guide: end\n"))
    let shown = String(source[begin.upperBound..<end.lowerBound])
    #expect(shown.count > 500 && guide.contains(shown))
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try #require(TestFiles.read(path)), as: UTF8.self)
  }
}
