/// Where axles, box and antenna of a car are, and what `dual` must know of its wheel: what a vehicle's file states.
///
/// Lengths in m, measured on the car; nil = not known. Estimators use what is known and say what they lack.
public struct VehicleGeometry: Sendable, Hashable, Codable {
  /// From the front to the rear axle.
  public var wheelbaseMeters: Double?
  /// The box behind the front axle (negative: ahead of it).
  public var boxBehindFrontAxleMeters: Double?
  /// The box left of the car's middle.
  public var boxLeftMeters: Double?
  /// The box above the road.
  public var boxHeightMeters: Double?
  /// The car's forward direction in the box's own axes, `[x, y, z]`; of any length above zero.
  public var boxForward: [Double]?
  /// The receiver's antenna behind the front axle. Where it isn't stated the antenna is taken to be in the box.
  public var antennaBehindFrontAxleMeters: Double?
  /// Stiffness of a tyre over the body mass it carries, s⁻².
  public var tyreStiffness: Double?
  /// Mass of a wheel (with its share of the axle) over the body mass it carries.
  public var massRatio: Double?
  /// Coulomb friction of the suspension over the body mass it carries, m/s².
  public var suspensionFriction: Double?

  public init() {}

  /// These values with those that `other` knows laid over them.
  public func overlaid(by other: VehicleGeometry) -> VehicleGeometry {
    var merged = self
    merged.wheelbaseMeters = other.wheelbaseMeters ?? wheelbaseMeters
    merged.boxBehindFrontAxleMeters = other.boxBehindFrontAxleMeters ?? boxBehindFrontAxleMeters
    merged.boxLeftMeters = other.boxLeftMeters ?? boxLeftMeters
    merged.boxHeightMeters = other.boxHeightMeters ?? boxHeightMeters
    merged.boxForward = other.boxForward ?? boxForward
    merged.antennaBehindFrontAxleMeters = other.antennaBehindFrontAxleMeters ?? antennaBehindFrontAxleMeters
    merged.tyreStiffness = other.tyreStiffness ?? tyreStiffness
    merged.massRatio = other.massRatio ?? massRatio
    merged.suspensionFriction = other.suspensionFriction ?? suspensionFriction
    return merged
  }

  /// How far the antenna is behind the place whose road a response stands for, m; 0 where it can't be known.
  ///
  /// `overFrontAxle`: the response is the front axle's; otherwise it is what the box felt, and stands for the road below it.
  public func antennaLag(overFrontAxle: Bool) -> Double {
    guard let antenna = antennaBehindFrontAxleMeters ?? boxBehindFrontAxleMeters else { return 0 }
    return antenna - (overFrontAxle ? 0 : boxBehindFrontAxleMeters ?? antenna)
  }

  /// How far the antenna may be from where it is taken to be, m (1 σ): where nothing says where it is, anywhere from the
  /// front axle, where it is taken to be, to 2.5 m behind it.
  public var antennaDeviationMeters: Double {
    antennaBehindFrontAxleMeters ?? boxBehindFrontAxleMeters == nil ? 1.4 : 0
  }

  /// The first value that no car has, as key and what was expected; nil where all are possible.
  public var fault: (key: String, expected: String)? {
    let ranges: [(String, Double?, ClosedRange<Double>)] = [
      ("wheelbaseMeters", wheelbaseMeters, 1...12),
      ("boxBehindFrontAxleMeters", boxBehindFrontAxleMeters, -3...15),
      ("boxLeftMeters", boxLeftMeters, -2...2), ("boxHeightMeters", boxHeightMeters, 0...5),
      ("antennaBehindFrontAxleMeters", antennaBehindFrontAxleMeters, -3...15),
      ("tyreStiffness", tyreStiffness, 100...5000), ("massRatio", massRatio, 0.01...1),
      ("suspensionFriction", suspensionFriction, 0...3),
    ]
    for (key, value, range) in ranges {
      if let value, !range.contains(value) { return (key, "\(range.lowerBound) to \(range.upperBound)") }
    }
    if let boxForward, boxForward.count != 3 || !(boxForward.reduce(0) { $0 + $1 * $1 } > 0) {
      return ("boxForward", "three numbers, not all zero")
    }
    return nil
  }

  /// Names of all values, each of which may be null.
  public static var keys: [String] { meanings.keys.sorted() }

  public static let meanings = [
    "wheelbaseMeters": "m; from the front to the rear axle",
    "boxBehindFrontAxleMeters": "m; the box behind the front axle (needed by imu; null: estimated)",
    "boxLeftMeters": "m; the box left of the car's middle",
    "boxHeightMeters": "m; the box above the road",
    "boxForward": "[x, y, z]; forward in the box's own axes (null: found from changes of speed)",
    "antennaBehindFrontAxleMeters": "m; the antenna behind the front axle (null: it is in the box)",
    "tyreStiffness": "1/s²; stiffness of a tyre over the body mass it carries (needed by dual)",
    "massRatio": "mass of a wheel over the body mass it carries (needed by dual)",
    "suspensionFriction": "m/s²; the suspension's friction over body mass (null: inverse.friction)",
  ]
}
