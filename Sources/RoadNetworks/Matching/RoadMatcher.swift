/// Places tracks on the roads of a ledger: hidden Markov map matching after Newson & Krumm (2009).
///
/// Emission from the distance and course to nearby roads (`EmissionCost`), transition from the difference between route and
/// driven distance (`TransitionCost`), a state beside the ledger (`OffLedger`), the cheapest sequence by Viterbi
/// (`ViterbiSearch`), then chainage smoothed along the way (`ChainageFit`). Built once per ledger; matching doesn't change
/// it, so one matcher serves many threads.
public struct RoadMatcher: Sendable {
  public let network: RoadNetwork
  public let configuration: MatchingConfiguration

  /// A matcher on a ledger's roads. Complexity: O(n log n) of the ledger's vertices.
  public init(ledger: RoadLedger, configuration: MatchingConfiguration = MatchingConfiguration()) {
    self.init(network: RoadNetwork(ledger: ledger), configuration: configuration)
  }

  /// A matcher on a network that is there already.
  public init(network: RoadNetwork, configuration: MatchingConfiguration = MatchingConfiguration()) {
    self.network = network
    self.configuration = configuration
  }

  /// The stretches of a track, as `MatchedStretch` describes them; none where the track leaves the ledger.
  ///
  /// The same track gives the same stretches bit for bit on one machine. Fixes without finite coordinates are passed over.
  /// Precondition: travelled distances never decrease. Complexity: O(fixes · (log links + candidates²)).
  public func match(_ track: [TrackPoint]) -> [MatchedStretch] {
    precondition(
      zip(track, track.dropFirst()).allSatisfy { !($0.travelledMeters > $1.travelledMeters) },
      "The travelled distance of a track never decreases")
    if network.linkCount == 0 { return [] }
    let emission = EmissionCost(configuration: configuration.emissionCost)
    let steps = TrackThinning(configuration: configuration.trackThinning, emission: emission)
      .steps(of: track, in: network)
    var viterbi = ViterbiSearch(
      configuration: configuration.viterbiSearch,
      offLedger: OffLedger(configuration: configuration.offLedger),
      transition: TransitionCost(
        configuration: configuration.transitionCost, greatestCost: configuration.offLedger.jumpCost),
      candidateSearch: CandidateSearch(configuration: configuration.candidateSearch, emission: emission),
      routes: RouteSearch(nodeCount: network.nodeCount))
    let decisions = viterbi.decide(steps, in: network)
    let legs = LegBuilder.legs(of: decisions, steps: steps, network: network, routes: &viterbi.routes)
    return StretchBuilder(
      network: network, fit: ChainageFit(configuration: configuration.chainageFit), emission: emission,
      offLedger: configuration.offLedger
    ).stretches(of: legs, track: track)
  }
}
