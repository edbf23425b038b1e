import Testing

@testable import RoadSignals

@Suite struct UnevenInterpolatorTests {
  private func interpolate(_ times: [Double], _ x: [Double], grid: Double, nominal: Double) -> [Double] {
    var stage = UnevenInterpolator(
      channelCount: 1, gridHertz: grid, nominalSeconds: nominal, firstTime: times.first ?? 0)
    var output: [[Double]] = [[]]
    stage.push(times: times, channels: [x], into: &output)
    stage.finish(lastTime: times.last ?? 0, into: &output)
    return output[0]
  }

  @Test func `rows nearer than a quarter interval are one knot at their mean`() {
    // Rows at 1.9 and 2.1 become one of value 4 at 2.0.
    let y = interpolate([0, 1, 1.9, 2.1, 3, 4], [0, 0, 3, 5, 0, 0], grid: 1, nominal: 1)
    #expect(y == [0, 0, 4, 0, 0])
  }

  @Test func `merged ends stand still`() {
    let y = interpolate([0, 0.2, 1, 2, 2.2], [1, 3, 5, 6, 8], grid: 5, nominal: 1)
    #expect(y.count == 12)
    #expect(y[0] == 2)
    #expect(y[11] == 7)
  }

  @Test func `long segments are straight`() {
    let y = interpolate([0, 1, 2, 5, 6, 7], [0, 4, 0, 3, 0, 4], grid: 2, nominal: 1)
    for (index, expected) in zip(4...10, [0, 0.5, 1, 1.5, 2, 2.5, 3]) {
      #expect(abs(y[index] - expected) <= 1e-14)
    }
  }

  @Test func `a hole longer than a second holds the last value`() {
    var x = (0..<40).map { Double($0) }
    for hole in 10..<30 { x[hole] = .nan }
    let y = interpolate((0..<40).map { Double($0) / 10 }, x, grid: 10, nominal: 0.1)
    // 9 is held for the first 11 rows; what remains is shorter than a second and bridged from there.
    for k in 10...20 { #expect(abs(y[k] - 9) <= 1e-12) }
    #expect(abs(y[25] - (9 + 21 * 5 / 10)) <= 2)
    #expect(abs(y[30] - 30) <= 1e-12)
  }
}
