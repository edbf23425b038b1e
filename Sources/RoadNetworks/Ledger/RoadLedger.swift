/// The town's roads, each a centreline with chainage.
///
/// Roads are kept sorted by id, so that results never depend on the order of a file.
public struct RoadLedger: Sendable {
  public let roads: [Road]

  /// A ledger of roads whose ids are unique (checked by whoever reads them).
  public init(roads: [Road]) {
    self.roads = roads.sorted { $0.id < $1.id }
  }
}
