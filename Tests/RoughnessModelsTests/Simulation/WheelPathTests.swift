import RoughnessModels
import Testing

@Suite struct WheelPathTests {
  @Test(arguments: [0.0, 0.03, 0.1, 0.13, 0.25]) func `a grade stays a grade`(contact: Double) {
    let grade = (0..<200).map { Double($0) * 0.05 * 0.02 }
    let path = WheelPath(left: grade, right: grade, intervalMeters: 0.05, contactLengthMeters: contact)
    let z = path.elevations(front: 5.02, wheelbase: 2.5)
    #expect(abs(z[0] - 5.02 * 0.02) < 1e-12)
    #expect(abs(z[2] - 2.52 * 0.02) < 1e-12)
  }

  @Test func `a tyre spreads an edge over its contact`() {
    let edge = (0..<200).map { $0 < 100 ? 0.0 : 0.01 }
    let path = WheelPath(left: edge, right: edge, intervalMeters: 0.05, contactLengthMeters: 0.2)
    // The polyline rises from 4.95 to 5.00 m; its mean over 0.2 m from 4.85 to 5.10.
    #expect(path.elevations(front: 4.85, wheelbase: 0)[0] == 0)
    #expect(abs(path.elevations(front: 4.95, wheelbase: 0)[0] - 0.01 * 0.075 / 0.2) < 1e-12)
    #expect(abs(path.elevations(front: 5.10, wheelbase: 0)[0] - 0.01) < 1e-15)
  }

  @Test func `tracks keep apart and the ends go on level`() {
    let path = WheelPath(
      left: [0, 1, 2], right: [5, 5, 5], intervalMeters: 1, contactLengthMeters: 0)
    #expect(path.elevations(front: -3, wheelbase: 1) == SIMD4(0, 5, 0, 5))
    #expect(path.elevations(front: 9, wheelbase: 1) == SIMD4(2, 5, 2, 5))
    #expect(path.elevations(front: 1.5, wheelbase: 1) == SIMD4(1.5, 5, 0.5, 5))
  }
}
