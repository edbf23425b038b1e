extension SimulatedRoad {
  /// The lane with its slopes multiplied over a piece: below 1 a repair, above 1 wear. Events in a repaired piece go.
  ///
  /// The road stays in one piece: what follows is lifted or lowered as a whole. Complexity: O(length / interval).
  public func reworked(from: Double, to: Double, factor: Double) -> SimulatedRoad {
    precondition(factor >= 0 && factor.isFinite, "Slopes are multiplied by a finite factor.")
    func reworked(_ track: [Double]) -> [Double] {
      var heights = track
      for i in 1..<max(1, track.count) {
        let middle = (Double(i) - 0.5) * intervalMeters
        let rise = track[i] - track[i - 1]
        heights[i] = heights[i - 1] + (middle >= from && middle < to ? factor * rise : rise)
      }
      return heights
    }
    let kept = factor < 1 ? events.filter { !(from..<to).contains($0.distanceMeters) } : events
    return SimulatedRoad(design: design, left: reworked(left), right: reworked(right), events: kept)
  }

  /// The lane with one event more.
  public func adding(_ event: RoadEvent) -> SimulatedRoad {
    var (left, right) = (left, right)
    event.add(to: &left, &right, interval: intervalMeters)
    return SimulatedRoad(
      design: design, left: left, right: right,
      events: (events + [event]).sorted { $0.distanceMeters < $1.distanceMeters })
  }
}
