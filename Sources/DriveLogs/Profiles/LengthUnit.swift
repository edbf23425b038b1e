/// A unit of length that profilers write, and its way into metres.
public enum LengthUnit: String, Sendable, Hashable, CaseIterable, Codable {
  case meters = "m"
  case kilometers = "km"
  case centimeters = "cm"
  case millimeters = "mm"
  case micrometers = "um"
  case feet = "ft"
  case inches = "in"

  /// The unit that a word in a header names; nil for any other word.
  public init?(word: String) {
    switch word.lowercased() {
    case "m", "meter", "meters", "metre", "metres": self = .meters
    case "km", "kilometer", "kilometers", "kilometre", "kilometres": self = .kilometers
    case "cm": self = .centimeters
    case "mm", "millimeter", "millimeters", "millimetre", "millimetres": self = .millimeters
    case "um", "µm", "μm", "micron", "microns": self = .micrometers
    case "ft", "foot", "feet": self = .feet
    case "in", "inch", "inches": self = .inches
    default: return nil
    }
  }

  /// A value in this unit, in m, rounded once: a decimal submultiple is a division by an exact power of ten.
  public func meters(_ value: Double) -> Double {
    switch self {
    case .meters: value
    case .kilometers: value * 1000
    case .centimeters: value / 100
    case .millimeters: value / 1000
    case .micrometers: value / 1_000_000
    case .feet: value * 0.3048
    case .inches: value * 0.0254
    }
  }

  /// The same for the first `count` of many values.
  func toMeters(_ values: inout [Double], count: Int) {
    if self == .meters { return }
    for i in 0..<count { values[i] = meters(values[i]) }
  }
}
