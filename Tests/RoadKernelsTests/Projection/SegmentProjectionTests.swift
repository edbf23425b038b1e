import TestSupport
import Testing

@testable import RoadKernels

struct SegmentProjectionTests {
  private static func feet(
    _ x: [Double], _ y: [Double], _ point: SIMD2<Double>, scale: SIMD2<Double> = SIMD2(1, 1),
    level: KernelLevel = .best
  ) -> (fractions: [Double], squares: [Double]) {
    // What lies behind the last segment stays as it is.
    var (fractions, squares) = (
      [Double](repeating: 7, count: x.count), [Double](repeating: 7, count: x.count)
    )
    _ = x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        fractions.withUnsafeMutableBufferPointer { fractions in
          squares.withUnsafeMutableBufferPointer { squares in
            SegmentProjection.run(
              x: x, y: y, point: point, scale: scale, fractions: fractions, squares: squares, level: level)
          }
        }
      }
    }
    return (fractions, squares)
  }

  /// A wandering line with doubled vertices and places where it turns back.
  private static func line(_ vertices: Int, seed: UInt64) -> (x: [Double], y: [Double]) {
    var random = SplitMix64(seed: seed)
    var (x, y) = ([0.0], [0.0])
    while x.count < vertices {
      let stays = x.count % 5 == 3
      x.append(x[x.count - 1] + (stays ? 0 : random.normal()))
      y.append(y[y.count - 1] + (stays ? 0 : random.normal()))
    }
    return (x, y)
  }

  @Test func `a point beside, before and behind a segment has the foot of the plane's geometry`() {
    // The lines run 4 east, then 3 north; a unit of x counts double.
    let (x, y) = ([0.0, 2, 2], [0.0, 0, 3])
    let beside = Self.feet(x, y, SIMD2(0.5, 2), scale: SIMD2(2, 1))
    #expect(beside.fractions == [0.25, 2.0 / 3, 7])
    #expect(beside.squares == [4, 9, 7])
    let before = Self.feet(x, y, SIMD2(-1, 0), scale: SIMD2(2, 1))
    #expect(before.fractions == [0, 0, 7])
    #expect(before.squares == [4, 36, 7])
    let behind = Self.feet(x, y, SIMD2(3, 7), scale: SIMD2(2, 1))
    #expect(behind.fractions == [1, 1, 7])
    #expect(behind.squares == [53, 20, 7])
  }

  @Test func `a segment without length is infinitely far away`() {
    let level = Self.feet([1, 1], [2, 2], SIMD2(1, 2))
    #expect(level.fractions == [0, 7])
    #expect(level.squares == [.infinity, 7])
    // Four of them fill a vector.
    let many = Self.feet([1, 1, 1, 1, 1], [2, 2, 2, 2, 2], SIMD2(5, 5))
    #expect(many.squares == [.infinity, .infinity, .infinity, .infinity, 7])
    let same = [Double](repeating: 3, count: 9)
    let none = SegmentProjection.nearest(
      x: same, y: same, vertices: 0..<9, point: SIMD2(0, 0), scale: SIMD2(1, 1))
    #expect(none == nil)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 8, 9, 13, 64, 257, 258, 1000])
  func `every instruction set gives the plain twin's bits`(vertices: Int) {
    let (x, y) = Self.line(vertices, seed: 3)
    for point in [SIMD2(0.3, -0.2), SIMD2(x[vertices / 2], y[vertices / 2]), SIMD2(-4e3, 9e5)] {
      let scale = SIMD2(80.3, 111.1)
      let plain = Self.feet(x, y, point, scale: scale, level: .plain)
      #expect(plain.squares[vertices - 1] == 7)
      for level in KernelLevel.runnable {
        let other = Self.feet(x, y, point, scale: scale, level: level)
        #expect(other.fractions.map(\.bitPattern) == plain.fractions.map(\.bitPattern))
        #expect(other.squares.map(\.bitPattern) == plain.squares.map(\.bitPattern))
      }
    }
  }

  @Test(arguments: [2, 5, 256, 257, 258, 259, 600])
  func `the nearest place is the first of the least squares, over the borders of batches too`(vertices: Int) {
    let (x, y) = Self.line(vertices, seed: 8)
    for place in [0, vertices / 2, vertices - 1] {
      let point = SIMD2(x[place] + 0.01, y[place])
      let (fractions, squares) = Self.feet(x, y, point, level: .plain)
      var least = 0
      for s in 0..<(vertices - 1) where squares[s] < squares[least] { least = s }
      for level in KernelLevel.runnable {
        let foot = SegmentProjection.nearest(
          x: x, y: y, vertices: 0..<vertices, point: point, scale: SIMD2(1, 1), level: level)
        #expect(
          foot == SegmentProjection.Foot(vertex: least, fraction: fractions[least], squared: squares[least]))
      }
    }
  }

  @Test func `of equally near places the first counts, and only those of the vertices asked for`() {
    // Along and back again.
    let (x, y) = ([0.0, 1, 2, 3, 2, 1, 0], [Double](repeating: 0, count: 7))
    func nearest(_ vertices: Range<Int>) -> SegmentProjection.Foot? {
      SegmentProjection.nearest(x: x, y: y, vertices: vertices, point: SIMD2(1.5, 1), scale: SIMD2(1, 1))
    }
    #expect(nearest(0..<7) == SegmentProjection.Foot(vertex: 1, fraction: 0.5, squared: 1))
    #expect(nearest(2..<7) == SegmentProjection.Foot(vertex: 4, fraction: 0.5, squared: 1))
    #expect(nearest(2..<3) == nil)
  }
}
