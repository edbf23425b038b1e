/// How the cheapest sequence is searched.
public struct ViterbiSearchConfiguration: Sendable, Hashable, Codable {
  /// Places that cost this much more than the cheapest at their step are given up, in nats. The default is 30.
  public var beamCost = 30.0

  public init() {}

  static let meanings: [String: String] = [
    "beamCost": "places this much dearer than the best one of their fix are given up, natural-log units"
  ]
}

/// The cheapest sequence of places: Viterbi 1967 over the candidates of each step and the state beside the ledger.
///
/// Complexity: O(steps · candidates²) passages, each bounded by the distance driven.
struct ViterbiSearch {
  /// Where the vehicle was at one step.
  struct Decision {
    var candidate: Candidate
    /// How it came here from the step before; nil after a break.
    var passage: Passage?
  }

  /// What a candidate was reached from.
  private enum Origin {
    static let nothing: Int32 = -1
    static let offLedger: Int32 = -2
  }

  let configuration: ViterbiSearchConfiguration
  let offLedger: OffLedger
  let transition: TransitionCost
  var candidateSearch: CandidateSearch
  var routes: RouteSearch

  /// The place at each step, nil where the vehicle was off the ledger.
  mutating func decide(_ steps: [TrackStep], in network: RoadNetwork) -> [Decision?] {
    if steps.isEmpty { return [] }
    // The lattice: survivors of all steps, flat.
    var candidates: [Candidate] = []
    var origins: [Int32] = []
    var starts = [0]
    // Candidate that each step's off-ledger state was entered from; `offLedger` when it was there before.
    var offOrigins: [Int32] = [Origin.nothing]
    var costs: [Double] = []
    var fresh: [Candidate] = []
    var freshCosts: [Double] = []
    var freshOrigins: [Int32] = []
    var previousOff = 0.0
    for (k, step) in steps.enumerated() {
      fresh.removeAll(keepingCapacity: true)
      freshCosts.removeAll(keepingCapacity: true)
      freshOrigins.removeAll(keepingCapacity: true)
      candidateSearch.candidates(of: step, in: network, into: &fresh)
      let low = k == 0 ? 0 : starts[k - 1]
      let high = starts[k]
      var off = offLedger.stepCost
      if k == 0 {
        for c in fresh {
          freshCosts.append(c.emission)
          freshOrigins.append(Origin.nothing)
        }
      } else {
        var cheapest: Int32 = Origin.nothing
        var cheapestCost = Double.infinity
        for p in low..<high where costs[p] < cheapestCost {
          cheapestCost = costs[p]
          cheapest = Int32(p)
        }
        let leave = cheapestCost + offLedger.configuration.leavingCost
        off += min(previousOff, leave)
        offOrigins.append(leave < previousOff ? cheapest : Origin.offLedger)
        // What it costs to come here from nowhere in particular.
        let back = previousOff + offLedger.configuration.leavingCost
        let jump = cheapestCost + offLedger.configuration.jumpCost
        for _ in fresh {
          freshCosts.append(min(back, jump))
          freshOrigins.append(back <= jump ? Origin.offLedger : Origin.nothing)
        }
        reach(
          fresh, from: candidates, low..<high, costs, step: step, before: steps[k - 1], network: network,
          &freshCosts, &freshOrigins)
        for c in fresh.indices {
          // A jump remembers where it came from as −3 − index.
          if freshOrigins[c] == Origin.nothing { freshOrigins[c] = -3 - cheapest }
          freshCosts[c] += fresh[c].emission
        }
      }
      let limit = min(off, freshCosts.min() ?? .infinity) + configuration.beamCost
      for c in fresh.indices where freshCosts[c] <= limit {
        candidates.append(fresh[c])
        costs.append(freshCosts[c])
        origins.append(freshOrigins[c])
      }
      starts.append(candidates.count)
      previousOff = off
    }
    return trace(steps, candidates, costs, origins, offOrigins, starts, lastOff: previousOff, network)
  }

  /// Offers every fresh candidate the passages from all survivors of the step before.
  private mutating func reach(
    _ fresh: [Candidate], from candidates: [Candidate], _ range: Range<Int>, _ costs: [Double],
    step: TrackStep, before: TrackStep, network: RoadNetwork, _ freshCosts: inout [Double],
    _ freshOrigins: inout [Int32]
  ) {
    let travelled = step.travelledMeters - before.travelledMeters
    let beta = transition.scale(sigma: max(step.sigma, before.sigma), travelled: travelled)
    for p in range {
      for c in fresh.indices where costs[p] < freshCosts[c] {
        guard
          let (cost, _) = transition.passage(
            from: candidates[p], to: fresh[c], travelled: travelled, beta: beta, network: network,
            routes: &routes)
        else { continue }
        if costs[p] + cost < freshCosts[c] {
          freshCosts[c] = costs[p] + cost
          freshOrigins[c] = Int32(p)
        }
      }
    }
  }

  /// Follows the origins back from the cheapest end.
  private mutating func trace(
    _ steps: [TrackStep], _ candidates: [Candidate], _ costs: [Double], _ origins: [Int32],
    _ offOrigins: [Int32], _ starts: [Int], lastOff: Double, _ network: RoadNetwork
  ) -> [Decision?] {
    var decisions: [Decision?] = Array(repeating: nil, count: steps.count)
    let last = steps.count - 1
    var state = Origin.offLedger
    var cost = lastOff
    for c in starts[last]..<starts[last + 1] where costs[c] < cost {
      cost = costs[c]
      state = Int32(c)
    }
    for k in stride(from: last, through: 0, by: -1) {
      if state == Origin.offLedger {
        state = offOrigins[k]
        continue
      }
      let candidate = candidates[Int(state)]
      var decision = Decision(candidate: candidate, passage: nil)
      let origin = origins[Int(state)]
      if origin >= 0 {
        let travelled = steps[k].travelledMeters - steps[k - 1].travelledMeters
        let beta = transition.scale(sigma: max(steps[k].sigma, steps[k - 1].sigma), travelled: travelled)
        decision.passage =
          transition.passage(
            from: candidates[Int(origin)], to: candidate, travelled: travelled, beta: beta, network: network,
            routes: &routes)?.passage
        state = origin
      } else if origin == Origin.offLedger {
        state = Origin.offLedger
      } else {
        state = -3 - origin
      }
      decisions[k] = decision
    }
    return decisions
  }
}
