/// A level of roughness in 16 bits: five of exponent, eleven of mantissa, no sign; 0.02 % fine from 0.00002 to 65 000.
///
/// Linear steps would be too coarse for smooth roads or too short for potholes, logarithms differ between machines; this is
/// the middle of the number's own binary form, rounded half up. Code 0 is "nothing recorded", code 1 is zero.
public struct PackedLevel: Sendable, Hashable {
  public let code: UInt16

  public static let missing = PackedLevel(code: 0)

  /// Exponent of the smallest level, as IEEE 754 counts it, in front of eleven bits of mantissa.
  private static let base: UInt32 = (127 - 16) << 11

  public init(code: UInt16) { self.code = code }

  /// Rounds a level ≥ 0 to the nearest code; NaN and negative numbers are missing, too great ones the greatest.
  public init(_ value: Float) {
    guard value >= 0 else {
      code = 0
      return
    }
    let rounded = (value.bitPattern &+ 0x800) >> 12
    guard rounded > Self.base + 1 else {
      code = 1
      return
    }
    code = UInt16(min(UInt32(UInt16.max), rounded - Self.base))
  }

  /// The level; NaN where nothing was recorded.
  public var value: Float {
    switch code {
    case 0: .nan
    case 1: 0
    default: Float(bitPattern: (UInt32(code) + Self.base) << 12)
    }
  }

  public var isMissing: Bool { code == 0 }
}
