/// All settings of the map matcher, one part per part of the model.
public struct MatchingConfiguration: Sendable, Hashable, Codable {
  /// Which fixes become steps of the model.
  public var trackThinning = TrackThinningConfiguration()
  /// Where the vehicle may have been at a fix.
  public var candidateSearch = CandidateSearchConfiguration()
  /// What a place costs, given the fix.
  public var emissionCost = EmissionCostConfiguration()
  /// What going from one place to the next costs, given the distance driven.
  public var transitionCost = TransitionCostConfiguration()
  /// What driving beside the ledger costs.
  public var offLedger = OffLedgerConfiguration()
  /// How the cheapest sequence is searched.
  public var viterbiSearch = ViterbiSearchConfiguration()
  /// How chainage is smoothed along the way that was found.
  public var chainageFit = ChainageFitConfiguration()

  public init() {}

  /// What each setting means, by its path.
  public static let meanings: [String: String] = {
    var all: [String: String] = [:]
    let parts = [
      ("trackThinning", TrackThinningConfiguration.meanings),
      ("candidateSearch", CandidateSearchConfiguration.meanings),
      ("emissionCost", EmissionCostConfiguration.meanings),
      ("transitionCost", TransitionCostConfiguration.meanings),
      ("offLedger", OffLedgerConfiguration.meanings),
      ("viterbiSearch", ViterbiSearchConfiguration.meanings),
      ("chainageFit", ChainageFitConfiguration.meanings),
    ]
    for (part, meanings) in parts {
      for (name, meaning) in meanings { all["\(part).\(name)"] = meaning }
    }
    return all
  }()
}
