/// A place in a plane, metres.
public struct PlanePoint: Sendable, Hashable {
  /// Metres east.
  public var x: Double
  /// Metres north.
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Heading of the vector from the origin to here, degrees clockwise from north in 0..<360; 0 for the origin itself.
  var headingDegrees: Double {
    let degrees = PlatformMath.arcTangent(x, y) * PlatformMath.degreesPerRadian
    let turned = degrees < 0 ? degrees + 360 : degrees
    return turned < 360 ? turned : 0
  }
}

/// Plane metres around an origin: x east, y north, in the metric of the origin's latitude.
///
/// An equirectangular plane: within 5 km of the origin distances are good to 1e-3 at 45° of latitude, and the scale is
/// exact at the origin. Continuous across the antimeridian (all longitudes are taken relative to the origin); the poles
/// themselves have no east and are not for this frame.
public struct LocalFrame: Sendable, Hashable {
  public let origin: Coordinate
  public let scale: DegreeScale

  /// A frame around `origin`.
  public init(origin: Coordinate) {
    self.origin = origin
    scale = DegreeScale(latitude: origin.latitude)
  }

  /// Where `coordinate` lies in the plane.
  public func point(of coordinate: Coordinate) -> PlanePoint {
    PlanePoint(
      x: wrappedLongitude(coordinate.longitude - origin.longitude) * scale.east,
      y: (coordinate.latitude - origin.latitude) * scale.north)
  }

  /// The coordinate of a place in the plane, its longitude in −180…180.
  public func coordinate(of point: PlanePoint) -> Coordinate {
    Coordinate(
      latitude: origin.latitude + point.y / scale.north,
      longitude: wrappedLongitude(origin.longitude + (scale.east > 0 ? point.x / scale.east : 0)))
  }
}
