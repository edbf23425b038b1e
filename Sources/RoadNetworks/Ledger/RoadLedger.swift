/// The town's roads, each a centreline with chainage.
///
/// Roads are kept sorted by id, so that results never depend on the order of a file.
public struct RoadLedger: Sendable {
  public let roads: [Road]

  /// A ledger of roads whose ids are unique (checked by whoever reads them).
  public init(roads: [Road]) {
    self.roads = roads.sorted { $0.id < $1.id }
  }

  /// The road with this id, or nil. Complexity: O(log n).
  public func road(withID id: String) -> Road? {
    var (low, high) = (0, roads.count)
    while low < high {
      let middle = (low + high) / 2
      if roads[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < roads.count && roads[low].id == id ? roads[low] : nil
  }
}
