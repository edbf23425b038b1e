import DriveLogs
import RoughnessModels
import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct TuningBenchTests {
  private let folder = TemporaryFolder()

  private func bench(_ folds: TuningFolds = .block(meters: 200)) -> TuningBench {
    let logs = [UInt64(1), 2].map { seed in
      LogSource(file: folder.write("\(seed).csv", OwnEstimatorTests.log(seed: seed)))
    }
    return TuningBench(
      logs, reading: LogReadingOptions(), ledger: OwnEstimatorTests.ledger,
      reference: ReferenceRoads(OwnEstimatorTests.reference), folds: folds)
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

  @Test func `too little to judge is no score`() {
    var cache = TuningCache()
    #expect(bench(.road).score(SurveyConfiguration(), &cache) == nil)
  }
}
