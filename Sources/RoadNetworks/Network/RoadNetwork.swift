/// The ledger's roads as a graph: split into links where they meet, with a spatial index, built once and never changed.
///
/// A link runs along its road's line. A *directed link* is a link with a direction of travel: number `2·link` along the
/// line, `2·link + 1` against it. Built in O(n log n) of the vertices.
public struct RoadNetwork: Sendable {
  public let ledger: RoadLedger
  /// Longitudes are kept relative to this one, so that nothing tears at the antimeridian unless the network spans half the
  /// globe.
  let referenceLongitude: Double

  /// A piece of one road between two nodes.
  struct Link: Sendable, Hashable {
    var road: Int32
    /// First of the link's vertices in `x`, `y`, `along`; the next link's first vertex follows its last.
    var firstVertex: Int32
    var vertexCount: Int32
    var fromNode: Int32
    var toNode: Int32
    var oneWay: OneWay
    /// Chainage of the link's start on its road, metres.
    var chainage: Double
    var length: Double
  }

  let links: [Link]
  public let nodeCount: Int
  /// Vertices of all links: degrees east of the reference longitude, degrees north, metres from the link's start.
  let x: [Double]
  let y: [Double]
  let along: [Double]
  /// Link of each segment; segment s of the network runs from vertex `segmentVertex[s]` to the next one.
  let segmentLink: [Int32]
  let segmentVertex: [Int32]
  let index: SegmentIndex
  /// Directed links that leave node n: `outgoing[outgoingStart[n]..<outgoingStart[n + 1]]`.
  let outgoing: [Int32]
  let outgoingStart: [Int32]

  public var linkCount: Int { links.count }

  /// The network of a ledger's roads; ends within `joinMeters` of another line are joined with it.
  public init(ledger: RoadLedger, joinMeters: Double = 2) {
    precondition(joinMeters >= 0, "The tolerance of joints can't be negative")
    self.ledger = ledger
    let reference = ledger.roads.first?.lines.first?.first?.longitude ?? 0
    referenceLongitude = reference
    var px: [Double] = []
    var py: [Double] = []
    var chainages: [Double] = []
    var pieceStarts = [0]
    var pieceRoad: [Int] = []
    for (r, road) in ledger.roads.enumerated() where !road.lines.isEmpty {
      let centerline = Centerline(road.lines)
      chainages += centerline.chainages
      for c in centerline.vertices {
        px.append(wrappedLongitude(c.longitude - reference))
        py.append(c.latitude)
      }
      for line in road.lines {
        pieceStarts.append(pieceStarts[pieceStarts.count - 1] + line.count)
        pieceRoad.append(r)
      }
    }
    var finder = JunctionFinder(
      x: px, y: py, chainages: chainages, pieceStarts: pieceStarts, toleranceMeters: joinMeters)
    let (marks, nodeCount) = finder.marks()
    self.nodeCount = nodeCount
    var builder = LinkBuilder(x: px, y: py, chainages: chainages)
    var m = 0
    for (piece, r) in pieceRoad.enumerated() {
      let last = Double(pieceStarts[piece + 1] - 1)
      while marks[m].position < last {
        builder.add(road: r, oneWay: ledger.roads[r].oneWay, from: marks[m], to: marks[m + 1])
        m += 1
      }
      m += 1
    }
    links = builder.links
    x = builder.outX
    y = builder.outY
    along = builder.outAlong
    var segmentLink: [Int32] = []
    var segmentVertex: [Int32] = []
    var boxes: [Box] = []
    for (l, link) in links.enumerated() {
      for v in Int(link.firstVertex)..<Int(link.firstVertex + link.vertexCount - 1) {
        segmentLink.append(Int32(l))
        segmentVertex.append(Int32(v))
        boxes.append(
          Box(
            minX: min(x[v], x[v + 1]), minY: min(y[v], y[v + 1]), maxX: max(x[v], x[v + 1]),
            maxY: max(y[v], y[v + 1])))
      }
    }
    self.segmentLink = segmentLink
    self.segmentVertex = segmentVertex
    index = SegmentIndex(boxes)
    (outgoing, outgoingStart) = Self.adjacency(links, nodeCount: nodeCount)
  }

  private static func adjacency(_ links: [Link], nodeCount: Int) -> ([Int32], [Int32]) {
    var starts = Array(repeating: Int32(0), count: nodeCount + 1)
    for link in links {
      starts[Int(link.fromNode) + 1] += 1
      starts[Int(link.toNode) + 1] += 1
    }
    for n in 0..<nodeCount { starts[n + 1] += starts[n] }
    var next = starts
    var outgoing = Array(repeating: Int32(0), count: 2 * links.count)
    for (l, link) in links.enumerated() {
      outgoing[Int(next[Int(link.fromNode)])] = Int32(2 * l)
      next[Int(link.fromNode)] += 1
      outgoing[Int(next[Int(link.toNode)])] = Int32(2 * l + 1)
      next[Int(link.toNode)] += 1
    }
    return (outgoing, starts)
  }

  // MARK: Directed links

  @inline(__always) func startNode(_ directed: Int32) -> Int32 {
    let link = links[Int(directed >> 1)]
    return directed & 1 == 0 ? link.fromNode : link.toNode
  }

  @inline(__always) func endNode(_ directed: Int32) -> Int32 {
    let link = links[Int(directed >> 1)]
    return directed & 1 == 0 ? link.toNode : link.fromNode
  }

  @inline(__always) func length(_ directed: Int32) -> Double { links[Int(directed >> 1)].length }

  /// Whether driving this way breaks the road's one-way rule.
  @inline(__always) func isWrongWay(_ directed: Int32) -> Bool {
    switch links[Int(directed >> 1)].oneWay {
    case .no: false
    case .forward: directed & 1 == 1
    case .backward: directed & 1 == 0
    }
  }

  /// How many links end at a node; 1 at a dead end.
  func degree(_ node: Int32) -> Int { Int(outgoingStart[Int(node) + 1] - outgoingStart[Int(node)]) }
}

/// Cuts pieces into links at marks.
private struct LinkBuilder {
  let x: [Double]
  let y: [Double]
  let chainages: [Double]
  var links: [RoadNetwork.Link] = []
  var outX: [Double] = []
  var outY: [Double] = []
  var outAlong: [Double] = []

  init(x: [Double], y: [Double], chainages: [Double]) {
    self.x = x
    self.y = y
    self.chainages = chainages
  }

  mutating func add(road: Int, oneWay: OneWay, from: JunctionFinder.Mark, to: JunctionFinder.Mark) {
    let start = place(from.position)
    let end = place(to.position)
    let first = outX.count
    append(start, from: start.chainage)
    var v = Int(from.position) + 1
    while Double(v) < to.position {
      append((x[v], y[v], chainages[v]), from: start.chainage)
      v += 1
    }
    append(end, from: start.chainage)
    links.append(
      RoadNetwork.Link(
        road: Int32(road), firstVertex: Int32(first), vertexCount: Int32(outX.count - first),
        fromNode: Int32(from.node), toNode: Int32(to.node), oneWay: oneWay, chainage: start.chainage,
        length: end.chainage - start.chainage))
  }

  private func place(_ position: Double) -> (x: Double, y: Double, chainage: Double) {
    let v = Int(position)
    let t = position - Double(v)
    if t == 0 { return (x[v], y[v], chainages[v]) }
    return (
      x[v] + t * (x[v + 1] - x[v]), y[v] + t * (y[v + 1] - y[v]),
      chainages[v] + t * (chainages[v + 1] - chainages[v])
    )
  }

  private mutating func append(_ p: (x: Double, y: Double, chainage: Double), from start: Double) {
    outX.append(p.x)
    outY.append(p.y)
    outAlong.append(p.chainage - start)
  }
}
