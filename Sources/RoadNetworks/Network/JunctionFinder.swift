/// Finds where roads meet, so that they can be split there.
///
/// Roads meet where they share a vertex (equal to 1e-7°, a centimetre) and where a piece's end lies within a tolerance of
/// another line: agencies' lines often stop a little short of, or beyond, the road they join. Lines that merely cross do not
/// meet: that is how ledgers draw a bridge.
struct JunctionFinder {
  /// A place on a piece where it is split: vertex index plus fraction of the segment that starts there.
  struct Mark: Hashable {
    var position: Double
    var node: Int
  }

  /// Vertices of all pieces, degrees: x relative to a reference longitude.
  let x: [Double]
  let y: [Double]
  /// Chainage of each vertex in its road, metres.
  let chainages: [Double]
  /// First vertex of each piece, and the total count at the end.
  let pieceStarts: [Int]
  /// How near a piece's end must be to another line to be joined with it, metres.
  let toleranceMeters: Double

  private var parents: [Int] = []
  /// Node of a marked vertex, −1 elsewhere.
  private var vertexNode: [Int] = []
  /// Marks between vertices.
  private var midMarks: [Mark] = []

  init(x: [Double], y: [Double], chainages: [Double], pieceStarts: [Int], toleranceMeters: Double) {
    self.x = x
    self.y = y
    self.chainages = chainages
    self.pieceStarts = pieceStarts
    self.toleranceMeters = toleranceMeters
  }

  /// All marks in order of position, with nodes numbered from 0 in that order; every piece begins and ends with one.
  ///
  /// Complexity: O(n log n).
  mutating func marks() -> (marks: [Mark], nodeCount: Int) {
    vertexNode = Array(repeating: -1, count: x.count)
    for piece in 0..<(pieceStarts.count - 1) {
      _ = node(ofVertex: pieceStarts[piece])
      _ = node(ofVertex: pieceStarts[piece + 1] - 1)
    }
    joinSharedVertices()
    joinEnds()
    var marks = midMarks
    for v in x.indices where vertexNode[v] >= 0 {
      marks.append(Mark(position: Double(v), node: vertexNode[v]))
    }
    marks.sort { ($0.position, $0.node) < ($1.position, $1.node) }
    marks = merged(marks)
    var numbers = Array(repeating: -1, count: parents.count)
    var count = 0
    for i in marks.indices {
      let root = self.root(marks[i].node)
      if numbers[root] < 0 {
        numbers[root] = count
        count += 1
      }
      marks[i].node = numbers[root]
    }
    return (marks, count)
  }

  private mutating func joinSharedVertices() {
    struct Key {
      var x: Int64
      var y: Int64
      var vertex: Int
    }
    var keys = x.indices.map {
      Key(x: Int64((x[$0] * 1e7).rounded()), y: Int64((y[$0] * 1e7).rounded()), vertex: $0)
    }
    keys.sort { ($0.x, $0.y, $0.vertex) < ($1.x, $1.y, $1.vertex) }
    for (a, b) in zip(keys, keys.dropFirst()) where a.x == b.x && a.y == b.y {
      join(node(ofVertex: a.vertex), node(ofVertex: b.vertex))
    }
  }

  private mutating func joinEnds() {
    var segments: [Int] = []
    var pieceOfSegment: [Int] = []
    for piece in 0..<(pieceStarts.count - 1) {
      for v in pieceStarts[piece]..<(pieceStarts[piece + 1] - 1) {
        segments.append(v)
        pieceOfSegment.append(piece)
      }
    }
    let index = SegmentIndex(
      segments.map {
        Box(
          minX: min(x[$0], x[$0 + 1]), minY: min(y[$0], y[$0 + 1]), maxX: max(x[$0], x[$0 + 1]),
          maxY: max(y[$0], y[$0 + 1]))
      })
    for piece in 0..<(pieceStarts.count - 1) {
      for end in [pieceStarts[piece], pieceStarts[piece + 1] - 1] {
        let scale = DegreeScale(latitude: y[end])
        let marginX = toleranceMeters / max(scale.east, 1)
        let marginY = toleranceMeters / scale.north
        let near = index.search(
          Box(minX: x[end] - marginX, minY: y[end] - marginY, maxX: x[end] + marginX, maxY: y[end] + marginY))
        // The nearest place of each other piece.
        var best: (piece: Int, distance: Double, segment: Int, t: Double)?
        for hit in near {
          let s = segments[Int(hit)]
          let other = pieceOfSegment[Int(hit)]
          if other == piece && abs(chainages[s] - chainages[end]) < 5 * toleranceMeters { continue }
          if other == piece && abs(chainages[s + 1] - chainages[end]) < 5 * toleranceMeters { continue }
          let (distance, t) = foot(of: end, on: s, scale)
          if distance > toleranceMeters { continue }
          if let known = best, known.piece != other {
            snap(end, toSegment: known.segment, known.t)
            best = nil
          }
          if distance < best?.distance ?? .infinity { best = (other, distance, s, t) }
        }
        if let best { snap(end, toSegment: best.segment, best.t) }
      }
    }
  }

  private func foot(of v: Int, on s: Int, _ scale: DegreeScale) -> (distance: Double, t: Double) {
    let ax = (x[s] - x[v]) * scale.east
    let ay = (y[s] - y[v]) * scale.north
    let dx = (x[s + 1] - x[s]) * scale.east
    let dy = (y[s + 1] - y[s]) * scale.north
    let t = min(1, max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
    let fx = ax + t * dx
    let fy = ay + t * dy
    return ((fx * fx + fy * fy).squareRoot(), t)
  }

  private mutating func snap(_ end: Int, toSegment s: Int, _ t: Double) {
    let length = chainages[s + 1] - chainages[s]
    if t * length <= toleranceMeters && t <= 0.5 {
      join(node(ofVertex: end), node(ofVertex: s))
    } else if (1 - t) * length <= toleranceMeters {
      join(node(ofVertex: end), node(ofVertex: s + 1))
    } else {
      let node = newNode()
      midMarks.append(Mark(position: Double(s) + t, node: node))
      join(self.node(ofVertex: end), node)
    }
  }

  /// Marks between vertices that lie within 5 cm of the mark before them are the same place.
  private mutating func merged(_ marks: [Mark]) -> [Mark] {
    var result: [Mark] = []
    for mark in marks {
      let v = Int(mark.position)
      if let last = result.last, mark.position != Double(v), Int(last.position) == v {
        let length = chainages[v + 1] - chainages[v]
        if (mark.position - last.position) * length < 0.05 {
          join(last.node, mark.node)
          continue
        }
      }
      result.append(mark)
    }
    return result
  }

  // MARK: Union-find

  private mutating func newNode() -> Int {
    parents.append(parents.count)
    return parents.count - 1
  }

  private mutating func node(ofVertex v: Int) -> Int {
    if vertexNode[v] < 0 { vertexNode[v] = newNode() }
    return vertexNode[v]
  }

  private mutating func root(_ node: Int) -> Int {
    var n = node
    while parents[n] != n {
      parents[n] = parents[parents[n]]
      n = parents[n]
    }
    return n
  }

  private mutating func join(_ a: Int, _ b: Int) {
    let (p, q) = (root(a), root(b))
    parents[max(p, q)] = min(p, q)
  }
}
