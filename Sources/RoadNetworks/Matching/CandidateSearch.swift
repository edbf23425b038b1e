/// Where the vehicle may have been at a fix.
public struct CandidateSearchConfiguration: Sendable, Hashable, Codable {
  /// How far from the fix roads are looked for, in standard deviations. The default is 4.5.
  public var radiusSigmas = 4.5
  /// At most this far, metres. The default is 80.
  public var greatestRadiusMeters = 80.0
  /// How many places are kept at a fix, the cheapest ones. The default is 12.
  public var greatestCount = 12

  public init() {}

  static let meanings: [String: String] = [
    "radiusSigmas": "how far from a fix roads are looked for, in standard deviations of the position",
    "greatestRadiusMeters": "how far from a fix roads are looked for at most, metres",
    "greatestCount": "how many places on the network are kept at a fix",
  ]
}

/// A place on the network, with a direction of travel.
struct Candidate {
  /// Directed link (see `RoadNetwork`).
  var directed: Int32
  /// Metres from the directed link's start, in the direction of travel.
  var position: Double
  /// Distance from the fix, metres.
  var distance: Double
  /// Emission cost.
  var emission: Double
}

/// Finds the places near a fix: on each link every local minimum of the distance (a hairpin has two), both directions.
struct CandidateSearch {
  let configuration: CandidateSearchConfiguration
  let emission: EmissionCost
  private var stack: [(level: Int32, node: Int32)] = []
  private var hits: [Int32] = []

  init(configuration: CandidateSearchConfiguration, emission: EmissionCost) {
    self.configuration = configuration
    self.emission = emission
  }

  /// Appends the candidates of a step in order of link and position. Complexity: O(log links + segments nearby).
  mutating func candidates(of step: TrackStep, in network: RoadNetwork, into output: inout [Candidate]) {
    let radius = min(configuration.greatestRadiusMeters, configuration.radiusSigmas * step.sigma)
    let marginX = radius / max(step.scale.east, 1)
    let marginY = radius / step.scale.north
    hits.removeAll(keepingCapacity: true)
    network.index.search(
      Box(
        minX: step.x - marginX, minY: step.y - marginY, maxX: step.x + marginX, maxY: step.y + marginY),
      stack: &stack, into: &hits)
    hits.sort()
    let first = output.count
    let headingKnown = step.headingX != 0 || step.headingY != 0
    for hit in hits {
      let l = network.segmentLink[Int(hit)]
      let v = Int(network.segmentVertex[Int(hit)])
      let ax = (network.x[v] - step.x) * step.scale.east
      let ay = (network.y[v] - step.y) * step.scale.north
      let dx = (network.x[v + 1] - network.x[v]) * step.scale.east
      let dy = (network.y[v + 1] - network.y[v]) * step.scale.north
      let squaredLength = dx * dx + dy * dy
      if squaredLength == 0 { continue }
      let raw = -(ax * dx + ay * dy) / squaredLength
      let link = network.links[Int(l)]
      if raw <= 0 {
        // The start vertex: a place of its own at the link's start, else only where the segment before ends there too.
        if v > Int(link.firstVertex) && !endsBeyond(v - 1, step, network) { continue }
      } else if raw >= 1 && v + 2 < Int(link.firstVertex + link.vertexCount) {
        continue
      }
      let t = min(1, max(0, raw))
      let fx = ax + t * dx
      let fy = ay + t * dy
      let squared = fx * fx + fy * fy
      if squared > radius * radius { continue }
      let position = network.along[v] + t * (network.along[v + 1] - network.along[v])
      let place = emission.cost(squaredDistance: squared, sigma: step.sigma)
      let cosine = headingKnown ? (dx * step.headingX + dy * step.headingY) / squaredLength.squareRoot() : 0
      let distance = squared.squareRoot()
      for backward in [Int32(0), 1] {
        let directed = 2 * l + backward
        var cost = place + emission.cost(cosine: backward == 0 ? cosine : -cosine, known: headingKnown)
        if network.isWrongWay(directed) { cost += emission.configuration.wrongWayCost }
        output.append(
          Candidate(
            directed: directed, position: backward == 0 ? position : link.length - position,
            distance: distance, emission: cost))
      }
    }
    keepCheapest(&output, from: first)
  }

  /// Whether the foot of the fix on the segment at `v` lies at or beyond its end.
  private func endsBeyond(_ v: Int, _ step: TrackStep, _ network: RoadNetwork) -> Bool {
    let ax = (network.x[v] - step.x) * step.scale.east
    let ay = (network.y[v] - step.y) * step.scale.north
    let dx = (network.x[v + 1] - network.x[v]) * step.scale.east
    let dy = (network.y[v + 1] - network.y[v]) * step.scale.north
    return -(ax * dx + ay * dy) >= dx * dx + dy * dy
  }

  private func keepCheapest(_ output: inout [Candidate], from first: Int) {
    guard output.count - first > configuration.greatestCount else { return }
    // Equal costs keep their order: the index decides.
    let ranked = output[first...].indices.sorted { (output[$0].emission, $0) < (output[$1].emission, $1) }
    let kept = ranked.prefix(configuration.greatestCount).sorted().map { output[$0] }
    output.removeSubrange(first...)
    output += kept
  }
}
