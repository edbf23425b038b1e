import RoadNetworks

/// Leaves out the sections whose line comes too near to a run's cut ends.
struct SectionFilter {
  let ledger: RoadLedger
  let sectionLength: Double
  let ends: RunTrace.Ends

  /// The stretches without those sections: cut at their borders.
  func kept(_ stretches: [MatchedStretch]) -> [MatchedStretch] {
    var verdicts: [Int: [Int: Bool]] = [:]
    return stretches.flatMap { stretch -> [MatchedStretch] in
      let line = Centerline(ledger.roads[stretch.roadIndex].lines)
      let grid = SectionGrid(roadLength: line.length, sectionLength: sectionLength)
      return pieces(of: stretch, grid) { section in
        if let known = verdicts[stretch.roadIndex]?[section] { return known }
        let verdict = isFar(line, grid.borders[section], grid.borders[section + 1])
        verdicts[stretch.roadIndex, default: [:]][section] = verdict
        return verdict
      }.map { MatchedStretch(roadIndex: stretch.roadIndex, direction: stretch.direction, anchors: $0) }
    }
  }

  private func isFar(_ line: Centerline, _ from: Double, _ to: Double) -> Bool {
    line.subline(from: from, to: to).allSatisfy { piece in
      guard piece.count >= 2 else { return true }
      let part = Centerline([piece])
      return ends.places.allSatisfy { abs(part.projection(of: $0).offsetMeters) > ends.radius }
    }
  }

  private func pieces(
    of stretch: MatchedStretch, _ grid: SectionGrid, isKept: (Int) -> Bool
  ) -> [[MatchedStretch.Anchor]] {
    var pieces: [[MatchedStretch.Anchor]] = []
    var current: [MatchedStretch.Anchor] = []
    func close() {
      if current.count >= 2 { pieces.append(current) }
      current = []
    }
    for (a, b) in zip(stretch.anchors, stretch.anchors.dropFirst()) {
      let parts = Self.split(a, b, grid)
      for (p, q) in zip(parts, parts.dropFirst()) where q.travelledMeters > p.travelledMeters {
        if isKept(grid.index(ofChainage: 0.5 * (p.chainageMeters + q.chainageMeters))) {
          if current.isEmpty { current = [p] }
          current.append(q)
        } else {
          close()
        }
      }
    }
    close()
    return pieces
  }

  /// The two anchors and one at every border between them.
  private static func split(
    _ a: MatchedStretch.Anchor, _ b: MatchedStretch.Anchor, _ grid: SectionGrid
  ) -> [MatchedStretch.Anchor] {
    let span = b.chainageMeters - a.chainageMeters
    let (low, high) = (min(a.chainageMeters, b.chainageMeters), max(a.chainageMeters, b.chainageMeters))
    var borders = grid.borders.filter { $0 > low && $0 < high }
    if span < 0 { borders.reverse() }
    let between = borders.map { border -> MatchedStretch.Anchor in
      let share = (border - a.chainageMeters) / span
      return MatchedStretch.Anchor(
        travelledMeters: a.travelledMeters + share * (b.travelledMeters - a.travelledMeters),
        chainageMeters: border, confidence: min(a.confidence, b.confidence),
        deviationMeters: max(a.deviationMeters, b.deviationMeters))
    }
    return [a] + between + [b]
  }
}
