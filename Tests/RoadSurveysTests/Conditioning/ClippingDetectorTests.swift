import Testing

@testable import RoadSurveys

@Suite struct ClippingDetectorTests {
  private func detect(_ z: [Double]) -> ClippingDetector {
    var detector = ClippingDetector()
    for (i, value) in z.enumerated() { detector.push(0, 0, value, atSeconds: Double(i) / 100) }
    return detector
  }

  @Test func `a plateau at the end of the range is noticed with half a second around it`() {
    let detector = detect(Array(repeating: 9.8, count: 100) + [19.6, 19.6, 19.6, 19.6] + [12, 9.8, 9.7])
    #expect(detector.rows == 4)
    #expect(detector.ranges.count == 1)
    #expect(
      abs(detector.ranges[0].lowerBound - 0.52) < 1e-9 && abs(detector.ranges[0].upperBound - 1.53) < 1e-9)
  }

  @Test func `both ends of the range count, and later plateaus join or stand apart`() {
    let quiet = Array(repeating: 9.8, count: 200)
    let twice = detect([-19.6, -19.6, -19.6] + quiet + [19.6, 19.6, 19.6, 9, 19.6, 19.6, 19.6])
    #expect(twice.rows == 9 && twice.ranges.count == 2)
  }

  @Test func `a standing box, a single peak and a plateau below the largest value are no clipping`() {
    #expect(detect(Array(repeating: 9.81, count: 1000)).rows == 0)
    #expect(detect([9.8, 25, 9.8, 19.6, 19.6, 9.8]).rows == 0)
    #expect(detect([30, 9.8, 19.6, 19.6, 19.6, 19.6, 9.8]).rows == 0)
  }
}
