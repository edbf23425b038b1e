import DriveLogs
import RoadFindings
import RoughnessModels
import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct ExclusionLedgerTests {
  private func trace(_ set: (inout TravelBins) -> Void, lost: Double = 0) -> RunTrace {
    var bins = TravelBins()
    set(&bins)
    return RunTrace(
      log: "a.csv", description: DriveLogDescription(format: "wide", columns: [], clock: .unixEpoch),
      tally: LogTally(), findings: [], estimator: .inverse, response: .profileHeight, bins: bins, track: [],
      distanceMeters: Double(bins.count) * TravelBins.length, durationSeconds: 10, rateHertz: 100,
      sensor: .init(),
      exclusions: lost == 0
        ? []
        : [.init(reason: .fixGap, occurrences: 2, meters: lost, startSeconds: 3, endSeconds: 9)])
  }

  @Test func `metres are counted for each reason, and for each reason alone`() {
    let ledger = ExclusionLedger(
      trace { bins in
        for b in 0..<100 {
          let reasons: ExclusionReasons =
            b < 20 ? .slow : b < 30 ? [.slow, .hardLateral] : b < 40 ? .bridged : []
          bins.set(b, level: 2, speed: 10, reasons: reasons)
        }
      })
    // Bridged road is rated: 40 … 100 and 30 … 40, half a metre each.
    #expect(ledger.ratedMeters == 35)
    #expect(ledger.excluded.map(\.kind) == [.slow, .hardLateral])
    #expect(ledger.excluded.map(\.meters) == [15, 5] && ledger.excluded.map(\.metersAlone) == [10, 0])
  }

  @Test func `a hole is the recording's unless positions were missing`() {
    let ledger = ExclusionLedger(
      trace(
        { bins in
          bins.set(9, level: 2, speed: 10, reasons: [])
          bins.set(99, level: 2, speed: 10, reasons: [])
        }, lost: 30))
    #expect(ledger.ratedMeters == 1)
    #expect(ledger.excluded.map(\.kind) == [.noFixes, .gap])
    #expect(ledger.excluded.map(\.meters) == [30, 19])
    #expect(ledger.excluded[0].places == 2 && ledger.excluded[0].startSeconds == 3)
  }

  @Test func `nothing driven is nothing rated`() {
    let ledger = ExclusionLedger(trace { _ in })
    #expect(ledger.ratedMeters == 0 && ledger.excluded.isEmpty)
  }
}
