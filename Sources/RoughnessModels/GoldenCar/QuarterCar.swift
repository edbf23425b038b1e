/// A quarter car: one wheel, its spring and damper, and the share of the body above it, all divided by the body's mass.
///
/// Driven by the height `y` of the road under the tyre (a point contact), with `zs` the body and `zu` the axle:
/// `zs″ = −K2 (zs − zu) − C (zs′ − zu′)` and `MU·zu″ = K2 (zs − zu) + C (zs′ − zu′) − K1 (zu − y)`.
public struct QuarterCar: Sendable, Hashable, Codable {
  /// K1 = tyre stiffness / sprung mass, s⁻².
  public var tireStiffness: Double
  /// K2 = suspension stiffness / sprung mass, s⁻².
  public var suspensionStiffness: Double
  /// C = suspension damping / sprung mass, s⁻¹.
  public var suspensionDamping: Double
  /// MU = unsprung mass / sprung mass.
  public var massRatio: Double

  /// - Precondition: stiffnesses and mass ratio are positive, the damping is not negative.
  public init(
    tireStiffness: Double, suspensionStiffness: Double, suspensionDamping: Double, massRatio: Double
  ) {
    precondition(
      tireStiffness > 0 && suspensionStiffness > 0 && massRatio > 0 && suspensionDamping >= 0,
      "A quarter car needs positive stiffnesses and mass ratio and no negative damping")
    self.tireStiffness = tireStiffness
    self.suspensionStiffness = suspensionStiffness
    self.suspensionDamping = suspensionDamping
    self.massRatio = massRatio
  }

  /// The reference car that defines the International Roughness Index (ASTM E1926; Sayers 1995).
  public static let goldenCar = QuarterCar(
    tireStiffness: 653, suspensionStiffness: 63.3, suspensionDamping: 6, massRatio: 0.15)

  /// The rows of `[[A, B], [0, 0]]` for the state `(zs, zs′, zu, zu′)` and the road's height as input; in s⁻¹ and s⁻².
  var augmentedMatrix: SquareMatrix {
    let (k1, k2, c, mu) = (tireStiffness, suspensionStiffness, suspensionDamping, massRatio)
    return SquareMatrix(rows: [
      [0, 1, 0, 0, 0],
      [-k2, -c, k2, c, 0],
      [0, 0, 0, 1, 0],
      [k2 / mu, c / mu, -(k1 + k2) / mu, -c / mu, k1 / mu],
      [0, 0, 0, 0, 0],
    ])
  }
}
