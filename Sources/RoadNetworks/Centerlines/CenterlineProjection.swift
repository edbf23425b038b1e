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
    let frame = LocalFrame(origin: point)
    var best = Double.infinity
    var projection = Projection(chainageMeters: 0, offsetMeters: .infinity, coordinate: vertices[0])
    for s in 0..<(vertices.count - 1) where chainages[s + 1] > chainages[s] {
      let a = frame.point(of: vertices[s])
      let b = frame.point(of: vertices[s + 1])
      let dx = b.x - a.x
      let dy = b.y - a.y
      let t = min(1, max(0, -(a.x * dx + a.y * dy) / (dx * dx + dy * dy)))
      let x = a.x + t * dx
      let y = a.y + t * dy
      let squared = x * x + y * y
      guard squared < best else { continue }
      best = squared
      // The point is at (0, 0): it lies to the right when the cross product of direction and (point − foot) is negative.
      let cross = dx * -y - dy * -x
      let distance = squared.squareRoot()
      projection = Projection(
        chainageMeters: chainages[s] + t * (chainages[s + 1] - chainages[s]),
        offsetMeters: cross > 0 ? -distance : distance,
        coordinate: vertices[s].interpolated(to: vertices[s + 1], t))
    }
    return projection
  }
}
