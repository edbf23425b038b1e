public import RoadNetworks
public import RoughnessModels

/// Every setting of a survey: nested values declared beside the algorithms that obey them.
public struct SurveyConfiguration: Sendable, Hashable, Codable {
  /// Which estimator runs.
  public var estimator = EstimatorKind.automatic
  /// Where things are in the car; what a vehicle's file states is laid over it log by log.
  public var geometry = VehicleGeometry()
  public var inverse = InverseConfiguration()
  public var rms = RMSConfiguration()
  public var dual = DualConfiguration()
  public var events = EventConfiguration()
  public var conditioning = ConditioningConfiguration()
  public var exclusion = ExclusionConfiguration()
  /// Which properties of a road file mean what.
  public var ledger = LedgerPropertyNames()
  public var matching = MatchingConfiguration()
  public var sections = SectionConfiguration()
  public var alignment = AlignmentConfiguration()
  public var aggregation = AggregationConfiguration()
  public var trend = TrendConfiguration()
  public var homogeneous = HomogeneousConfiguration()
  public var fleet = FleetConfiguration()
  public var eventMerging = EventMergingConfiguration()
  public var thresholds = ThresholdConfiguration()
  public var ranking = RankingConfiguration()
  public var packages = PackageConfiguration()
  public var dates = DateConfiguration()
  public var privacy = PrivacyConfiguration()
  /// What reports, reasons, actions and summaries are written in. The default is English.
  public var language = Language.english

  public init() {}

  /// The estimator of a kind, for a uniform signal of this rate.
  func makeEstimator(_ kind: EstimatorKind, rateHertz: Double) -> any RoughnessEstimator {
    switch kind {
    case .inverse, .automatic:
      InverseEstimator(rateHertz: rateHertz, configuration: inverse, geometry: geometry)
    case .imu:
      IMUEstimator(rateHertz: rateHertz, configuration: inverse, geometry: geometry)
    case .dual: DualEstimator(rateHertz: rateHertz, configuration: dual, geometry: geometry)
    case .rms: RMSEstimator(rateHertz: rateHertz, configuration: rms)
    case .profile: ProfileEstimator()
    }
  }

  /// What looks for events in an estimator's profile; nil where it recovers none.
  func makeEventDetector(_ kind: EstimatorKind) -> EventDetector? {
    var view = EventDetector.View()
    view.wheelbaseMeters = geometry.wheelbaseMeters
    switch kind {
    case .rms: return nil
    case .inverse, .automatic: view.gain = inverse.typicalGain
    case .imu:
      view.gain = inverse.typicalAxleGain
      view.seesRearAxle = false
    case .dual, .profile:
      view.isOneTrack = true
      view.seesRearAxle = false
    }
    return EventDetector(configuration: events, view: view)
  }

  /// What the response samples of an estimator are.
  func response(of kind: EstimatorKind) -> EstimatorResponse {
    switch kind {
    case .inverse, .imu, .dual, .automatic: .profileHeight
    case .profile: .elevation
    case .rms: .bandAcceleration(rms.regression)
    }
  }
}

/// How roads are cut.
public struct SectionConfiguration: Sendable, Hashable, Codable {
  /// Length of a section of the ledger, m; a remainder under half of it joins its neighbour.
  public var lengthMeters = 100.0
  /// Share of a cell or section that must be rated for it to have a value.
  public var minimumCoverage = 0.5
  /// Whether both directions are stated or the worse one only. The default is `separate`.
  public var directions = DirectionRule.separate

  public init() {}

  /// Length of the cells that runs are recorded in, m.
  public static let cellMeters = 10.0

  public static let meanings = [
    "lengthMeters": "m; length of a section, from 10",
    "minimumCoverage": "share of a 10 m cell that must be rated for it to count",
    "directions": "separate: both directions are stated; worst: of every section the worse one only",
  ]
}

/// How timestamps become dates.
public struct DateConfiguration: Sendable, Hashable, Codable {
  /// Minutes east of UTC; nil = UTC, and a finding.
  public var utcOffsetMinutes: Int?

  public init() {}

  public static let meanings = [
    "utcOffsetMinutes": "min; local time east of UTC (Japan: 540); null = UTC, and it is said"
  ]
}
