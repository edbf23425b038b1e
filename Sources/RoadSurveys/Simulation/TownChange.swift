public import RoadNetworks
import RoughnessModels

/// What time does to a simulated town: works, wear, a new pothole.
public enum TownChange: Sendable, Hashable {
  /// Slopes multiplied over a piece of road: below 1 a repair, above 1 wear.
  case rework(road: String, direction: TravelDirection?, from: Double, to: Double, factor: Double)
  /// A pothole in the left track, `depth` in mm.
  case pothole(road: String, direction: TravelDirection, at: Double, depth: Double)

  /// Reads `ROAD:DIRECTION:FROM-TO:FACTOR` (direction `both` for both).
  public init?(rework text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, let factor = Double(parts[3]), (0...10).contains(factor) else { return nil }
    let direction = TravelDirection(rawValue: parts[1])
    let borders = parts[2].split(separator: "-").compactMap { Double($0) }
    guard direction != nil || parts[1] == "both", borders.count == 2, borders[0] < borders[1] else {
      return nil
    }
    self = .rework(road: parts[0], direction: direction, from: borders[0], to: borders[1], factor: factor)
  }

  /// Reads `ROAD:DIRECTION:CHAINAGE:DEPTH`, metres and millimetres.
  public init?(pothole text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, let direction = TravelDirection(rawValue: parts[1]),
      let chainage = Double(parts[2]), let depth = Double(parts[3]), (1...200).contains(depth)
    else { return nil }
    self = .pothole(road: parts[0], direction: direction, at: chainage, depth: depth)
  }

  var road: String {
    switch self {
    case .rework(let road, _, _, _, _), .pothole(let road, _, _, _): road
    }
  }
}

extension SimulatedTown {
  /// The town after a change; nil where it has no such road.
  public func changed(by change: TownChange) -> SimulatedTown? {
    guard let index = streets.firstIndex(where: { $0.road.id == change.road }) else { return nil }
    var town = self
    let length = streets[index].lengthMeters
    for direction in TravelDirection.allCases {
      let lane = streets[index].lane(direction)
      let forward = direction == .forward
      switch change {
      case .rework(_, let wanted, let from, let to, let factor):
        guard (wanted ?? direction) == direction else { continue }
        town.streets[index].set(
          direction,
          lane.reworked(from: forward ? from : length - to, to: forward ? to : length - from, factor: factor))
      case .pothole(_, let wanted, let chainage, let depth):
        guard wanted == direction else { continue }
        town.streets[index].set(
          direction,
          lane.adding(
            RoadEvent(
              kind: .pothole, distanceMeters: forward ? chainage : length - chainage,
              heightMillimeters: -depth, lengthMeters: 0.6, tracks: .left)))
      }
    }
    return town
  }
}

extension SimulatedTown.Street {
  fileprivate mutating func set(_ direction: TravelDirection, _ lane: SimulatedRoad) {
    switch direction {
    case .forward: forward = lane
    case .backward: backward = lane
    }
  }
}
