import RoughnessModels
import Testing

@Suite struct VehicleVariationTests {
  @Test func `a varied car is another one of the same size, the same for the same seed`() {
    let car = VehiclePreset.compact.design
    let other = car.varied(spread: 0.2, seed: 4)
    #expect(other == car.varied(spread: 0.2, seed: 4) && other != car.varied(spread: 0.2, seed: 5))
    #expect(car.varied(spread: 0, seed: 4) == car)
    #expect(other.wheelbaseMeters == car.wheelbaseMeters && other.sprungMass == car.sprungMass)
    let ratio = other.front.reboundDamping / car.front.reboundDamping
    #expect(abs(other.front.compressionDamping / car.front.compressionDamping - ratio) < 1e-12)
  }

  // ln of the factors over many seeds: mean near 0, standard deviation near spread × share.
  @Test func `parts spread as stated`() {
    let car = VehiclePreset.van.design
    let cars = (0..<400).map { car.varied(spread: 0.2, seed: $0) }
    func deviation(_ value: (VehicleDesign) -> Double) -> Double {
      let ratios = cars.map { value($0) / value(car) - 1 }
      return (ratios.reduce(0) { $0 + $1 * $1 } / 400).squareRoot()
    }
    #expect(abs(deviation { $0.front.friction } - 0.3) < 0.06)
    #expect(abs(deviation { $0.front.compressionDamping } - 0.2) < 0.03)
    #expect(abs(deviation { $0.rear.tyreStiffness } - 0.12) < 0.02)
  }
}
