/// What going from one place to the next costs, given the distance driven.
public struct TransitionCostConfiguration: Sendable, Hashable, Codable {
  /// Scale of the difference between route and driven distance, metres, at a standard deviation of 0. The default is 2.
  public var baseMeters = 2.0
  /// Part of the position's standard deviation that is added to it. The default is 0.5.
  public var perSigma = 0.5
  /// Part of the driven distance that is added to it: scale of the speed, corners cut. The default is 0.03.
  public var perTravelled = 0.03
  /// Cost of turning round, in nats. The default is 8.
  public var uTurnCost = 8.0
  /// Cost of turning round at a dead end, in nats. The default is 2.
  public var deadEndTurnCost = 2.0
  /// Longest distance without a step that a route may bridge, metres. The default is 3000.
  public var greatestBridgeMeters = 3000.0

  public init() {}

  static let meanings: [String: String] = [
    "baseMeters": "scale of the difference between route and driven distance, metres",
    "perSigma": "part of the position's standard deviation added to that scale",
    "perTravelled": "part of the driven distance added to that scale",
    "uTurnCost": "cost of turning round, natural-log units",
    "deadEndTurnCost": "cost of turning round at a dead end, natural-log units",
    "greatestBridgeMeters": "longest distance without a fix that a route may bridge, metres",
  ]
}

/// How the vehicle got from one candidate to the next.
enum Passage: Hashable {
  /// Along one directed link.
  case along
  /// Round on one link, at this position of the first candidate's directed link.
  case turn(at: Double)
  /// Over nodes: to the end of the first link, by a route, into the second.
  case route
  /// Round at the end of the first link, then by a route that begins with the same link backwards.
  case turnAtNode
}

/// Transition of the hidden Markov model: |route distance − driven distance| / β (Newson & Krumm 2009, eq. 2), where the
/// driven distance is integrated speed instead of the great circle, so that curves and detours count as they are.
struct TransitionCost {
  let configuration: TransitionCostConfiguration
  /// No passage is looked for that costs more than this.
  let greatestCost: Double

  /// β of a step: the scale of the exponential distribution, metres.
  func scale(sigma: Double, travelled: Double) -> Double {
    configuration.baseMeters + configuration.perSigma * sigma + configuration.perTravelled * travelled
  }

  /// The cheapest passage between two candidates, or nil when none costs less than `greatestCost`.
  ///
  /// `routes` is scratch; it keeps the last search so that candidates that share an end node share the search.
  func passage(
    from a: Candidate, to b: Candidate, travelled: Double, beta: Double, network: RoadNetwork,
    routes: inout RouteSearch
  ) -> (cost: Double, passage: Passage)? {
    var best: (cost: Double, passage: Passage)?
    func offer(_ route: Double, _ extra: Double, _ passage: Passage) {
      let cost = abs(route - travelled) / beta + extra
      if cost < best?.cost ?? greatestCost { best = (cost, passage) }
    }
    let length = network.length(a.directed)
    let longest = travelled + beta * greatestCost
    if b.directed == a.directed {
      // A little back is noise of the foot point, not driving backwards: it costs its mismatch.
      let ahead = b.position - a.position
      offer(ahead, 0, .along)
      if ahead >= 0 { return best }
    } else if b.directed == a.directed ^ 1 {
      let place = length - b.position
      let farthest = max(a.position, place)
      let turn = min(length, max(farthest, (travelled + a.position + place) / 2))
      let deadEnd = length - turn < 20 && network.degree(network.endNode(a.directed)) == 1
      offer(
        (turn - a.position) + (turn - place),
        deadEnd ? configuration.deadEndTurnCost : configuration.uTurnCost, .turn(at: turn))
      return best
    }
    let rest = length - a.position
    let fixed = rest + b.position
    if fixed > longest { return best }
    let end = network.endNode(a.directed)
    let start = network.startNode(b.directed)
    if end == start {
      offer(fixed, 0, .route)
      return best
    }
    if travelled > configuration.greatestBridgeMeters { return best }
    routes.run(from: end, limit: longest - rest, in: network)
    let between = routes.distance(to: start)
    if between == .infinity { return best }
    let turns = routes.firstLink(to: start, in: network) == a.directed ^ 1
    var extra = turns ? configuration.uTurnCost : 0
    if routes.lastLink(to: start) == b.directed ^ 1 {
      // In and out of the last link: turned round at its far end.
      extra += network.degree(start) == 1 ? configuration.deadEndTurnCost : configuration.uTurnCost
    }
    offer(fixed + between, extra, turns ? .turnAtNode : .route)
    return best
  }
}
