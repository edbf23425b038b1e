/// One fix of a track, as the matcher wants it.
public struct TrackPoint: Sendable, Hashable {
  public var coordinate: Coordinate
  /// Distance travelled since the start of the run by integrated speed, metres; never decreases along a track.
  public var travelledMeters: Double
  /// Seconds since the start of the run; never decreases along a track.
  public var seconds: Double
  /// Course over ground, degrees clockwise from north, or nil where unknown (slow or not reported).
  public var headingDegrees: Double?
  /// Speed over ground, m/s.
  public var speed: Double
  /// Reported horizontal accuracy (1 σ), metres, or nil where not reported.
  public var accuracyMeters: Double?
  /// How much of the distance since the point before was driven, in a hole between fixes, at a speed that nothing measured, metres.
  public var guessedMeters: Double

  public init(
    coordinate: Coordinate, travelledMeters: Double, seconds: Double, headingDegrees: Double? = nil,
    speed: Double, accuracyMeters: Double? = nil, guessedMeters: Double = 0
  ) {
    self.coordinate = coordinate
    self.travelledMeters = travelledMeters
    self.seconds = seconds
    self.headingDegrees = headingDegrees
    self.speed = speed
    self.accuracyMeters = accuracyMeters
    self.guessedMeters = guessedMeters
  }
}

/// An unbroken piece of a run on one road in one direction.
///
/// Stretches of one run don't overlap in travelled distance and come in travel order; what lies between them was driven
/// off the ledger. Where the path passes from one road to the next the first stretch ends and the second begins at the
/// junction itself (same travelled distance), not at a fix.
public struct MatchedStretch: Sendable, Hashable {
  /// Index into `RoadLedger.roads`.
  public var roadIndex: Int
  public var direction: TravelDirection
  /// At least two; travelled distance strictly increases, chainage is monotone in the stretch's direction.
  public var anchors: [Anchor]

  /// Ties travelled distance to chainage; between anchors chainage is linear in travelled distance.
  public struct Anchor: Sendable, Hashable {
    public var travelledMeters: Double
    public var chainageMeters: Double
    /// 0…1: how sure the place is (falls within gaps and with distance from the line).
    public var confidence: Double
    /// Standard error of the chainage, metres; infinite where it isn't known.
    public var deviationMeters: Double

    public init(
      travelledMeters: Double, chainageMeters: Double, confidence: Double, deviationMeters: Double = .infinity
    ) {
      self.travelledMeters = travelledMeters
      self.chainageMeters = chainageMeters
      self.confidence = confidence
      self.deviationMeters = deviationMeters
    }
  }

  public init(roadIndex: Int, direction: TravelDirection, anchors: [Anchor]) {
    self.roadIndex = roadIndex
    self.direction = direction
    self.anchors = anchors
  }
}
