import RoughnessModels
import TestSupport
import Testing

struct GoldenCarsTests {
  /// The bound that the documentation states for an interval.
  @Test(arguments: [(0.25, 1e-10), (0.125, 1e-10), (0.05, 1e-10), (0.01, 1e-7)])
  func `eight cars are one car eight times`(interval: Double, bound: Double) {
    let count = 2000
    var random = SplitMix64(seed: 9)
    let slopes = (0..<8).map { _ in (0..<count).map { _ in 0.01 * random.normal() + 0.03 } }
    var cars = GoldenCars(intervalMeters: interval)
    cars.begin(slopes: slopes.map { $0[0] })
    var frames = (0..<count).flatMap { i in slopes.map { $0[i] } }
    cars.run(&frames)
    for profile in 0..<8 {
      var car = GoldenCar(intervalMeters: interval)
      car.begin(slope: slopes[profile][0])
      var expected: [Double] = []
      car.push(slopes[profile], into: &expected)
      let peak = expected.reduce(0) { max($0, abs($1)) }
      for i in 0..<count { #expect(abs(frames[8 * i + profile] - expected[i]) <= bound * peak) }
    }
  }

  @Test func `a constant grade has no roughness`() {
    let grades = (0..<8).map { 0.01 * Double($0) }
    var cars = GoldenCars(intervalMeters: 0.25)
    cars.begin(slopes: grades)
    var frames = (0..<50).flatMap { _ in grades }
    cars.run(&frames)
    for value in frames { #expect(abs(value) < 1e-13) }
  }
}
