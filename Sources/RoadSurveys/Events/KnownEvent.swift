public import RoadNetworks

/// Something on a road that is always there and felt: a manhole, a bridge's joint, a level crossing.
public struct KnownEvent: Sendable, Hashable {
  public var roadID: String?
  /// `forward` or `backward`; nil for both.
  public var direction: String?
  public var chainageMeters: Double?
  public var coordinate: Coordinate?
  public var kind: String?
  public var text: String?
  /// Last local day on which it was met, where the list says it: only later passes can find it gone.
  public var lastDate: String?

  public init(
    roadID: String? = nil, direction: String? = nil, chainageMeters: Double? = nil,
    coordinate: Coordinate? = nil, kind: String? = nil, text: String? = nil, lastDate: String? = nil
  ) {
    self.roadID = roadID
    self.direction = direction
    self.chainageMeters = chainageMeters
    self.coordinate = coordinate
    self.kind = kind
    self.text = text
    self.lastDate = lastDate
  }
}

/// Known events on the roads of a ledger.
///
/// By road and chainage where the ledger has that road, unless the position given beside them is more than 50 m from
/// there; else by position, on every road within 15 m. What neither places is counted.
struct KnownPlaces: Sendable {
  /// One known event on one road.
  struct Place: Sendable, Hashable {
    var event: KnownEvent
    var chainage: Double
  }

  /// Of each road of the ledger that has any, in order of chainage.
  private var places: [Int: [Place]] = [:]
  /// Known events on no road of the ledger.
  private(set) var lost = 0

  static let none = KnownPlaces([], ledger: RoadLedger(roads: []))

  /// Complexity: O(known · roads), and O(vertices) for roads near a position.
  init(_ known: [KnownEvent], ledger: RoadLedger) {
    guard !known.isEmpty else { return }
    let indexOfRoad = Dictionary(
      ledger.roads.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let boxes = ledger.roads.map { Box(lines: $0.lines) }
    var lines: [Int: Centerline] = [:]
    func line(_ road: Int) -> Centerline {
      if let known = lines[road] { return known }
      let made = Centerline(ledger.roads[road].lines)
      lines[road] = made
      return made
    }
    for event in known {
      if let road = event.roadID.flatMap({ indexOfRoad[$0] }), let chainage = event.chainageMeters,
        chainage >= 0, chainage <= line(road).length,
        event.coordinate.map({ line(road).coordinate(at: chainage).distance(to: $0) <= 50 }) ?? true
      {
        places[road, default: []].append(Place(event: event, chainage: chainage))
        continue
      }
      var isPlaced = false
      if let coordinate = event.coordinate {
        for road in boxes.indices where boxes[road].isNear(coordinate) {
          let foot = line(road).projection(of: coordinate)
          guard abs(foot.offsetMeters) <= 15 else { continue }
          places[road, default: []].append(Place(event: event, chainage: foot.chainageMeters))
          isPlaced = true
        }
      }
      if !isPlaced { lost += 1 }
    }
    for road in places.keys { places[road]?.sort { $0.chainage < $1.chainage } }
  }

  /// Those on a road of the ledger that concern a direction.
  func on(road: Int, direction: String) -> [Place] {
    places[road, default: []].filter { $0.event.direction == nil || $0.event.direction == direction }
  }

  /// What a road covers, in degrees relative to its first vertex.
  private struct Box: Sendable {
    var origin: Coordinate?
    var x = 0.0...0.0
    var y = 0.0...0.0
    /// 15 m and some.
    private var margin = (x: 0.0, y: 0.0)

    init(lines: [[Coordinate]]) {
      guard let first = lines.first?.first else { return }
      origin = first
      let scale = DegreeScale(latitude: first.latitude)
      margin = (20 / max(1, scale.east), 20 / scale.north)
      for point in lines.joined() {
        let (dx, dy) = (wrappedLongitude(point.longitude - first.longitude), point.latitude - first.latitude)
        x = min(x.lowerBound, dx)...max(x.upperBound, dx)
        y = min(y.lowerBound, dy)...max(y.upperBound, dy)
      }
    }

    func isNear(_ point: Coordinate) -> Bool {
      guard let origin else { return false }
      let (dx, dy) = (wrappedLongitude(point.longitude - origin.longitude), point.latitude - origin.latitude)
      return dx >= x.lowerBound - margin.x && dx <= x.upperBound + margin.x
        && dy >= y.lowerBound - margin.y && dy <= y.upperBound + margin.y
    }
  }
}
