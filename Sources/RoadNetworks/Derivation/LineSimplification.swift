/// Leaves out the vertices of a line that a straight edge replaces within a tolerance: Douglas & Peucker 1973.
enum LineSimplification {
  /// The vertices kept, first and last among them; none lies farther than `tolerance` from the simplified line.
  ///
  /// Complexity: O(n log n) usually, O(n²) at worst.
  static func simplified(_ points: [PlanePoint], tolerance: Double) -> [PlanePoint] {
    guard points.count > 2 else { return points }
    var keep = Array(repeating: false, count: points.count)
    keep[0] = true
    keep[points.count - 1] = true
    // An explicit stack: tracks are long and straight, recursion would go deep.
    var open = [(0, points.count - 1)]
    while let (first, last) = open.popLast() {
      var farthest = first
      var distance = tolerance
      for i in (first + 1)..<max(first + 1, last) {
        let d = self.distance(points[i], points[first], points[last])
        if d > distance {
          distance = d
          farthest = i
        }
      }
      if farthest == first { continue }
      keep[farthest] = true
      open.append((first, farthest))
      open.append((farthest, last))
    }
    return points.indices.filter { keep[$0] }.map { points[$0] }
  }

  /// Distance of `p` from the segment `a`–`b`, which may be a point.
  static func distance(_ p: PlanePoint, _ a: PlanePoint, _ b: PlanePoint) -> Double {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let squared = dx * dx + dy * dy
    let t = squared > 0 ? min(1, max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared)) : 0
    let x = a.x + t * dx - p.x
    let y = a.y + t * dy - p.y
    return (x * x + y * y).squareRoot()
  }
}
