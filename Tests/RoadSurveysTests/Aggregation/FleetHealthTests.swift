import RoadFindings
import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct FleetHealthTests {
  private let health = FleetHealth(configuration: FleetConfiguration())

  /// Cars with a gain for each of their runs, over 20 sections, with noise.
  private func survey(
    _ cars: [(name: String, gains: [Double])], calibrated: Bool, noise: Double = 0.06, seed: UInt64 = 1
  ) -> [Finding] {
    var random = SplitMix64(seed: seed)
    var runs: [FleetHealth.Run] = []
    var values: [FleetHealth.Value] = []
    for (name, gains) in cars {
      for (day, gain) in gains.enumerated() {
        runs.append(
          .init(
            log: "\(name)-\(day)", vehicle: name, calibrated: calibrated,
            startEpochNanoseconds: Int64(day) * 86_400_000_000_000, date: "2026-04-0\(day + 1)"))
        for section in 0..<20 {
          let truth = 2 + Double(section % 7)
          values.append(
            .init(section: section, run: runs.count - 1, iri: truth * gain * (1 + noise * random.normal())))
        }
      }
    }
    return health.findings(values, runs: runs)
  }

  @Test func `a car that changes between two runs is found with the day and the size`() throws {
    let found = survey(
      [("a", [1, 1, 1, 1]), ("b", [1.3, 1.3, 1.56, 1.56]), ("c", [0.8, 0.8, 0.8, 0.8])], calibrated: false)
    #expect(found.map(\.kind) == [.fleetDrift])
    #expect(found[0].place.log == "b-2" && found[0].text.contains("2026-04-03"))
    let size = try #require(found[0].text.split(separator: " ").first { Int($0) != nil }.flatMap { Int($0) })
    #expect((16...24).contains(size), "\(found[0].text)")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func `cars that keep their levels are left in peace`(
    seed: UInt64
  ) {
    let cars = [("a", [1, 1, 1]), ("b", [1.3, 1.3, 1.3]), ("c", [0.8, 0.8, 0.8])] as [(String, [Double])]
    #expect(survey(cars, calibrated: false, seed: seed).isEmpty)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>, [true, false])
  func `which cars happen to share its roads makes no car drift`(seed: UInt64, calibrated: Bool) {
    // c reads 1.4 times what the others do, always; a meets c on its first day and b on its second.
    var random = SplitMix64(seed: seed)
    let drives: [(car: String, gain: Double, sections: Range<Int>)] = [
      ("a", 1, 0..<20), ("c", 1.4, 0..<20), ("a", 1, 20..<40), ("b", 1, 20..<40), ("b", 1, 40..<60),
      ("c", 1.4, 40..<60),
    ]
    var values: [FleetHealth.Value] = []
    var runs: [FleetHealth.Run] = []
    for (day, drive) in drives.enumerated() {
      runs.append(
        .init(
          log: "\(drive.car)-\(day)", vehicle: drive.car, calibrated: calibrated,
          startEpochNanoseconds: Int64(day) * 86_400_000_000_000, date: nil))
      for section in drive.sections {
        let iri = (2 + Double(section % 7)) * drive.gain * (1 + 0.05 * random.normal())
        values.append(.init(section: section, run: day, iri: iri))
      }
    }
    let found = health.findings(values, runs: runs)
    #expect(found.allSatisfy { !$0.text.contains("than before") }, "\(found)")
    #expect(calibrated || found.isEmpty)
  }

  @Test func `a calibrated car must agree with the others, an uncalibrated one need not`() {
    let cars = [("a", [1, 1]), ("b", [1, 1]), ("c", [1.25, 1.25])] as [(String, [Double])]
    let found = survey(cars, calibrated: true)
    #expect(found.count == 1 && found[0].text.contains("vehicle c") && found[0].text.contains("higher"))
    #expect(survey(cars, calibrated: false).isEmpty)
  }

  @Test func `with two cars either may be the one, and with one nothing can be said`() {
    let two = survey([("a", [1, 1, 1]), ("b", [1, 1.4, 1.4])], calibrated: false)
    #expect(!two.isEmpty && two.allSatisfy { $0.text.contains("either may be at fault") })
    #expect(survey([("a", [1, 2, 1])], calibrated: false).isEmpty)
    #expect(health.findings([], runs: []).isEmpty)
  }
}
