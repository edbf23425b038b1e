public import RoadFindings

/// Why a piece of road driven gives no estimate, or a less sure one: a small set of bits per 0.5 m.
public struct ExclusionReasons: OptionSet, Sendable, Hashable, Codable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Below the lowest speed at which a single box can be trusted.
  public static let slow = Self(rawValue: 1 << 0)
  /// Hard braking or accelerating.
  public static let hardLongitudinal = Self(rawValue: 1 << 1)
  /// Hard cornering.
  public static let hardLateral = Self(rawValue: 1 << 2)
  /// The first metres after a stop.
  public static let afterStop = Self(rawValue: 1 << 3)
  /// The first metres of an unbroken stretch: the Golden Car is still settling.
  public static let runUp = Self(rawValue: 1 << 4)
  /// No fix near enough to know the speed.
  public static let fixGap = Self(rawValue: 1 << 5)
  /// The logger is too slow for this speed.
  public static let rateTooLowForSpeed = Self(rawValue: 1 << 6)
  /// Someone touched the box.
  public static let boxMoved = Self(rawValue: 1 << 7)
  /// The accelerometer clipped.
  public static let clipping = Self(rawValue: 1 << 8)
  /// No motion was recorded (a hole in the accelerometer).
  public static let gap = Self(rawValue: 1 << 9)
  /// Speed interpolated across a hole between fixes: rated, but less sure of its place.
  public static let bridged = Self(rawValue: 1 << 10)
  /// The log holds no gravity, so nothing says which way is up.
  public static let gravityMissing = Self(rawValue: 1 << 11)

  /// Reasons that leave the value out; the others only lower confidence.
  public static let excluding: Self = [
    .slow, .hardLongitudinal, .hardLateral, .afterStop, .runUp, .fixGap, .rateTooLowForSpeed, .boxMoved,
    .clipping, .gap, .gravityMissing,
  ]

  /// Every reason with the finding it is reported as, in a fixed order.
  public static let all: [(reason: Self, kind: FindingKind)] = [
    (.slow, .slow), (.hardLongitudinal, .hardLongitudinal), (.hardLateral, .hardLateral),
    (.afterStop, .afterStop), (.runUp, .runUp), (.fixGap, .noFixes),
    (.rateTooLowForSpeed, .rateTooLowForSpeed), (.boxMoved, .boxMoved), (.clipping, .clipping),
    (.gap, .gap), (.gravityMissing, .gravityMissing), (.bridged, .fixGap),
  ]

  /// Whether the value is left out.
  public var excludes: Bool { !isDisjoint(with: .excluding) }

  /// Kinds joined by `;` in a fixed order, as `segments.csv` prints them; empty where nothing excludes.
  public var names: String {
    Self.all.filter { contains($0.reason) && Self.excluding.contains($0.reason) }
      .map { $0.kind.rawValue }.joined(separator: ";")
  }
}

/// When a piece of road is left out.
public struct ExclusionConfiguration: Sendable, Hashable, Codable {
  public var minimumSpeedKmh = 20.0
  /// Below this speed the estimate is kept but said to be less sure.
  public var doubtfulSpeedKmh = 30.0
  public var maximumLongitudinal = 1.5
  public var maximumLateral = 2.0
  public var runUpMeters = 30.0
  /// Highest speed rated per Hz of the logger's rate, m/s per Hz.
  public var speedPerRate = 0.56
  /// Below this speed the recovered height is frozen: a standing car must not build a step.
  public var frozenSpeedKmh = 10.0

  public init() {}

  public static let meanings = [
    "minimumSpeedKmh": "km/h; slower driving gives no estimate",
    "doubtfulSpeedKmh": "km/h; slower driving lowers confidence",
    "maximumLongitudinal": "m/s²; harder braking or accelerating gives no estimate",
    "maximumLateral": "m/s²; harder cornering gives no estimate",
    "runUpMeters": "m; left out after a stop or a hole",
    "speedPerRate": "m/s per Hz; faster driving than this times the rate gives no estimate",
    "frozenSpeedKmh": "km/h; below this the recovered height stands still",
  ]
}
