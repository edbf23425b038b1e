/// Metres per degree of latitude and longitude on the WGS 84 ellipsoid, at one latitude.
///
/// From the radii of curvature in the meridian M and in the prime vertical N. Taken at the middle of two points it gives
/// their distance to 1e-7 relative over 10 km (see `Coordinate.distance(to:)`).
public struct DegreeScale: Sendable, Hashable {
  /// Metres per degree northwards, M·π/180.
  public let north: Double
  /// Metres per degree eastwards, N·cos φ·π/180; nearly 0 at the poles, never negative.
  public let east: Double

  static let equatorialRadius = 6_378_137.0
  static let flattening = 1 / 298.257223563
  static let eccentricitySquared = flattening * (2 - flattening)

  /// The scale at `latitude` degrees.
  public init(latitude: Double) {
    let phi = latitude * PlatformMath.radiansPerDegree
    let sine = PlatformMath.sine(phi)
    let w = 1 - Self.eccentricitySquared * sine * sine
    let primeVertical = Self.equatorialRadius / w.squareRoot()
    north = primeVertical * (1 - Self.eccentricitySquared) / w * PlatformMath.radiansPerDegree
    east = max(0, primeVertical * PlatformMath.cosine(phi)) * PlatformMath.radiansPerDegree
  }
}

/// A difference of longitudes brought into −180…180 degrees, so that neighbours across the antimeridian are near.
///
/// Exact (no rounding beyond the subtraction) for differences within one turn.
@inline(__always)
public func wrappedLongitude(_ degrees: Double) -> Double {
  if degrees >= -180 && degrees <= 180 { return degrees }
  return degrees - 360 * (degrees / 360).rounded()
}
