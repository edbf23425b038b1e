public import RoadNetworks
public import RoughnessModels

/// A drawn network whose lanes have known profiles.
///
/// Every street has two lanes of their own seed; some streets may lie off the ledger (yards, approaches). Vertices that
/// two streets share are their junctions. Plane metres become coordinates so that chainage along the ledger's lines
/// equals the plane's to 1e-6.
public struct SimulatedTown: Sendable {
  /// One street: a line, what the ledger says of it, and a lane for each direction.
  public struct Street: Sendable {
    public var road: Road
    /// False for streets that the ledger doesn't know.
    public var inLedger: Bool
    /// What people drive there, m/s.
    public var cruiseSpeed: Double
    /// From the centreline to the middle of the lane on the left, m.
    var laneOffset: Double
    var line: PlaneLine
    public internal(set) var forward: SimulatedRoad
    public internal(set) var backward: SimulatedRoad

    public var lengthMeters: Double { line.length }
    public func lane(_ direction: TravelDirection) -> SimulatedRoad {
      direction == .forward ? forward : backward
    }

    /// Chainage along the ledger's line at a distance of travel on a lane.
    public func chainage(_ direction: TravelDirection, travelled: Double) -> Double {
      direction == .forward ? travelled : line.length - travelled
    }
  }

  /// How a street is to be made.
  struct Plan {
    var id: String
    var name: String
    var roadClass: String
    var aadt: Double
    var importance: Double
    var widthMeters: Double
    var number: String?
    var cruiseKmh: Double
    var medianIRI: Double
    var inLedger = true
    var corners: [(x: Double, y: Double, radius: Double)]
  }

  /// What all lanes share.
  public struct Design: Sendable, Hashable, Codable {
    /// Standard deviation of ln IRI along every lane. The default is 0.5.
    public var spread = 0.5
    /// Amplitude of the grades, m/m. The default is 0.015.
    public var grade = 0.015
    /// Factor on every street's median IRI. The default is 1.
    public var roughness = 1.0
    /// Factor on the number of events. The default is 1.
    public var eventDensity = 1.0
    /// Wavenumber above which the wheel tracks differ, c/m; infinity makes them equal. The default is 0.25.
    public var coherenceWavenumber = 0.25
    /// Step of the profiles, m. The default is 0.05.
    public var intervalMeters = 0.05

    public init() {}
  }

  public let design: Design
  public let origin: Coordinate
  public internal(set) var streets: [Street]

  init(origin: Coordinate, plans: [Plan], design: Design, seed: UInt64) {
    self.design = design
    self.origin = origin
    streets = plans.enumerated().map { index, plan in
      let line = PlaneLine.rounded(plan.corners)
      func lane(_ direction: UInt64) -> SimulatedRoad {
        var mixing = SeededGenerator(seed: seed, stream: 1_000 + UInt64(index) * 2 + direction)
        var lane = SimulatedRoad.Design(lengthMeters: line.length, seed: mixing.next())
        lane.intervalMeters = design.intervalMeters
        lane.medianIRI = plan.medianIRI * design.roughness
        lane.spread = design.spread
        lane.grade = design.grade
        lane.coherenceWavenumber = design.coherenceWavenumber
        lane.bumpsPerKilometre *= design.eventDensity
        lane.potholesPerKilometre *= design.eventDensity
        lane.stepsPerKilometre *= design.eventDensity
        return SimulatedRoad(lane)
      }
      let road = Road(
        id: plan.id, name: plan.name, roadClass: plan.roadClass, aadt: plan.aadt,
        importance: plan.importance, widthMeters: plan.widthMeters, number: plan.number,
        lines: [line.points.map { Self.coordinate(of: $0, origin: origin) }])
      return Street(
        road: road, inLedger: plan.inLedger, cruiseSpeed: plan.cruiseKmh / 3.6,
        laneOffset: min(1.75, plan.widthMeters / 4), line: line, forward: lane(0), backward: lane(1))
    }
  }

  /// The ledger of the town: streets that it knows, sorted by id.
  public var ledger: RoadLedger { RoadLedger(roads: streets.filter(\.inLedger).map(\.road)) }

  public func street(_ id: String) -> Street? { streets.first { $0.road.id == id } }

  /// The coordinate of a place in the town's plane, rounded to 7 decimals (1 cm).
  func coordinate(of point: PlanePoint) -> Coordinate { Self.coordinate(of: point, origin: origin) }

  /// East is measured along the point's own parallel, north along the meridian: lines east–west and north–south keep
  /// their length anywhere in the town, others to 1e-6 within 5 km.
  private static func coordinate(of point: PlanePoint, origin: Coordinate) -> Coordinate {
    let first = origin.latitude + point.y / DegreeScale(latitude: origin.latitude).north
    let middle = DegreeScale(latitude: (origin.latitude + first) / 2)
    let latitude = origin.latitude + point.y / middle.north
    let longitude = origin.longitude + point.x / DegreeScale(latitude: latitude).east
    return Coordinate(
      latitude: (latitude * 1e7).rounded() / 1e7,
      longitude: (wrappedLongitude(longitude) * 1e7).rounded() / 1e7)
  }
}
