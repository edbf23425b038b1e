import RoughnessModels
import Testing

@Suite struct SimulatedReceiverTests {
  static func receptions(_ design: SimulatedReceiver.Design, _ count: Int, seed: UInt64 = 2)
    -> [SimulatedReceiver.Reception]
  {
    var receiver = SimulatedReceiver(design, seed: seed)
    return (0..<count).map { _ in receiver.next() }
  }

  @Test func `errors have the deviation and the memory asked for`() {
    var design = SimulatedReceiver.Design()
    design.whiteMeters = 0
    design.outagesPerHour = 0
    let east = Self.receptions(design, 20_000).map(\.eastMeters)
    let n = Double(east.count)
    let variance = east.reduce(0) { $0 + $1 * $1 } / n
    // 20 000 s hold some 170 independent values: ±11 % at two standard errors of the deviation.
    #expect(abs(variance.squareRoot() / 2.2 - 1) < 0.13)
    let lagged = zip(east, east.dropFirst(60)).reduce(0) { $0 + $1.0 * $1.1 } / n / variance
    #expect(abs(lagged - 0.368) < 0.15)
  }

  @Test func `speed noise and white error are white`() {
    var design = SimulatedReceiver.Design()
    design.driftMeters = 0
    design.whiteMeters = 1.5
    let fixes = Self.receptions(design, 5_000)
    let speed = fixes.reduce(0) { $0 + $1.speedError * $1.speedError } / 5_000
    let north = fixes.reduce(0) { $0 + $1.northMeters * $1.northMeters } / 5_000
    #expect(abs(speed.squareRoot() / 0.08 - 1) < 0.05)
    #expect(abs(north.squareRoot() / 1.5 - 1) < 0.05)
  }

  @Test func `fixes come late by the latency, at the rate, with outages`() {
    var design = SimulatedReceiver.Design()
    design.rateHertz = 5
    design.latencySeconds = 0.4
    design.outagesPerHour = 60
    design.outageSeconds = 5
    let fixes = Self.receptions(design, 10_000)
    #expect(fixes.allSatisfy { abs($0.loggedSeconds - $0.takenSeconds - 0.4) < 1e-12 })
    let gaps = zip(fixes, fixes.dropFirst()).map { $1.takenSeconds - $0.takenSeconds }
    #expect(gaps.allSatisfy { $0 > 0.1999 })
    let outages = gaps.filter { $0 > 0.25 }
    #expect((18...55).contains(outages.count))
  }

  @Test func `an ideal receiver doesn't err`() {
    for fix in Self.receptions(.ideal, 50) {
      #expect(fix.eastMeters == 0 && fix.northMeters == 0 && fix.speedError == 0)
      #expect(fix.loggedSeconds == fix.takenSeconds)
    }
  }
}
