public import RoadNetworks
import RoughnessModels

/// A drive through the town, metre by metre: where the front axle goes, on which lane, and what lies under its wheels.
///
/// Between two streets the path leaves the first lane shortly before the junction and joins the second shortly after,
/// along a smooth curve whose surface is level; a car that turns is slow there anyway.
public struct DrivePath: Sendable {
  /// One node, about every metre.
  struct Node: Sendable {
    var point: PlanePoint
    /// Metres along the path.
    var distance: Double
    /// Which leg, or nil on the curve between two legs.
    var leg: Int?
    /// Metres travelled on the leg's lane from the lane's start.
    var laneDistance: Double
    /// Highest speed by the street's habit, m/s.
    var cruise: Double
  }

  /// A stretch of one street in one direction.
  public struct Leg: Sendable, Hashable {
    public var street: Int
    public var direction: TravelDirection
    /// Metres of travel on the lane at which the leg begins and ends.
    public var from: Double
    public var to: Double
  }

  public let legs: [Leg]
  let nodes: [Node]
  /// Distances of the junctions at which the path turns by more than 35°.
  let turns: [Double]

  public var lengthMeters: Double { nodes[nodes.count - 1].distance }

  /// A path over streets given by id, each entered at the vertex that it shares with the one before.
  ///
  /// The first street is driven from its end farther from the second, the last to its end farther from the one before;
  /// a street named twice in a row is driven to its end and back. Returns nil when two neighbours don't meet or an id
  /// is unknown.
  public init?(_ route: [String], in town: SimulatedTown) {
    let indices = route.compactMap { id in town.streets.firstIndex { $0.road.id == id } }
    guard indices.count == route.count, !indices.isEmpty else { return nil }
    guard let legs = Self.legs(indices, town) else { return nil }
    self.legs = legs
    var nodes: [Node] = []
    var turns: [Double] = []
    for (number, leg) in legs.enumerated() {
      let street = town.streets[leg.street]
      var setbacks = (0.0, 0.0)
      if number > 0 { setbacks.0 = Self.setback(legs[number - 1], leg, town).meters }
      if number + 1 < legs.count { setbacks.1 = Self.setback(leg, legs[number + 1], town).meters }
      let from = leg.from + setbacks.0
      let to = leg.to - setbacks.1
      guard to > from else { return nil }
      let count = max(1, Int((to - from).rounded()))
      let laneNodes = (0...count).map { k in
        let travelled = from + (to - from) * Double(k) / Double(count)
        return Node(
          point: street.place(leg.direction, travelled).point, distance: 0, leg: number,
          laneDistance: travelled, cruise: street.cruiseSpeed)
      }
      if number > 0 {
        let before = town.streets[legs[number - 1].street]
        let start = before.place(legs[number - 1].direction, nodes[nodes.count - 1].laneDistance)
        let end = street.place(leg.direction, from)
        let sharp = Self.setback(legs[number - 1], leg, town).sharp
        if sharp { turns.append(Self.length(nodes)) }
        let slow = min(before.cruiseSpeed, street.cruiseSpeed)
        nodes += Self.curve(start, end).map {
          Node(point: $0, distance: 0, leg: nil, laneDistance: 0, cruise: slow)
        }
      }
      nodes += laneNodes
    }
    for i in 1..<nodes.count {
      nodes[i].distance = nodes[i - 1].distance + nodes[i - 1].point.distance(to: nodes[i].point)
    }
    self.nodes = nodes
    self.turns = turns
  }

  private static func length(_ nodes: [Node]) -> Double {
    zip(nodes, nodes.dropFirst()).reduce(0) { $0 + $1.0.point.distance(to: $1.1.point) }
  }

  private static func legs(_ indices: [Int], _ town: SimulatedTown) -> [Leg]? {
    let lines = indices.map { town.streets[$0].line }
    // Chainages at which each street is entered and left.
    var entries: [Double?] = Array(repeating: nil, count: indices.count)
    var exits = entries
    for i in indices.indices.dropLast() {
      if indices[i] == indices[i + 1] {
        let end = (entries[i] ?? 0) > lines[i].length / 2 ? 0 : lines[i].length
        exits[i] = end
        entries[i + 1] = end
        continue
      }
      // Of several shared vertices the one farthest from the entry, so that the street is really driven.
      let shared = lines[i].points.compactMap { point in
        lines[i + 1].chainage(ofVertex: point).map { (lines[i].chainage(ofVertex: point) ?? 0, $0) }
      }
      let entry = entries[i] ?? 0
      guard let best = shared.max(by: { abs($0.0 - entry) < abs($1.0 - entry) }) else { return nil }
      exits[i] = best.0
      entries[i + 1] = best.1
    }
    return indices.indices.map { i in
      let length = lines[i].length
      let exit = exits[i] ?? ((entries[i] ?? 0) > length / 2 ? 0 : length)
      let entry = entries[i] ?? (exit > length / 2 ? 0 : length)
      return exit > entry
        ? Leg(street: indices[i], direction: .forward, from: entry, to: exit)
        : Leg(street: indices[i], direction: .backward, from: length - entry, to: length - exit)
    }
  }

  /// How far from the junction the path leaves its lane, and whether it turns sharply there.
  private static func setback(
    _ before: Leg, _ after: Leg, _ town: SimulatedTown
  ) -> (meters: Double, sharp: Bool) {
    let a = town.streets[before.street].place(before.direction, before.to).direction
    let b = town.streets[after.street].place(after.direction, after.from).direction
    let cosine = a.x * b.x + a.y * b.y
    if cosine > 0.98 { return (1, false) }
    return (cosine < -0.9 ? 3 : 9, cosine < 0.82)
  }

  /// Inner points of a cubic curve that leaves and arrives along the lanes, about every metre.
  private static func curve(
    _ start: (point: PlanePoint, direction: PlanePoint), _ end: (point: PlanePoint, direction: PlanePoint)
  ) -> [PlanePoint] {
    let gap = start.point.distance(to: end.point)
    let cosine = start.direction.x * end.direction.x + start.direction.y * end.direction.y
    // Handles of 0.39 × chord come close to a quarter circle; turning back needs a bulb.
    let handle = cosine < -0.9 ? 9 : 0.39 * gap
    let c1 = PlanePoint(
      x: start.point.x + start.direction.x * handle, y: start.point.y + start.direction.y * handle)
    let c2 = PlanePoint(
      x: end.point.x - end.direction.x * handle, y: end.point.y - end.direction.y * handle)
    let count = max(2, Int((max(gap, 2 * handle)).rounded()))
    return (1..<count).map { k in
      let t = Double(k) / Double(count)
      let s = 1 - t
      let w = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
      return PlanePoint(
        x: w.0 * start.point.x + w.1 * c1.x + w.2 * c2.x + w.3 * end.point.x,
        y: w.0 * start.point.y + w.1 * c1.y + w.2 * c2.y + w.3 * end.point.y)
    }
  }
}

extension SimulatedTown.Street {
  /// Middle of the lane on the left and the direction of travel, at a distance of travel on the lane.
  func place(_ direction: TravelDirection, _ travelled: Double) -> (point: PlanePoint, direction: PlanePoint)
  {
    let at = chainage(direction, travelled: travelled)
    let centre = line.point(at: at)
    var along = line.direction(at: at)
    if direction == .backward { along = PlanePoint(x: -along.x, y: -along.y) }
    return (PlanePoint(x: centre.x - along.y * laneOffset, y: centre.y + along.x * laneOffset), along)
  }
}
