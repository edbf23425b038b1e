#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few functions of libm that this room needs, behind one door.
///
/// Their last bit differs between processors (with and without FMA) and libraries. Everything computed from them here is
/// continuous in them, decisions compare with tolerances far above one unit in the last place, and what leaves the
/// program is rounded to fixed decimals.
enum PlatformMath {
  static let radiansPerDegree = Double.pi / 180
  static let degreesPerRadian = 180 / Double.pi

  @inline(__always) static func sine(_ radians: Double) -> Double { sin(radians) }
  @inline(__always) static func cosine(_ radians: Double) -> Double { cos(radians) }
  @inline(__always) static func tangent(_ radians: Double) -> Double { tan(radians) }
  @inline(__always) static func arcTangent(_ x: Double) -> Double { atan(x) }
  @inline(__always) static func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
  @inline(__always) static func exponential(_ x: Double) -> Double { exp(x) }
}
