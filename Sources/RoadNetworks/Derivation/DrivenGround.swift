/// The lines taken into the derived ledger so far, as a grid of short segments that can grow.
struct DrivenGround {
  /// Where a sample falls on a known line.
  struct Foot {
    var distance: Double
    var point: PlanePoint
    /// Whether the known line runs the other way there.
    var opposite: Bool
    var line: Int
  }

  private struct Segment {
    var a: PlanePoint
    var b: PlanePoint
    var line: Int
    var along: Double
  }

  private struct Cell: Hashable {
    var x: Int32
    var y: Int32
  }

  /// Wider than the farthest foot asked for plus half a segment.
  private static let cellMeters = 60.0
  /// A line is not compared with itself nearer than this, metres along it: in the same direction, in the opposite one.
  private static let selfMeters = (same: 80.0, opposite: 30.0)
  private var segments: [Segment] = []
  private var cells: [Cell: [Int32]] = [:]

  private static func cell(_ p: PlanePoint) -> Cell {
    Cell(x: Int32((p.x / cellMeters).rounded(.down)), y: Int32((p.y / cellMeters).rounded(.down)))
  }

  /// Adds one step of a driven line, at most some ten metres long.
  mutating func add(from a: TrackLine.Sample, to b: TrackLine.Sample, line: Int) {
    let middle = PlanePoint(x: (a.point.x + b.point.x) / 2, y: (a.point.y + b.point.y) / 2)
    cells[Self.cell(middle), default: []].append(Int32(segments.count))
    segments.append(Segment(a: a.point, b: b.point, line: line, along: b.along))
  }

  /// The nearest place on known lines that run along the sample's direction, either way, within `reach` metres (< 50).
  func foot(of sample: TrackLine.Sample, line: Int, leastCosine: Double, reach: Double) -> Foot? {
    var best: Foot?
    var bestSegment = Int32.max
    let centre = Self.cell(sample.point)
    for x in (centre.x - 1)...(centre.x + 1) {
      for y in (centre.y - 1)...(centre.y + 1) {
        for s in cells[Cell(x: x, y: y)] ?? [] {
          let segment = segments[Int(s)]
          let dx = segment.b.x - segment.a.x
          let dy = segment.b.y - segment.a.y
          let squared = dx * dx + dy * dy
          if squared == 0 { continue }
          let cosine = (dx * sample.directionX + dy * sample.directionY) / squared.squareRoot()
          if abs(cosine) < leastCosine { continue }
          if segment.line == line {
            let apart = abs(sample.along - segment.along)
            if apart < (cosine > 0 ? Self.selfMeters.same : Self.selfMeters.opposite) { continue }
          }
          let t = min(
            1,
            max(0, ((sample.point.x - segment.a.x) * dx + (sample.point.y - segment.a.y) * dy) / squared))
          let foot = PlanePoint(x: segment.a.x + t * dx, y: segment.a.y + t * dy)
          let distance = LineSimplification.distance(sample.point, foot, foot)
          if distance > reach { continue }
          if distance < best?.distance ?? .infinity || (distance == best?.distance && s < bestSegment) {
            best = Foot(distance: distance, point: foot, opposite: cosine < 0, line: segment.line)
            bestSegment = s
          }
        }
      }
    }
    return best
  }
}
