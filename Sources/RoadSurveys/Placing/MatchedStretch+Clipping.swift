import RoadNetworks

extension MatchedStretch {
  /// From the first anchor to the last, m.
  var travelledMeters: Double {
    anchors[anchors.count - 1].travelledMeters - anchors[0].travelledMeters
  }

  /// What lies between two travelled distances; nil where that is nothing.
  func clipped(from: Double, to: Double) -> MatchedStretch? {
    guard let first = anchors.first, let last = anchors.last, last.travelledMeters > from,
      first.travelledMeters < to
    else { return nil }
    if first.travelledMeters >= from, last.travelledMeters <= to { return self }
    var kept = anchors.filter { $0.travelledMeters > from && $0.travelledMeters < to }
    if first.travelledMeters <= from { kept.insert(anchor(at: from), at: 0) }
    if last.travelledMeters >= to { kept.append(anchor(at: to)) }
    return kept.count < 2
      ? nil : MatchedStretch(roadIndex: roadIndex, direction: direction, anchors: kept)
  }

  private func anchor(at travelled: Double) -> Anchor {
    let after = max(1, anchors.firstIndex { $0.travelledMeters >= travelled } ?? anchors.count - 1)
    let (a, b) = (anchors[after - 1], anchors[after])
    let share = (travelled - a.travelledMeters) / (b.travelledMeters - a.travelledMeters)
    return Anchor(
      travelledMeters: travelled,
      chainageMeters: a.chainageMeters + share * (b.chainageMeters - a.chainageMeters),
      confidence: min(a.confidence, b.confidence), deviationMeters: max(a.deviationMeters, b.deviationMeters))
  }
}
