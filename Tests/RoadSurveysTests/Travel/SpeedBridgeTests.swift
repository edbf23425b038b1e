import Testing

@testable import RoadSurveys

@Suite struct SpeedBridgeTests {
  /// Brakes from 12 m/s at 2 m/s² at 10 s, stands from 16 s to 20 s, drives off at 1.5 m/s².
  private static func acceleration(_ t: Double) -> Double {
    (10..<16).contains(t) ? -2 : (20..<28).contains(t) ? 1.5 : 0
  }

  private static func speed(_ t: Double) -> Double {
    t < 10 ? 12 : t < 16 ? 12 - 2 * (t - 10) : t < 20 ? 0 : t < 28 ? 1.5 * (t - 20) : 12
  }

  private static let forward = Vector3(x: 0, y: -0.6, z: 0.8)

  /// A bridge that has seen 60 s of this, with what a grade leaves in it.
  private func bridge(bias: Double = 0.3, until: Double = 60) -> SpeedBridge {
    var bridge = SpeedBridge(configuration: ConditioningConfiguration())
    bridge.begin(atSeconds: 0, rateHertz: 50)
    bridge.push(
      (0..<Int(until * 50)).map { Self.forward * (Self.acceleration((Double($0) + 0.5) / 50) + bias) })
    return bridge
  }

  private func knots(_ bridge: inout SpeedBridge, late: Double = 0.3) -> [SpeedBridge.Knot] {
    bridge.knots(
      from: .init(seconds: 8 + late, speed: 12), to: .init(seconds: 30 + late, speed: 12),
      estimate: { _ in .init(seconds: late, correlation: 0.9, forward: Self.forward) })
  }

  @Test(arguments: [0.0, 0.3, -0.5])
  func `a stop within a hole is seen, whatever a grade adds`(bias: Double) {
    var bridge = bridge(bias: bias)
    let knots = knots(&bridge)
    #expect(knots.count == 43)
    for knot in knots { #expect(abs(knot.speed - Self.speed(knot.seconds - 0.3)) < 0.15) }
    var metres = 0.0
    for (a, b) in zip(knots, knots.dropFirst()) {
      metres += 0.5 * (a.speed + b.speed) * (b.seconds - a.seconds)
    }
    // 8.5 s to 29.5 s: 18 + 36 + 48 + 18 m; even change of speed would say 252 m.
    #expect(abs(metres - 120) < 2)
  }

  @Test func `without forward, without acceleration or on an impossible grade nothing is claimed`() {
    var unknown = bridge()
    let none = unknown.knots(
      from: .init(seconds: 8, speed: 12), to: .init(seconds: 30, speed: 12), estimate: { _ in nil })
    #expect(none.isEmpty)
    var short = bridge(until: 25)
    #expect(knots(&short).isEmpty)
    var steep = bridge(bias: 1.2)
    #expect(knots(&steep).isEmpty)
  }

  @Test func `what is past can be forgotten without changing anything that is asked for`() {
    var long = SpeedBridge(configuration: ConditioningConfiguration())
    long.begin(atSeconds: 0, rateHertz: 50)
    long.push((0..<50_000).map { Self.forward * Self.acceleration(Double($0) / 50 - 960) })
    var forgetful = long
    for t in stride(from: 0.0, to: 960, by: 20) { forgetful.forget(before: t) }
    func ask(_ bridge: inout SpeedBridge) -> [SpeedBridge.Knot] {
      bridge.knots(
        from: .init(seconds: 968, speed: 12), to: .init(seconds: 990, speed: 12),
        estimate: { _ in .init(seconds: 0, correlation: 1, forward: Self.forward) })
    }
    let whole = ask(&long)
    #expect(whole.count == 43 && ask(&forgetful) == whole)
  }

  @Test func `forward is asked for anew only when the log is twice as long`() {
    var bridge = bridge()
    var asked: [Double] = []
    for end in [10.0, 15, 19, 21, 30, 41, 50] {
      _ = bridge.knots(from: .init(seconds: end - 5, speed: 5), to: .init(seconds: end, speed: 5)) {
        asked.append($0)
        return .init(seconds: 0, correlation: 1, forward: Self.forward)
      }
    }
    #expect(asked == [10, 21, 50])
  }
}
