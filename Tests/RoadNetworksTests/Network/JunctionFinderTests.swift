import Testing

@testable import RoadNetworks

@Suite struct JunctionFinderTests {
  /// Pieces drawn in metres, each a road of its own.
  private func found(
    _ pieces: [[(Double, Double)]], tolerance: Double = 2
  ) -> (positions: [Double], nodes: [Int], count: Int) {
    let drawing = Drawing()
    var (x, y, chainages, starts) = ([Double](), [Double](), [Double](), [0])
    for piece in pieces {
      let line = drawing.line(piece)
      var chainage = 0.0
      for (i, point) in line.enumerated() {
        if i > 0 { chainage += line[i - 1].distance(to: point) }
        x.append(point.longitude - 143.9)
        y.append(point.latitude)
        chainages.append(chainage)
      }
      starts.append(x.count)
    }
    var finder = JunctionFinder(
      x: x, y: y, chainages: chainages, pieceStarts: starts, toleranceMeters: tolerance)
    let (marks, count) = finder.marks()
    return (marks.map(\.position), marks.map(\.node), count)
  }

  @Test func `a piece alone is marked at its ends`() {
    let one = found([[(0, 0), (50, 0), (100, 0)]])
    #expect(one.positions == [0, 2] && one.nodes == [0, 1] && one.count == 2)
  }

  @Test func `no pieces have no marks`() {
    let none = found([])
    #expect(none.positions.isEmpty && none.count == 0)
  }

  @Test func `a shared vertex is one node of both pieces, in order of position`() {
    let cross = found([[(0, 0), (50, 0), (100, 0)], [(50, -30), (50, 0), (50, 30)]])
    #expect(cross.positions == [0, 1, 2, 3, 4, 5])
    #expect(cross.nodes == [0, 1, 2, 3, 1, 4] && cross.count == 5)
  }

  @Test func `an end beside the middle of a segment marks it there, a fraction of the way`() {
    let side = found([[(0, 0), (100, 0)], [(30, 1), (30, 60)]])
    #expect(side.positions.count == 5 && abs(side.positions[1] - 0.3) < 1e-6)
    #expect(side.nodes == [0, 1, 2, 1, 3])
  }

  @Test func `an end near a vertex joins the vertex, no sliver is cut off`() {
    let side = found([[(0, 0), (50, 0), (100, 0)], [(51, 1), (51, 60)]])
    #expect(side.positions == [0, 1, 2, 3, 4])
    #expect(side.nodes == [0, 1, 2, 1, 3])
  }

  @Test func `the tolerance decides`() {
    let pieces: [[(Double, Double)]] = [[(0, 0), (100, 0)], [(30, 4), (30, 60)]]
    #expect(found(pieces, tolerance: 3).count == 4)
    #expect(found(pieces, tolerance: 5).positions.count == 5)
  }
}
