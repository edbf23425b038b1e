/// Places the fixes between two steps on the way that the steps decided.
///
/// Every fix counts for chainage, also those that were no steps; a standing vehicle's don't.
struct FootPoints {
  /// How far before and behind the neighbouring steps a foot may lie, metres.
  private static let marginMeters = 15.0
  /// Fixes nearer than this to the one before count nothing, metres of travel.
  private static let leastAdvanceMeters = 1.0

  let network: RoadNetwork
  let emission: EmissionCost

  /// The leg's own feet and those of the fixes between them, in order of travel. Complexity: O(fixes + vertices).
  func all(of leg: MatchedLeg, track: [TrackPoint]) -> [MatchedLeg.Foot] {
    guard let first = leg.feet.first, let last = leg.feet.last else { return [] }
    let line = polyline(of: leg)
    if last.fix - first.fix + 1 == leg.feet.count { return directed(leg.feet, on: line, track) }
    var feet: [MatchedLeg.Foot] = []
    var cursor = 0
    for (a, b) in zip(leg.feet, leg.feet.dropFirst()) {
      feet.append(a)
      var reached = track[a.fix].travelledMeters
      let low = min(a.position, b.position) - Self.marginMeters
      let high = max(a.position, b.position) + Self.marginMeters
      while cursor > 0 && line[cursor].along > low { cursor -= 1 }
      while cursor + 2 < line.count && line[cursor + 1].along < low { cursor += 1 }
      for fix in (a.fix + 1)..<max(a.fix + 1, b.fix) {
        let point = track[fix]
        guard TrackThinning.isUsable(point), point.travelledMeters - reached >= Self.leastAdvanceMeters,
          let foot = foot(of: point, fix, on: line, from: cursor, low, high)
        else { continue }
        reached = point.travelledMeters
        feet.append(foot)
      }
    }
    feet.append(last)
    return directed(feet, on: line, track)
  }

  /// The feet with the way's direction there, and on which side of it their fixes lie.
  private func directed(
    _ feet: [MatchedLeg.Foot], on line: [Vertex], _ track: [TrackPoint]
  ) -> [MatchedLeg.Foot] {
    var feet = feet
    var v = 0
    for i in feet.indices {
      let position = feet[i].position
      while v > 0 && line[v].along > position { v -= 1 }
      while v + 2 < line.count && line[v + 1].along < position { v += 1 }
      let point = track[feet[i].fix].coordinate
      let scale = DegreeScale(latitude: point.latitude)
      let dx = (line[v + 1].x - line[v].x) * scale.east
      let dy = (line[v + 1].y - line[v].y) * scale.north
      let length = (dx * dx + dy * dy).squareRoot()
      // Two links meet in the same vertex twice; the piece between has no direction.
      guard length > 0 else { continue }
      let (east, north) = (dx / length, dy / length)
      let px = (wrappedLongitude(point.longitude - network.referenceLongitude) - line[v].x) * scale.east
      let py = (point.latitude - line[v].y) * scale.north
      feet[i].east = east
      feet[i].north = north
      feet[i].beside = east * py - north * px
    }
    return feet
  }

  private struct Vertex {
    var x: Double
    var y: Double
    var along: Double
  }

  private func polyline(of leg: MatchedLeg) -> [Vertex] {
    var line: [Vertex] = []
    for (i, directed) in leg.directed.enumerated() {
      let link = network.links[Int(directed >> 1)]
      let first = Int(link.firstVertex)
      let range = first..<(first + Int(link.vertexCount))
      if directed & 1 == 0 {
        for v in range {
          line.append(Vertex(x: network.x[v], y: network.y[v], along: leg.starts[i] + network.along[v]))
        }
      } else {
        for v in range.reversed() {
          line.append(
            Vertex(
              x: network.x[v], y: network.y[v], along: leg.starts[i] + link.length - network.along[v]))
        }
      }
    }
    return line
  }

  private func foot(
    of point: TrackPoint, _ fix: Int, on line: [Vertex], from cursor: Int, _ low: Double, _ high: Double
  ) -> MatchedLeg.Foot? {
    let scale = DegreeScale(latitude: point.coordinate.latitude)
    let px = wrappedLongitude(point.coordinate.longitude - network.referenceLongitude)
    let py = point.coordinate.latitude
    var best = Double.infinity
    var position = 0.0
    var v = cursor
    while v + 1 < line.count && line[v].along <= high {
      defer { v += 1 }
      let dx = (line[v + 1].x - line[v].x) * scale.east
      let dy = (line[v + 1].y - line[v].y) * scale.north
      let squaredLength = dx * dx + dy * dy
      if squaredLength == 0 { continue }
      let ax = (line[v].x - px) * scale.east
      let ay = (line[v].y - py) * scale.north
      let t = min(1, max(0, -(ax * dx + ay * dy) / squaredLength))
      let along = line[v].along + t * (line[v + 1].along - line[v].along)
      let fx = ax + t * dx
      let fy = ay + t * dy
      let squared = fx * fx + fy * fy
      if squared < best && along >= low && along <= high {
        best = squared
        position = along
      }
    }
    guard best < .infinity else { return nil }
    return MatchedLeg.Foot(
      fix: fix, position: position, distance: best.squareRoot(),
      sigma: emission.sigma(ofAccuracy: point.accuracyMeters))
  }
}
