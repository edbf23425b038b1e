/// What driving beside the ledger costs.
public struct OffLedgerConfiguration: Sendable, Hashable, Codable {
  /// Cost of a step off the ledger, in nats: that of a fix this many standard deviations from its road. The default is 3.6.
  public var sigmas = 3.6
  /// Cost of leaving the ledger, in nats; coming back costs as much. The default is 5.
  public var leavingCost = 5.0
  /// Cost of a jump from one road to another without a route between them, in nats. The default is 14.
  public var jumpCost = 14.0
  /// Stretches between two breaks shorter than this are dropped, metres: crossings of a ledger road. The default is 25.
  public var leastStretchMeters = 25.0
  /// Shorter ends on another road than the rest are dropped, metres: mouths of side roads. The default is 12.
  public var leastEndMeters = 12.0

  public init() {}

  static let meanings: [String: String] = [
    "sigmas": "distance from every road, in standard deviations, from which driving counts as off the ledger",
    "leavingCost": "cost of leaving the ledger or coming back to it, natural-log units",
    "jumpCost": "cost of a jump between roads that no route joins, natural-log units",
    "leastStretchMeters": "shorter matches between two breaks are dropped, metres",
    "leastEndMeters": "shorter ends on a side road are dropped, metres",
  ]
}

/// The state beside the ledger: car parks, private ground, roads the ledger doesn't have.
///
/// It exists at every step, emits every fix at one price, and joins every place with every other: so driving that fits no
/// road is recognised as such and never forced onto one, and the chain never breaks.
struct OffLedger {
  let configuration: OffLedgerConfiguration

  /// Cost of being off the ledger at a step.
  var stepCost: Double { 0.5 * configuration.sigmas * configuration.sigmas }
}
