import DriveLogs
import RoadNetworks
import RoughnessModels
import TestSupport
import Testing

@testable import RoadSurveys

/// A researcher's own estimator, as the GUIDE shows it: the acceleration integrated twice, nothing more.
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

@Suite struct TuningBenchTests {
  private let folder = TemporaryFolder()
  private let ledger = RoadLedger(roads: [
    Road(
      id: "1", name: "Main",
      lines: [[Coordinate(latitude: 43, longitude: 143), Coordinate(latitude: 43.01, longitude: 143)]])
  ])

  /// A minute and a half at 12 m/s; every other stretch of 100 m shakes twice as much.
  private func log(_ name: String, seed: UInt64) -> LogSource {
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
    return LogSource(file: folder.write(name, text))
  }

  private func bench(_ folds: TuningFolds = .block(meters: 200)) -> TuningBench {
    let pieces = (0..<10).map { (i: Int) -> ReferencePiece in
      let from = Double(100 * i)
      return ReferencePiece(
        roadID: "1", direction: "forward", fromMeters: from, toMeters: from + 100, iri: i % 2 == 0 ? 2 : 4)
    }
    return TuningBench(
      [log("a.csv", seed: 1), log("b.csv", seed: 2)], reading: LogReadingOptions(), ledger: ledger,
      reference: ReferenceRoads(pieces), folds: folds)
  }

  @Test func `settings are scored on road their gain hasn't seen, from the cache as without it`() throws {
    let bench = bench()
    var (cache, fresh) = (TuningCache(), TuningCache())
    var changed = SurveyConfiguration()
    changed.inverse.highPassHertz = 0.8
    let first = try #require(bench.score(SurveyConfiguration(), &cache))
    let other = try #require(bench.score(changed, &cache))
    #expect(first.count >= 14 && first.rSquared > 0.5 && first.error < 0.5 && first.gain > 0)
    #expect(other != first)
    // A later stage only: the traces are those of before.
    var later = changed
    later.sections.minimumCoverage = 0.6
    _ = bench.score(later, &cache)
    #expect(cache.traces.count == 4)
    #expect(bench.score(changed, &fresh) == other && bench.score(SurveyConfiguration(), &cache) == first)
  }

  @Test func `an estimator of one's own is judged by the same yardstick`() throws {
    let own = try #require(
      bench().score(SurveyConfiguration()) { rate in TwiceIntegrated(rateHertz: rate) })
    #expect(own.count >= 14 && own.error.isFinite && own.gain > 0)
  }

  @Test func `too little to judge is no score`() {
    var cache = TuningCache()
    #expect(bench(.road).score(SurveyConfiguration(), &cache) == nil)
    #expect(TuningFolds("block:500m") == .block(meters: 500) && TuningFolds("block:5") == nil)
    #expect(TuningFolds("road") == .road && TuningFolds("vehicle") == .vehicle && TuningFolds("x") == nil)
  }
}
