import RoadFindings
import Testing

@testable import DriveLogs

@Suite struct FixScreeningTests {
  /// A fix each second, `metres` further north.
  private func track(_ metres: [Double], speed: Double? = 10) -> [Fix] {
    metres.enumerated().map { second, metres in
      Fix(
        time: Int64(second) * 1_000_000_000, latitude: 43 + metres / 111_195, longitude: 143, speed: speed,
        line: second + 2)
    }
  }

  private func screen(_ fixes: [Fix], resolution: Double? = nil) -> (kept: [Int], findings: [Finding]) {
    var screening = FixScreening(log: "log", gatesAccuracy: true, resolution: resolution)
    var findings = FindingCollector()
    var kept: [Fix] = []
    for fix in fixes { screening.push(fix, into: &kept, findings: &findings) }
    screening.finish(into: &kept, findings: &findings)
    screening.tellSpeed(column: "speed", findings: &findings)
    return (kept.map { $0.line - 2 }, findings.findings)
  }

  private let steady = (0..<20).map { Double($0) * 10 }

  @Test func `a steady drive passes whole`() {
    let result = screen(track(steady))
    #expect(result.kept == Array(0..<20) && result.findings.isEmpty)
  }

  @Test func `one position far away is dropped`() {
    var metres = steady
    metres[7] += 11_000
    let result = screen(track(metres))
    #expect(result.kept == Array(0..<20).filter { $0 != 7 })
    #expect(result.findings.map(\.kind) == [.jumpingFix] && result.findings[0].place.line == 9)
  }

  @Test func `a stale first fix is dropped`() {
    var metres = steady
    metres[0] = -800
    let result = screen(track(metres))
    #expect(result.kept == Array(1..<20) && result.findings.map(\.kind) == [.staleFix])
  }

  @Test func `a position that stands still while the car moves is dropped`() {
    let metres = (0..<20).map { Double(min($0, 5)) * 10 }
    let result = screen(track(metres))
    #expect(result.kept == Array(0..<6))
    #expect(result.findings[0].kind == .frozenFix && result.findings[0].place.line == 7)
    #expect(result.findings[0].text.contains("14 s"))
  }

  @Test func `standing with the engine on is no fault`() {
    #expect(screen(track(Array(repeating: 5, count: 20), speed: 0)).kept.count == 20)
  }

  @Test func `late, inaccurate and missing fixes are told`() {
    var fixes = track(steady)
    fixes[4].time = fixes[3].time
    fixes[9].accuracy = 400
    fixes.removeSubrange(12..<16)
    let result = screen(fixes)
    #expect(result.kept == [0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 16, 17, 18, 19])
    #expect(result.findings.map(\.kind) == [.backwardFix, .inaccurateFix, .fixGap])
    #expect(result.findings[2].place.line == 14)
  }

  @Test(arguments: [(36.0, "km/h"), (19.4384, "kn"), (22.369, "mph")])
  func `a speed in another unit is suspected`(
    speed: Double, unit: String
  ) {
    let result = screen(track(steady, speed: speed))
    #expect(result.findings.map(\.kind) == [.speedMismatch])
    #expect(result.findings[0].text.contains("--speed-unit \(unit)") && result.kept.count == 20)
  }

  @Test func `coarse coordinates are told once and not taken for frozen`() {
    let metres = steady.map { ($0 / 111.195).rounded() * 111.195 }
    let result = screen(track(metres), resolution: 0.001)
    #expect(result.kept.count == 20 && result.findings.map(\.kind) == [.coarseFix])
  }

  @Test func `the antimeridian and the poles are no jumps`() {
    var fixes = track(Array(repeating: 0, count: 4))
    for (index, longitude) in [179.9998, 179.9999, -180, -179.9999].enumerated() {
      fixes[index].longitude = longitude
    }
    #expect(screen(fixes).kept.count == 4)
    for index in fixes.indices {
      fixes[index].latitude = 89.99999
      fixes[index].longitude = Double(index) * 80 - 120
    }
    #expect(screen(fixes).kept.count == 4)
  }
}
