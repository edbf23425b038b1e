/// Turns legs into stretches: fits positions along each leg, finds where the vehicle turned round, cuts at junctions.
struct StretchBuilder {
  let network: RoadNetwork
  let fit: ChainageFit
  let emission: EmissionCost
  let offLedger: OffLedgerConfiguration

  /// A leg with its fitted positions.
  private struct FittedLeg {
    var leg: MatchedLeg
    var nodes: [ChainageFit.Node]
  }

  /// Stretches in order of travel.
  func stretches(of legs: [MatchedLeg], track: [TrackPoint]) -> [MatchedStretch] {
    let feet = FootPoints(network: network, emission: emission)
    var fitted: [FittedLeg] = []
    for leg in legs {
      let observations = observations(feet.all(of: leg, track: track), track)
      var nodes = fit.fit(observations)
      let length = leg.starts[leg.starts.count - 1]
      for i in nodes.indices { nodes[i].position = min(length, max(0, nodes[i].position)) }
      if nodes.isEmpty, let only = observations.first {
        // One step only: it has a place but no extent; a turn may still give it one.
        nodes = [
          ChainageFit.Node(
            travelledMeters: only.travelledMeters, position: only.position, deviation: .infinity,
            confidence: only.confidence)
        ]
      }
      fitted.append(FittedLeg(leg: leg, nodes: nodes))
    }
    for i in fitted.indices.dropLast() where fitted[i].leg.turnsAfter {
      meet(&fitted, i)
    }
    var stretches: [MatchedStretch] = []
    for one in fitted where one.nodes.count >= 2 { cut(one, into: &stretches) }
    return stretches
  }

  private func observations(_ feet: [MatchedLeg.Foot], _ track: [TrackPoint]) -> [ChainageFit.Observation] {
    var fix = feet.first?.fix ?? 0
    return feet.map { foot in
      var (hole, guessed) = (0.0, 0.0)
      while fix < foot.fix {
        hole = max(hole, track[fix + 1].seconds - track[fix].seconds)
        guessed += track[fix + 1].guessedMeters
        fix += 1
      }
      let deviations = foot.distance / foot.sigma
      let point = track[foot.fix]
      return ChainageFit.Observation(
        travelledMeters: point.travelledMeters, seconds: point.seconds, position: foot.position,
        east: foot.east, north: foot.north, beside: foot.beside, accuracyMeters: point.accuracyMeters,
        confidence: 1 / (1 + deviations * deviations / 9), holeSeconds: hole, guessedMeters: guessed)
    }
  }

  /// Lets leg i and the next one, which comes back on the same link, meet where their positions agree.
  ///
  /// With slope 1 on both sides: x + (T − T₁) = L − (y − (T₂ − T)), so T = (L − y + T₂ − x + T₁) / 2.
  private func meet(_ legs: inout [FittedLeg], _ i: Int) {
    guard let a = legs[i].nodes.last, let b = legs[i + 1].nodes.first,
      b.travelledMeters > a.travelledMeters
    else { return }
    let start = legs[i].leg.lastStart
    let length = legs[i].leg.starts[legs[i].leg.starts.count - 1] - start
    let x = a.position - start
    let y = b.position
    let ideal = (length - y + b.travelledMeters - x + a.travelledMeters) / 2
    let turn = min(b.travelledMeters, max(a.travelledMeters, ideal))
    let place = min(
      length,
      max(x, (x + (turn - a.travelledMeters) + length - max(0, y - (b.travelledMeters - turn))) / 2))
    let confidence = min(a.confidence, b.confidence)
    let deviation = max(a.deviation, b.deviation)
    if turn > a.travelledMeters {
      legs[i].nodes.append(
        ChainageFit.Node(
          travelledMeters: turn, position: start + place, deviation: deviation, confidence: confidence))
    }
    if turn < b.travelledMeters {
      legs[i + 1].nodes.insert(
        ChainageFit.Node(
          travelledMeters: turn, position: min(y, length - place), deviation: deviation,
          confidence: confidence),
        at: 0)
    }
  }

  /// A run of links that is one road in one direction with unbroken chainage.
  private struct Run {
    var road: Int32
    var direction: TravelDirection
    /// Metres along the leg where the run begins and ends.
    var from: Double
    var to: Double
    /// Chainage where it begins, and where it ends.
    var chainage: Double
    var endChainage: Double
  }

  private func runs(of leg: MatchedLeg) -> [Run] {
    var runs: [Run] = []
    for (i, directed) in leg.directed.enumerated() {
      let link = network.links[Int(directed >> 1)]
      let forward = directed & 1 == 0
      let direction: TravelDirection = forward ? .forward : .backward
      let chainage = forward ? link.chainage : link.chainage + link.length
      let end = forward ? link.chainage + link.length : link.chainage
      if let last = runs.last, last.road == link.road, last.direction == direction,
        abs(last.endChainage - chainage) < 0.01
      {
        runs[runs.count - 1].to = leg.starts[i + 1]
        runs[runs.count - 1].endChainage = end
      } else {
        runs.append(
          Run(
            road: link.road, direction: direction, from: leg.starts[i], to: leg.starts[i + 1],
            chainage: chainage, endChainage: end))
      }
    }
    return runs
  }

  private func cut(_ fitted: FittedLeg, into stretches: inout [MatchedStretch]) {
    let nodes = fitted.nodes
    guard let first = nodes.first, let last = nodes.last else { return }
    let leg = fitted.leg
    let turns = leg.turnsBefore || leg.turnsAfter
    if !turns && last.position - first.position < offLedger.leastStretchMeters { return }
    let runs = runs(of: leg)
    var n = 0
    for (r, run) in runs.enumerated() {
      let low = max(run.from, first.position)
      let high = min(run.to, last.position)
      let isEnd = r == 0 || r == runs.count - 1
      if isEnd && runs.count > 1 && high - low < offLedger.leastEndMeters { continue }
      if high <= low { continue }
      // Nodes strictly inside, between interpolated ends.
      while n > 0 && nodes[n].position > low { n -= 1 }
      while n < nodes.count && nodes[n].position <= low { n += 1 }
      var anchors = [anchor(at: low, nodes, n, run)]
      while n < nodes.count && nodes[n].position < high {
        push(anchor(nodes[n], run), to: &anchors)
        n += 1
      }
      push(anchor(at: high, nodes, min(n, nodes.count - 1), run), to: &anchors)
      guard anchors.count >= 2 else { continue }
      stretches.append(
        MatchedStretch(roadIndex: Int(run.road), direction: run.direction, anchors: anchors))
    }
  }

  /// Adds an anchor unless it lies at the travelled distance of the one before.
  private func push(_ anchor: MatchedStretch.Anchor, to anchors: inout [MatchedStretch.Anchor]) {
    if anchor.travelledMeters > anchors[anchors.count - 1].travelledMeters { anchors.append(anchor) }
  }

  private func anchor(_ node: ChainageFit.Node, _ run: Run) -> MatchedStretch.Anchor {
    let beyond = node.position - run.from
    let chainage = run.direction == .forward ? run.chainage + beyond : run.chainage - beyond
    let low = min(run.chainage, run.endChainage)
    let high = max(run.chainage, run.endChainage)
    return MatchedStretch.Anchor(
      travelledMeters: node.travelledMeters, chainageMeters: min(high, max(low, chainage)),
      confidence: node.confidence, deviationMeters: node.deviation)
  }

  /// The anchor where the leg passes `position`, which lies between nodes n − 1 and n.
  private func anchor(
    at position: Double, _ nodes: [ChainageFit.Node], _ n: Int, _ run: Run
  ) -> MatchedStretch.Anchor {
    let m = max(1, min(n, nodes.count - 1))
    let a = nodes[m - 1]
    let b = nodes[m]
    let rise = b.position - a.position
    let t = rise > 0 ? min(1, max(0, (position - a.position) / rise)) : 0
    return anchor(
      ChainageFit.Node(
        travelledMeters: a.travelledMeters + t * (b.travelledMeters - a.travelledMeters), position: position,
        deviation: max(a.deviation, b.deviation), confidence: min(a.confidence, b.confidence)), run)
  }
}
