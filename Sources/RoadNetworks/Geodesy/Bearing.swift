extension Coordinate {
  /// Heading of the straight line to `other`, degrees clockwise from north in 0..<360, taken at its middle.
  ///
  /// For neighbours within some kilometres (0.001° off over 10 km at 45°). The bearing of a point to itself is 0.
  public func bearing(to other: Coordinate) -> Double {
    displacement(to: other).headingDegrees
  }
}

/// The angle between two headings, 0…180 degrees.
public func headingDifference(_ a: Double, _ b: Double) -> Double {
  let d = abs(a - b).truncatingRemainder(dividingBy: 360)
  return min(d, 360 - d)
}
