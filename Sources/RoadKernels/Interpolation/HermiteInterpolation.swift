/// Piecewise cubics through knots at uneven places, from values and slopes (Hermite form), for many channels at once.
///
/// Weights depend on the places only: they are worked out once and applied to every channel.
/// Complexity: O(knots) and O(points) per channel.
package enum HermiteInterpolation {
  /// Weights of the values at knots i − 2 … i + 2 in the slope at knot i.
  package struct SlopeWeights: Sendable, Hashable {
    package var before2 = 0.0
    package var before1 = 0.0
    package var here = 0.0
    package var after1 = 0.0
    package var after2 = 0.0

    package init() {}
  }

  /// Place of one point: its segment (from knot `segment` to the next one) and the Hermite basis there.
  package struct Point: Sendable, Hashable {
    package var segment: Int
    package var value0: Double
    package var slope0: Double
    package var value1: Double
    package var slope1: Double

    /// Basis at `offset` from the start of a segment of `length`; exactly the first knot at offset 0.
    package init(segment: Int, offset: Double, length: Double) {
      let u = offset / length
      let v = 1 - u
      self.segment = segment
      value0 = v * v * (1 + 2 * u)
      slope0 = offset * v * v
      value1 = u * u * (1 + 2 * v)
      slope1 = -offset * u * v
    }

    /// The straight line instead of the cubic.
    package init(linearIn segment: Int, offset: Double, length: Double) {
      let u = offset / length
      self.segment = segment
      value0 = 1 - u
      slope0 = 0
      value1 = u
      slope1 = 0
    }
  }

  /// The derivative at x = 0 of the quartic through 5 knots at the distances a < b < 0 < c < d (Lagrange).
  package static func quarticSlope(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> SlopeWeights {
    var w = SlopeWeights()
    w.before2 = -(b * c * d) / (a * (a - b) * (a - c) * (a - d))
    w.before1 = -(a * c * d) / (b * (b - a) * (b - c) * (b - d))
    w.after1 = -(a * b * d) / (c * (c - a) * (c - b) * (c - d))
    w.after2 = -(a * b * c) / (d * (d - a) * (d - b) * (d - c))
    // Constants have no slope.
    w.here = -((w.before2 + w.after2) + (w.before1 + w.after1))
    return w
  }

  /// The derivative at x = 0 of the parabola through 3 knots at the distances b < 0 < c.
  package static func parabolicSlope(_ b: Double, _ c: Double) -> SlopeWeights {
    var w = SlopeWeights()
    w.before1 = -c / (b * (b - c))
    w.after1 = -b / (c * (c - b))
    w.here = -(w.before1 + w.after1)
    return w
  }

  /// Appends the slopes at knots `range` of one channel; `weights` starts with the one of `range.lowerBound`.
  package static func appendSlopes(
    of values: [Double], at range: Range<Int>, weights: [SlopeWeights], to slopes: inout [Double]
  ) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= values.count && weights.count >= range.count,
      "Every slope needs a knot and its weights.")
    let count = values.count
    let place = slopes.count - range.lowerBound
    slopes.append(contentsOf: repeatElement(0, count: range.count))
    values.withUnsafeBufferPointer { y in
      slopes.withUnsafeMutableBufferPointer { slopes in
        weights.withUnsafeBufferPointer { weights in
          for i in range {
            let w = weights[i - range.lowerBound]
            // Knots that don't exist have weight 0; they must not be read.
            let outer = (i >= 2 ? w.before2 * y[i - 2] : 0) + (i + 2 < count ? w.after2 * y[i + 2] : 0)
            let inner = (i >= 1 ? w.before1 * y[i - 1] : 0) + (i + 1 < count ? w.after1 * y[i + 1] : 0)
            slopes[place + i] = (outer + inner) + w.here * y[i]
          }
        }
      }
    }
  }

  /// Appends the interpolated values of one channel at `points`.
  package static func appendValues(
    at points: [Point], values: [Double], slopes: [Double], to output: inout [Double]
  ) {
    let last = min(values.count, slopes.count) - 1
    let first = output.count
    output.append(contentsOf: repeatElement(0, count: points.count))
    values.withUnsafeBufferPointer { y in
      slopes.withUnsafeBufferPointer { m in
        output.withUnsafeMutableBufferPointer { output in
          points.withUnsafeBufferPointer { points in
            for k in 0..<points.count {
              let p = points[k]
              precondition(p.segment >= 0 && p.segment < last, "A point must lie between two knots.")
              let s = p.segment
              let start = y[s] * p.value0 + m[s] * p.slope0
              output[first + k] = start + (y[s + 1] * p.value1 + m[s + 1] * p.slope1)
            }
          }
        }
      }
    }
  }
}
