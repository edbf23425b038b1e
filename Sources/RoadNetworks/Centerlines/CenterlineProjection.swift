import RoadKernels

extension Centerline {
  /// The nearest place of a line to some point.
  public struct Projection: Sendable, Hashable {
    /// Chainage of the nearest place, metres.
    public var chainageMeters: Double
    /// Distance to it, metres, positive to the right of the line's direction, negative to the left.
    public var offsetMeters: Double
    /// The nearest place itself.
    public var coordinate: Coordinate
  }

  /// The nearest place of the whole line; of equally near ones the one with the lowest chainage.
  ///
  /// Measured in the plane around the point, exact in the limit of small offsets. Complexity: O(vertices); for many points
  /// or many roads use `RoadNetwork`.
  public func projection(of point: Coordinate) -> Projection {
    let scale = DegreeScale(latitude: point.latitude)
    let meters = SIMD2(scale.east, scale.north)
    let place = SIMD2(wrappedLongitude(point.longitude - vertices[0].longitude), point.latitude)
    var best: SegmentProjection.Foot?
    // What lies between two pieces is no road.
    for (p, first) in pieceStarts.enumerated() {
      let end = p + 1 < pieceStarts.count ? pieceStarts[p + 1] : vertices.count
      let foot = SegmentProjection.nearest(x: x, y: y, vertices: first..<end, point: place, scale: meters)
      if let foot, foot.squared < best?.squared ?? .infinity { best = foot }
    }
    guard let best else {
      return Projection(chainageMeters: 0, offsetMeters: .infinity, coordinate: vertices[0])
    }
    let s = best.vertex
    let a = (SIMD2(x[s], y[s]) - place) * meters
    let d = SIMD2(x[s + 1] - x[s], y[s + 1] - y[s]) * meters
    // The point lies to the right when the cross product of direction and (point − foot), or point − start, is negative.
    let isLeft = a.x * d.y - a.y * d.x > 0
    let distance = best.squared.squareRoot()
    return Projection(
      chainageMeters: chainages[s] + best.fraction * (chainages[s + 1] - chainages[s]),
      offsetMeters: isLeft ? -distance : distance,
      coordinate: vertices[s].interpolated(to: vertices[s + 1], best.fraction))
  }
}
