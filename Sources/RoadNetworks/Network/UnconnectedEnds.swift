public import RoadFindings

extension RoadNetwork {
  /// Roads that end near another line without meeting it: most often a slip of the pen that routes can't cross.
  ///
  /// An end counts that no other link meets and that lies within `reachMeters` of another link, yet farther than ends are
  /// joined from. One finding, with the number of such ends and the first of them by road. Ends joined at building and lines
  /// that cross without a common vertex (bridges) are no ends of this kind. Complexity: O(ends · log links).
  public func unconnectedEnds(reachMeters: Double = 10) -> [Finding] {
    var found: [(text: String, meters: Double)] = []
    for (l, link) in links.enumerated() {
      let first = Int(link.firstVertex)
      let last = first + Int(link.vertexCount) - 1
      for (node, vertex) in [(link.fromNode, first), (link.toNode, last)] where degree(node) == 1 {
        guard let near = nearest(to: vertex, except: l, within: reachMeters) else { continue }
        let own = ledger.roads[Int(link.road)].id
        let other = ledger.roads[Int(links[near.link].road)].id
        let tenths = (near.meters * 10).rounded() / 10
        found.append(
          ("road \(own) ends \(tenths) m from road \(other) and doesn't meet it", near.meters))
      }
    }
    guard let first = found.first else { return [] }
    return [
      Finding(
        .ledgerGeometry, .note, count: found.count,
        "\(first.text); no way is seen from one to the other: snap the end to the line if cars can pass")
    ]
  }

  private func nearest(to vertex: Int, except own: Int, within meters: Double) -> (link: Int, meters: Double)?
  {
    let (px, py) = (x[vertex], y[vertex])
    let scale = DegreeScale(latitude: py)
    let (marginX, marginY) = (meters / max(scale.east, 1), meters / scale.north)
    var best: (link: Int, meters: Double)?
    for hit in index.search(
      Box(minX: px - marginX, minY: py - marginY, maxX: px + marginX, maxY: py + marginY))
    {
      let link = Int(segmentLink[Int(hit)])
      guard link != own else { continue }
      let v = Int(segmentVertex[Int(hit)])
      let (ax, ay) = ((x[v] - px) * scale.east, (y[v] - py) * scale.north)
      let (dx, dy) = ((x[v + 1] - x[v]) * scale.east, (y[v + 1] - y[v]) * scale.north)
      let squared = dx * dx + dy * dy
      let t = squared > 0 ? min(1, max(0, -(ax * dx + ay * dy) / squared)) : 0
      let (fx, fy) = (ax + t * dx, ay + t * dy)
      let distance = (fx * fx + fy * fy).squareRoot()
      if distance <= meters, distance < best?.meters ?? .infinity { best = (link, distance) }
    }
    return best
  }
}
