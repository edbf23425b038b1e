extension Coordinate {
  /// Metres to `other` along the WGS 84 ellipsoid, with a relative error below 1e-6.
  ///
  /// Neighbours (within 0.2° both ways) use the local metric at their middle latitude with the chord correction of the
  /// haversine, at most 5e-7 off anywhere including the poles; longer lines use Vincenty's inverse solution (Survey
  /// Review 23, 1975), at most 1e-9 off. Nearly antipodal points, where Vincenty's series does not converge, get the great
  /// circle on the mean sphere (0.6 %): no road is that long. Complexity: O(1).
  public func distance(to other: Coordinate) -> Double {
    let dLatitude = other.latitude - latitude
    let dLongitude = wrappedLongitude(other.longitude - longitude)
    if abs(dLatitude) <= Self.localDegrees && abs(dLongitude) <= Self.localDegrees {
      let d = displacement(to: other)
      return (d.x * d.x + d.y * d.y).squareRoot()
    }
    return vincentyDistance(to: other, dLongitude: dLongitude)
  }

  /// How far apart two points may be, in degrees each way, to be measured in the local metric.
  static let localDegrees = 0.2

  /// Metres east (`x`) and north (`y`) from here to `other`, in the metric at the middle latitude.
  ///
  /// Meant for neighbours within some kilometres.
  func displacement(to other: Coordinate) -> PlanePoint {
    let scale = DegreeScale(latitude: (latitude + other.latitude) / 2)
    let dLongitude = wrappedLongitude(other.longitude - longitude)
    // sin²(σ/2) = sin²(Δφ/2)·cos²(Δλ/2) + cos²φm·sin²(Δλ/2), so northing shrinks by cos(Δλ/2).
    let half = dLongitude * PlatformMath.radiansPerDegree / 2
    return PlanePoint(
      x: dLongitude * scale.east, y: (other.latitude - latitude) * scale.north * (1 - half * half / 2))
  }

  private func vincentyDistance(to other: Coordinate, dLongitude: Double) -> Double {
    let f = DegreeScale.flattening
    let a = DegreeScale.equatorialRadius
    let b = a * (1 - f)
    let l = dLongitude * PlatformMath.radiansPerDegree
    let u1 = PlatformMath.arcTangent(
      (1 - f) * PlatformMath.tangent(latitude * PlatformMath.radiansPerDegree))
    let u2 = PlatformMath.arcTangent(
      (1 - f) * PlatformMath.tangent(other.latitude * PlatformMath.radiansPerDegree))
    let sin1 = PlatformMath.sine(u1)
    let cos1 = PlatformMath.cosine(u1)
    let sin2 = PlatformMath.sine(u2)
    let cos2 = PlatformMath.cosine(u2)
    var lambda = l
    for _ in 0..<100 {
      let sinLambda = PlatformMath.sine(lambda)
      let cosLambda = PlatformMath.cosine(lambda)
      let across = cos2 * sinLambda
      let along = cos1 * sin2 - sin1 * cos2 * cosLambda
      let sinSigma = (across * across + along * along).squareRoot()
      if sinSigma == 0 { return 0 }
      let cosSigma = sin1 * sin2 + cos1 * cos2 * cosLambda
      let sigma = PlatformMath.arcTangent(sinSigma, cosSigma)
      let sinAlpha = cos1 * cos2 * sinLambda / sinSigma
      let cosSqAlpha = 1 - sinAlpha * sinAlpha
      // On the equator cos²α = 0 and the term vanishes.
      let cos2M = cosSqAlpha > 1e-15 ? cosSigma - 2 * sin1 * sin2 / cosSqAlpha : 0
      let c = f / 16 * cosSqAlpha * (4 + f * (4 - 3 * cosSqAlpha))
      let inner = cos2M + c * cosSigma * (-1 + 2 * cos2M * cos2M)
      let next = l + (1 - c) * f * sinAlpha * (sigma + c * sinSigma * inner)
      if abs(next) > Double.pi { break }
      let settled = abs(next - lambda) < 1e-12
      lambda = next
      guard settled else { continue }
      let uSq = cosSqAlpha * (a * a - b * b) / (b * b)
      let bigA = 1 + uSq / 16384 * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)))
      let bigB = uSq / 1024 * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)))
      let third = cos2M * (-3 + 4 * sinSigma * sinSigma) * (-3 + 4 * cos2M * cos2M)
      let second = cosSigma * (-1 + 2 * cos2M * cos2M) - bigB / 6 * third
      return b * bigA * (sigma - bigB * sinSigma * (cos2M + bigB / 4 * second))
    }
    let cosSphere = sin1 * sin2 + cos1 * cos2 * PlatformMath.cosine(l)
    let sine = (max(0, 1 - cosSphere * cosSphere)).squareRoot()
    return 6_371_008.8 * PlatformMath.arcTangent(sine, cosSphere)
  }
}
