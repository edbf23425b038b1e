import RoughnessModels

/// The Golden Car from its differential equation: the answer that the fast ones are held against.
///
/// The matrices of one interval come from a thousand steps of Runge and Kutta (their error is below 1e-14); then one interval
/// after the other.
struct PlainGoldenCar {
  private typealias State = [Double]
  private var state: State = [0, 0, 0, 0]
  /// What each state and the slope, being 1, become after an interval.
  private let columns: [State]

  init(intervalMeters: Double) {
    let car = QuarterCar.goldenCar
    let seconds = intervalMeters / GoldenCar.speedMetersPerSecond / 1000
    func rate(_ x: State, _ slope: Double) -> State {
      let suspension = car.suspensionStiffness * (x[0] - x[2]) + car.suspensionDamping * (x[1] - x[3])
      return [x[1], -suspension, x[3], (suspension - car.tireStiffness * (x[2] - slope)) / car.massRatio]
    }
    func moved(_ x: State, _ by: State, _ factor: Double) -> State { zip(x, by).map { $0 + factor * $1 } }
    columns = (0..<5).map { unit in
      var x: State = [0, 0, 0, 0]
      if unit < 4 { x[unit] = 1 }
      let slope = unit == 4 ? 1.0 : 0
      for _ in 0..<1000 {
        let k1 = rate(x, slope)
        let k2 = rate(moved(x, k1, seconds / 2), slope)
        let k3 = rate(moved(x, k2, seconds / 2), slope)
        let k4 = rate(moved(x, k3, seconds), slope)
        for i in 0..<4 { x[i] += seconds / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) }
      }
      return x
    }
  }

  /// zs′ − zu′ at the end of an interval of this slope.
  mutating func response(to slope: Double) -> Double {
    var next = columns[4].map { $0 * slope }
    for k in 0..<4 { for i in 0..<4 { next[i] += columns[k][i] * state[k] } }
    state = next
    return next[0] - next[2]
  }
}
