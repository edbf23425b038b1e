/// A single unevenness as a car felt it: what it is, how great, and where on the way.
public struct DetectedEvent: Sendable, Hashable {
  public var kind: RoadEvent.Kind
  /// Middle of a bump or a pothole, edge of a step, m on the axis of the points given.
  public var distanceMeters: Double
  /// Height of the equal shape that the recovered profile shows, mm: up is positive, as met in travel.
  ///
  /// A pothole is taken to lie under one wheel: it is twice as deep as the middle of the car feels it.
  public var heightMillimeters: Double
  /// Length of the equal raised cosine, m; 0 for a step.
  public var lengthMeters: Double
  /// How far it stands out of the road around it: the matched filter's output over its deviation on that road.
  public var score: Double

  public init(
    kind: RoadEvent.Kind, distanceMeters: Double, heightMillimeters: Double, lengthMeters: Double,
    score: Double
  ) {
    self.kind = kind
    self.distanceMeters = distanceMeters
    self.heightMillimeters = heightMillimeters
    self.lengthMeters = lengthMeters
    self.score = score
  }
}

/// Settings of the search for single bumps, potholes and steps.
public struct EventConfiguration: Sendable, Hashable, Codable {
  /// Whether events are looked for.
  public var isOn = true
  /// Lower ones are not reported, mm.
  public var minimumHeightMillimeters = 13.0
  /// Those that stand out less are not reported: the matched filter's output over its deviation on the road around.
  public var minimumScore = 4.8
  /// How far the rear axle's echo must stand out to be added to the front axle's.
  public var echoScore = 3.0
  /// What the way from the road to the recovered profile loses of an event's height, beside the estimator's gain.
  public var recoveredShare = 0.9

  public init() {}

  public static let meanings = [
    "isOn": "whether bumps, potholes and steps are looked for",
    "minimumHeightMillimeters": "mm; lower ones are not reported",
    "minimumScore":
      "how far an event must stand out of the road around it, in deviations of the matched filter",
    "echoScore": "how far the rear axle's echo must stand out to be added",
    "recoveredShare": "share of an event's height that the recovered profile shows",
  ]
}
