extension VehicleDesign {
  /// A car of the same kind with other parts: springs, dampers, tyres, masses and friction each times a random factor.
  ///
  /// `spread` is the standard deviation of ln(damping); the others vary in proportion: friction 1.5, springs and tyres
  /// 0.6, unsprung masses 0.5. Factors stay within ±2.5 standard deviations. Lengths stay as they are. The same seed gives
  /// the same car; 0 gives the car itself.
  public func varied(spread: Double, seed: UInt64) -> VehicleDesign {
    precondition((0...0.5).contains(spread), "A spread of parts is between 0 and 0.5.")
    if spread == 0 { return self }
    var random = SeededGenerator(seed: seed, stream: 51)
    func factor(_ share: Double) -> Double {
      StableElementary.exp(spread * share * max(-2.5, min(2.5, random.normal())))
    }
    var car = self
    for axle in [\VehicleDesign.front, \.rear] {
      car[keyPath: axle].springStiffness *= factor(0.6)
      let damping = factor(1)
      car[keyPath: axle].compressionDamping *= damping
      car[keyPath: axle].reboundDamping *= damping
      car[keyPath: axle].friction *= factor(1.5)
      car[keyPath: axle].tyreStiffness *= factor(0.6)
      car[keyPath: axle].unsprungMass *= factor(0.5)
    }
    return car
  }
}
