/// A vector in the box's own axes.
struct Vector3: Sendable, Equatable {
  var x: Double
  var y: Double
  var z: Double

  static let zero = Vector3(x: 0, y: 0, z: 0)

  var norm: Double { dot(self).squareRoot() }

  func dot(_ other: Vector3) -> Double { x * other.x + y * other.y + z * other.z }

  func cross(_ other: Vector3) -> Vector3 {
    Vector3(
      x: y * other.z - z * other.y, y: z * other.x - x * other.z, z: x * other.y - y * other.x)
  }

  static func + (a: Self, b: Self) -> Self { Self(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z) }
  static func - (a: Self, b: Self) -> Self { Self(x: a.x - b.x, y: a.y - b.y, z: a.z - b.z) }
  static func * (a: Self, k: Double) -> Self { Self(x: a.x * k, y: a.y * k, z: a.z * k) }

  /// Angle to another vector, radians by the chord (exact to second order, no inverse trigonometry); 0 if either is zero.
  func angle(to other: Vector3) -> Double {
    let product = norm * other.norm
    guard product > 0 else { return 0 }
    return (max(0, 2 - 2 * dot(other) / product)).squareRoot()
  }
}
