/// Thins a long series so that its picture stays the same: of every group of neighbours the least and the greatest value
/// remain, in their order.
///
/// Drawn over `columns` pixels, the line covers the same pixels as all values would (min–max decimation). Takes values as
/// they come; memory O(columns). Groups double in width when there are too many, so the length needn't be known before.
public struct Envelope: Sendable {
  private struct Group: Sendable {
    var low: (x: Double, y: Double)
    var high: (x: Double, y: Double)
    var count = 1
    /// The pen lifts before this group.
    var isLifted: Bool
  }

  private let columns: Int
  private var width = 1
  private var groups: [Group] = []
  private var isLifted = false

  /// - Precondition: `columns` > 0.
  public init(columns: Int = 1500) {
    precondition(columns > 0, "A picture has columns.")
    self.columns = columns
  }

  /// The next value; those that aren't finite are left out.
  public mutating func push(x: Double, y: Double) {
    guard x.isFinite, y.isFinite else { return }
    if let last = groups.indices.last, groups[last].count < width, !isLifted {
      groups[last].count += 1
      if y < groups[last].low.y { groups[last].low = (x, y) }
      if y > groups[last].high.y { groups[last].high = (x, y) }
      return
    }
    groups.append(Group(low: (x, y), high: (x, y), isLifted: isLifted))
    isLifted = false
    if groups.count >= 2 * columns { halve() }
  }

  /// Nothing is joined across here.
  public mutating func lift() { isLifted = true }

  /// The thinned line: x, y, with a value that isn't a number where the pen lifts.
  public var line: (x: [Double], y: [Double]) {
    var (x, y): ([Double], [Double]) = ([], [])
    for group in groups {
      let isInOrder = group.low.x <= group.high.x
      let (first, second) = isInOrder ? (group.low, group.high) : (group.high, group.low)
      if group.isLifted, !x.isEmpty {
        x.append(first.x)
        y.append(.nan)
      }
      x.append(first.x)
      y.append(first.y)
      guard second.x > first.x else { continue }
      x.append(second.x)
      y.append(second.y)
    }
    return (x, y)
  }

  /// Joins neighbours in pairs; a lifted pen between them moves to the front of the pair, less than a pixel away.
  private mutating func halve() {
    groups = stride(from: 0, to: groups.count, by: 2).map { at in
      var joined = groups[at]
      guard at + 1 < groups.count else { return joined }
      let next = groups[at + 1]
      if next.low.y < joined.low.y { joined.low = next.low }
      if next.high.y > joined.high.y { joined.high = next.high }
      joined.count += next.count
      joined.isLifted = joined.isLifted || next.isLifted
      return joined
    }
    width *= 2
  }
}
