/// A unit that recorders write, and what turns it into the SI unit used inside.
public enum Unit: String, Sendable, Hashable, CaseIterable, Codable {
  case metresPerSecondSquared = "m/s²"
  case standardGravity = "g"
  case milliGravity = "mg"
  case radiansPerSecond = "rad/s"
  case degreesPerSecond = "deg/s"
  case metresPerSecond = "m/s"
  case kilometresPerHour = "km/h"
  case milesPerHour = "mph"
  case knots = "kn"
  case degrees = "°"
  case minutesOfArc = "arcmin"
  /// Degrees and minutes in one number, as NMEA sentences have it.
  case degreesMinutes = "ddmm.mmmm"
  case metres = "m"
  case millimetres = "mm"
  case seconds = "s"
  case milliseconds = "ms"
  case microseconds = "µs"
  case nanoseconds = "ns"

  /// Value in SI = scale · value as written.
  public var scale: Double {
    switch self {
    case .metresPerSecondSquared, .radiansPerSecond, .metresPerSecond, .metres, .seconds: 1
    case .degrees, .degreesMinutes: 1
    case .minutesOfArc: 1.0 / 60
    case .standardGravity: 9.80665
    case .milliGravity: 9.80665e-3
    case .degreesPerSecond: Double.pi / 180
    case .kilometresPerHour: 1 / 3.6
    case .milesPerHour: 0.44704
    case .knots: 1852.0 / 3600
    case .millimetres, .milliseconds: 1e-3
    case .microseconds: 1e-6
    case .nanoseconds: 1e-9
    }
  }

  /// What the unit measures.
  public enum Dimension: Sendable, Hashable {
    case acceleration, rotationRate, speed, angle, length, time
  }

  public var dimension: Dimension {
    switch self {
    case .metresPerSecondSquared, .standardGravity, .milliGravity: .acceleration
    case .radiansPerSecond, .degreesPerSecond: .rotationRate
    case .metresPerSecond, .kilometresPerHour, .milesPerHour, .knots: .speed
    case .degrees, .minutesOfArc, .degreesMinutes: .angle
    case .metres, .millimetres: .length
    case .seconds, .milliseconds, .microseconds, .nanoseconds: .time
    }
  }

  /// An angle as written, in degrees.
  func degrees(_ value: Double) -> Double {
    switch self {
    case .minutesOfArc: return value / 60
    case .degreesMinutes:
      let whole = (value / 100).rounded(.towardZero)
      return whole + (value - whole * 100) / 60
    default: return value
    }
  }

  /// Power of ten from a time unit to nanoseconds.
  var powerToNanoseconds: Int {
    switch self {
    case .milliseconds: 6
    case .microseconds: 3
    case .nanoseconds: 0
    default: 9
    }
  }

  /// The unit that a header's text means, e.g. `m/s^2`, `m/sÂ²`, `Kmh`, `WGS84`; nil where it is not known.
  public init?(spelled text: String) {
    let plain = text.lowercased().filter { !$0.isWhitespace && $0 != "Â" && $0 != "â" }
    switch plain {
    case "m/s^2", "m/s²", "m/s2", "mps2", "m/s/s", "ms-2", "m/s\u{fffd}", "m/s\u{fffd}\u{fffd}", "m/ss":
      self = .metresPerSecondSquared
    case "g", "gs": self = .standardGravity
    case "mg", "milli-g", "millig": self = .milliGravity
    case "rad/s", "radps", "rad/sec", "rads", "radians/s": self = .radiansPerSecond
    case "deg/s", "dps", "degps", "°/s", "degrees/s", "deg/sec": self = .degreesPerSecond
    case "m/s", "mps", "meters/second", "ms-1": self = .metresPerSecond
    case "km/h", "kmh", "kph", "kmph": self = .kilometresPerHour
    case "mph", "mi/h": self = .milesPerHour
    case "kn", "kt", "kts", "knots", "knot": self = .knots
    case "°", "deg", "degrees", "wgs84", "\u{fffd}", "\u{fffd}\u{fffd}": self = .degrees
    case "arcmin", "minutes of arc": self = .minutesOfArc
    case "ddmm.mmmm", "dddmm.mmmm": self = .degreesMinutes
    case "m", "meters", "metres", "meter": self = .metres
    case "mm", "millimeters", "millimetres": self = .millimetres
    case "s", "sec", "seconds": self = .seconds
    case "ms", "milliseconds", "millis": self = .milliseconds
    case "us", "µs", "μs", "microseconds": self = .microseconds
    case "ns", "nanoseconds", "nanos": self = .nanoseconds
    default: return nil
    }
  }
}
