import CRoadKernels

/// The feet of one point on many segments of a polyline, four segments at a time.
///
/// Coordinates may be of any unit: their differences are multiplied by a scale for each axis, so that degrees become metres
/// in the plane around the point. The same bits for every instruction set. Complexity: O(segments).
package enum SegmentProjection {
  /// The nearest place of a polyline.
  package struct Foot: Equatable, Sendable {
    /// Its segment runs from this vertex to the next one.
    package var vertex: Int
    /// Where on the segment, 0…1.
    package var fraction: Double
    /// Squared distance, in the scale's unit.
    package var squared: Double
  }

  /// Segments whose feet are held at once; they stay in the first cache.
  static let batch = 256

  /// Writes for every segment s, from vertex s to s + 1, the foot's fraction of it and the squared distance; returns the
  /// least square.
  ///
  /// A segment without length gives a fraction of 0 and an infinite square.
  /// - Precondition: as many x as y, and room for one number less in either output.
  @discardableResult
  package static func run(
    x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>, point: SIMD2<Double>,
    scale: SIMD2<Double>,
    fractions: UnsafeMutableBufferPointer<Double>, squares: UnsafeMutableBufferPointer<Double>,
    level: KernelLevel = .best
  ) -> Double {
    precondition(x.count == y.count, "Every vertex has an x and a y.")
    let segments = x.count - 1
    precondition(
      fractions.count >= segments && squares.count >= segments, "The output has room for every segment.")
    guard segments > 0, let x = x.baseAddress, let y = y.baseAddress, let t = fractions.baseAddress,
      let d = squares.baseAddress
    else { return .infinity }
    if level == .plain {
      var least = Double.infinity
      for s in 0..<segments {
        (t[s], d[s]) = foot(SIMD2(x[s], y[s]), SIMD2(x[s + 1], y[s + 1]), point: point, scale: scale)
        least = min(least, d[s])
      }
      return least
    }
    return withUnsafeBytes(of: (point, scale)) { both in
      guard let first = both.bindMemory(to: Double.self).baseAddress else { return .infinity }
      return road_project(level.rawValue, x, y, Int64(segments), first, first + 2, t, d)
    }
  }

  /// The nearest place of the segments between `vertices`, the first one of equally near ones; nil where none has length.
  package static func nearest(
    x: [Double], y: [Double], vertices: Range<Int>, point: SIMD2<Double>, scale: SIMD2<Double>,
    level: KernelLevel = .best
  ) -> Foot? {
    precondition(
      vertices.lowerBound >= 0 && vertices.upperBound <= min(x.count, y.count),
      "The vertices lie in the line.")
    var best = Foot(vertex: -1, fraction: 0, squared: .infinity)
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * batch) { room in
          let fractions = UnsafeMutableBufferPointer(rebasing: room[..<batch])
          let squares = UnsafeMutableBufferPointer(rebasing: room[batch...])
          for first in stride(from: vertices.lowerBound, to: vertices.upperBound - 1, by: batch) {
            // One vertex belongs to two batches.
            let part = first..<min(first + batch + 1, vertices.upperBound)
            let least = run(
              x: UnsafeBufferPointer(rebasing: x[part]), y: UnsafeBufferPointer(rebasing: y[part]),
              point: point,
              scale: scale, fractions: fractions, squares: squares, level: level)
            guard least < best.squared,
              let s = squares[..<(part.count - 1)].firstIndex(of: least)
            else { continue }
            best = Foot(vertex: first + s, fraction: fractions[s], squared: least)
          }
        }
      }
    }
    return best.vertex < 0 ? nil : best
  }

  /// The twin in plain Swift, a segment at a time, which the kernel in C must equal bit for bit.
  private static func foot(
    _ from: SIMD2<Double>, _ to: SIMD2<Double>, point: SIMD2<Double>, scale: SIMD2<Double>
  ) -> (fraction: Double, squared: Double) {
    let a = (from - point) * scale
    let d = (to - from) * scale
    let length = d.x * d.x + d.y * d.y
    guard length > 0 else { return (0, .infinity) }
    let raw = -(a.x * d.x + a.y * d.y) / length
    let t = raw > 0 ? min(raw, 1) : 0
    let foot = a + t * d
    return (t, foot.x * foot.x + foot.y * foot.y)
  }
}
