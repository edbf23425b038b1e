import RoadNetworks
import RoughnessModels

/// What is read off a path: places, turning, limits of speed, the surface under the wheels.
extension DrivePath {
  /// Index of the node at or before a distance, never the last.
  func node(at distance: Double) -> Int {
    var low = 0
    var high = nodes.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if nodes[middle].distance <= distance { low = middle } else { high = middle }
    }
    return low
  }

  /// Place and unit direction at a distance; beyond the ends the path goes straight on.
  func place(at distance: Double) -> (point: PlanePoint, direction: PlanePoint) {
    let i = node(at: distance)
    let a = nodes[i]
    let b = nodes[i + 1]
    let step = b.distance - a.distance
    let u = (distance - a.distance) / step
    let along = PlanePoint(x: (b.point.x - a.point.x) / step, y: (b.point.y - a.point.y) / step)
    return (
      PlanePoint(x: a.point.x + along.x * u * step, y: a.point.y + along.y * u * step), along
    )
  }

  /// Curvature at every metre of the path, 1/m, left positive: the mean over 8 m.
  func curvatures() -> [Double] {
    let count = Int(lengthMeters.rounded(.up)) + 1
    let directions = (0..<count).map { metre -> PlanePoint in
      let from = place(at: max(0, Double(metre) - 1.5)).point
      let to = place(at: min(lengthMeters, Double(metre) + 1.5)).point
      let d = from.distance(to: to)
      return PlanePoint(x: (to.x - from.x) / d, y: (to.y - from.y) / d)
    }
    let turning = directions.indices.map { i -> Double in
      guard i > 0 else { return 0 }
      let a = directions[i - 1]
      let b = directions[i]
      return StableElementary.turns(y: a.x * b.y - a.y * b.x, x: a.x * b.x + a.y * b.y) * 2 * Double.pi
    }
    return turning.indices.map { i in
      let window = turning[max(0, i - 3)...min(turning.count - 1, i + 4)]
      return window.reduce(0, +) / Double(window.count)
    }
  }

  /// Highest speed at every metre: the street's habit, and 1.6 m/s² across in curves, never below 2.2 m/s.
  ///
  /// `cruise` replaces the streets' habits where given, m/s.
  func limits(cruise: Double?, curvatures: [Double]) -> [Double] {
    curvatures.enumerated().map { metre, curvature in
      let habit = cruise ?? nodes[node(at: Double(metre))].cruise
      let bend = abs(curvature) > 1e-5 ? (1.6 / abs(curvature)).squareRoot() : .infinity
      return max(2.2, min(habit, bend))
    }
  }

  /// Elevation of both wheel tracks every `interval` metres from the path's start to its end.
  func surface(in town: SimulatedTown, interval: Double) -> (left: [Double], right: [Double]) {
    let count = Int((lengthMeters / interval).rounded(.down)) + 1
    var left: [Double] = []
    var right: [Double] = []
    left.reserveCapacity(count)
    right.reserveCapacity(count)
    // What to add to a leg's own elevations so that the surface goes on without a step.
    var base = 0.0
    var joint: (from: Double, left: Double, right: Double)?
    var i = 0
    for sample in 0..<count {
      let distance = Double(sample) * interval
      while i + 2 < nodes.count && nodes[i + 1].distance <= distance { i += 1 }
      let a = nodes[i]
      let b = nodes[i + 1]
      let u = (distance - a.distance) / (b.distance - a.distance)
      guard let leg = a.leg, leg == b.leg else {
        // On the curve between two legs: straight from track to track.
        let known =
          joint ?? (from: distance - interval, left: left.last ?? 0, right: right.last ?? 0)
        joint = known
        let next = nextLegStart(after: i)
        let start = laneElevation(of: next, in: town)
        let middle = (known.left + known.right) / 2
        base = middle - (start.left + start.right) / 2
        let share = min(1, (distance - known.from) / (next.distance - known.from))
        left.append(known.left + (start.left + base - known.left) * share)
        right.append(known.right + (start.right + base - known.right) * share)
        continue
      }
      joint = nil
      let lane = town.streets[legs[leg].street].lane(legs[leg].direction)
      let travelled = a.laneDistance + (b.laneDistance - a.laneDistance) * u
      let z = lane.elevations(at: travelled)
      left.append(z.left + base)
      right.append(z.right + base)
    }
    return (left, right)
  }

  /// The first node of the leg that follows a node; every curve leads to a leg.
  private func nextLegStart(after index: Int) -> Node {
    var i = index + 1
    while nodes[i].leg == nil { i += 1 }
    return nodes[i]
  }

  private func laneElevation(of node: Node, in town: SimulatedTown) -> (left: Double, right: Double) {
    guard let number = node.leg else { return (0, 0) }
    let leg = legs[number]
    return town.streets[leg.street].lane(leg.direction).elevations(at: node.laneDistance)
  }
}

extension SimulatedRoad {
  /// Elevation of both tracks at a distance, linear between samples.
  func elevations(at distance: Double) -> (left: Double, right: Double) {
    let x = min(max(distance / intervalMeters, 0), Double(left.count - 1))
    let i = min(Int(x), left.count - 2)
    let u = x - Double(i)
    return (left[i] + (left[i + 1] - left[i]) * u, right[i] + (right[i + 1] - right[i]) * u)
  }
}
