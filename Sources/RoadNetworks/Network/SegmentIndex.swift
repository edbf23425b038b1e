/// An axis-parallel box, in whatever plane its maker uses.
struct Box: Sendable, Hashable {
  var minX: Double
  var minY: Double
  var maxX: Double
  var maxY: Double

  @inline(__always) func meets(_ other: Box) -> Bool {
    minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY
  }

  mutating func cover(_ other: Box) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }
}

/// A packed R-tree over boxes: built once, sort-tile-recursive (Leutenegger, López & Edgington, ICDE 1997), never changed.
///
/// Built in O(n log n); a search costs O(log n + hits). The tree, and so the order of hits, depends only on the boxes and
/// their order.
struct SegmentIndex: Sendable {
  private static let fanout = 8

  /// Boxes of all levels, leaves first; each level's boxes in packing order.
  private var boxes: [Box] = []
  /// Where each level starts in `boxes`; one more entry at the end.
  private var levels: [Int] = [0]
  /// Item of each leaf.
  private var items: [Int32] = []

  /// An index of the given boxes; item i is the i-th box.
  init(_ leaves: [Box]) {
    guard !leaves.isEmpty else { return }
    var order = Array(leaves.indices)
    let centreX = leaves.map { $0.minX + $0.maxX }
    let centreY = leaves.map { $0.minY + $0.maxY }
    order.sort { (centreX[$0], $0) < (centreX[$1], $1) }
    let pages = Double((leaves.count + Self.fanout - 1) / Self.fanout)
    let slice = Int(pages.squareRoot().rounded(.up)) * Self.fanout
    for start in stride(from: 0, to: order.count, by: slice) {
      let end = min(order.count, start + slice)
      order[start..<end].sort { (centreY[$0], $0) < (centreY[$1], $1) }
    }
    items = order.map { Int32($0) }
    boxes = order.map { leaves[$0] }
    levels.append(boxes.count)
    while levels[levels.count - 1] - levels[levels.count - 2] > 1 {
      let start = levels[levels.count - 2]
      let end = levels[levels.count - 1]
      for first in stride(from: start, to: end, by: Self.fanout) {
        var box = boxes[first]
        for child in (first + 1)..<max(first + 1, min(end, first + Self.fanout)) { box.cover(boxes[child]) }
        boxes.append(box)
      }
      levels.append(boxes.count)
    }
  }

  /// Appends the items whose boxes meet `box`. `stack` is scratch, reused by the caller.
  func search(_ box: Box, stack: inout [(level: Int32, node: Int32)], into hits: inout [Int32]) {
    guard levels.count >= 2 else { return }
    stack.removeAll(keepingCapacity: true)
    let top = levels.count - 2
    if boxes[levels[top]].meets(box) { stack.append((Int32(top), Int32(levels[top]))) }
    while let (level, node) = stack.popLast() {
      let l = Int(level)
      if l == 0 {
        hits.append(items[Int(node)])
        continue
      }
      let below = levels[l - 1]
      let first = below + (Int(node) - levels[l]) * Self.fanout
      for child in first..<min(levels[l], first + Self.fanout) where boxes[child].meets(box) {
        if l == 1 { hits.append(items[child]) } else { stack.append((level - 1, Int32(child))) }
      }
    }
  }

  /// The items whose boxes meet `box`, in ascending order.
  func search(_ box: Box) -> [Int32] {
    var stack: [(level: Int32, node: Int32)] = []
    var hits: [Int32] = []
    search(box, stack: &stack, into: &hits)
    return hits.sorted()
  }
}
