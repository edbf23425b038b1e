/// One lane with a known profile: elevation of two wheel tracks over the distance of travel.
///
/// Displacement spectrum Gd(n) = Gd(n0)·(n/n0)⁻² (ISO 8608, n0 = 0.1 c/m): the slope is white. The level varies along
/// the lane; the tracks share their long waves and differ in the short ones. See the article *SimulatedRoad*.
public struct SimulatedRoad: Sendable {
  /// What is drawn; everything random comes from `seed`.
  public struct Design: Sendable, Hashable, Codable {
    public var lengthMeters: Double
    /// Step of the profile. The default is 0.05 m.
    public var intervalMeters = 0.05
    /// Median of the local IRI along the lane, m/km. The default is 3.
    public var medianIRI = 3.0
    /// Standard deviation of ln IRI along the lane. The default is 0.5.
    public var spread = 0.5
    /// Mean length of a stretch of one making, m. The default is 150 m.
    public var homogeneousLengthMeters = 150.0
    /// Wavenumber above which the tracks lose coherence, c/m. The default is 0.25; infinity makes them equal.
    public var coherenceWavenumber = 0.25
    /// Amplitude of the grade (long hills), m/m. The default is 0.
    public var grade = 0.0
    /// Random events per kilometre. The defaults are 1 bump, 2 potholes and 2 steps.
    public var bumpsPerKilometre = 1.0
    public var potholesPerKilometre = 2.0
    public var stepsPerKilometre = 2.0
    public var seed: UInt64

    public init(lengthMeters: Double, seed: UInt64) {
      precondition(lengthMeters > 0 && lengthMeters.isFinite, "A road has a positive length.")
      self.lengthMeters = lengthMeters
      self.seed = seed
    }
  }

  public let design: Design
  /// Elevation of the left and the right wheel track, metres; sample i lies at i × `intervalMeters`.
  public let left: [Double]
  public let right: [Double]
  /// Sorted by distance.
  public let events: [RoadEvent]

  public var lengthMeters: Double { design.lengthMeters }
  public var intervalMeters: Double { design.intervalMeters }

  init(design: Design, left: [Double], right: [Double], events: [RoadEvent]) {
    self.design = design
    self.left = left
    self.right = right
    self.events = events
  }

  /// Draws the lane. `events` replaces the random ones where given. Complexity: O(length / interval).
  public init(_ design: Design, events given: [RoadEvent]? = nil) {
    precondition(design.intervalMeters > 0, "The profile's step must be positive.")
    precondition(design.medianIRI > 0, "The median IRI must be positive.")
    self.design = design
    let dx = design.intervalMeters
    let count = Int((design.lengthMeters / dx).rounded(.up)) + 1
    let events =
      given.map { $0.sorted { $0.distanceMeters < $1.distanceMeters } } ?? Self.randomEvents(design)
    self.events = events

    var common = SeededGenerator(seed: design.seed, stream: 1)
    var leftNoise = SeededGenerator(seed: design.seed, stream: 2)
    var rightNoise = SeededGenerator(seed: design.seed, stream: 3)
    var level = LevelAlongRoad(design)
    var commonPart = TrackFilter(wavenumber: design.coherenceWavenumber, interval: dx)
    var leftPart = commonPart
    var rightPart = commonPart
    let hills = Hills(design)
    var left: [Double] = []
    var right: [Double] = []
    left.reserveCapacity(count)
    right.reserveCapacity(count)
    var zLeft = 0.0
    var zRight = 0.0
    for i in 0..<count {
      left.append(zLeft)
      right.append(zRight)
      // One-sided density of a white sequence of variance σ² is 2σ²·dx; the slope's is (2π·n0)²·Gd(n0).
      let sigma = Self.slopeDeviation(iri: level.next(), intervalMeters: dx)
      let shared = commonPart.low(common.normal())
      let grade = hills.slope(at: Double(i) * dx)
      zLeft += (sigma * (shared + leftPart.high(leftNoise.normal())) + grade) * dx
      zRight += (sigma * (shared + rightPart.high(rightNoise.normal())) + grade) * dx
    }
    for event in events { event.add(to: &left, &right, interval: dx) }
    self.left = left
    self.right = right
  }

  /// Standard deviation of the slope between neighbouring samples for a nominal IRI.
  ///
  /// IRI = 0.543·√(Gd(n0)/1e-6 m³) holds for a white slope under the Golden Car with its 250 mm average.
  package static func slopeDeviation(iri: Double, intervalMeters: Double) -> Double {
    let gd = (iri / 0.543) * (iri / 0.543) * 1e-6
    let perCycle = 2 * Double.pi * 0.1
    return (perCycle * perCycle * gd / (2 * intervalMeters)).squareRoot()
  }

  /// At most one event in 15 m and none within 30 m of the ends, so that each can be told from its neighbours.
  private static func randomEvents(_ design: Design) -> [RoadEvent] {
    var random = SeededGenerator(seed: design.seed, stream: 4)
    let kilometres = design.lengthMeters / 1000
    var events: [RoadEvent] = []
    func count(_ perKilometre: Double) -> Int {
      let expected = perKilometre * kilometres
      let whole = expected.rounded(.down)
      return Int(whole) + (random.uniform() < expected - whole ? 1 : 0)
    }
    let kinds: [(RoadEvent.Kind, Int)] = [
      (.bump, count(design.bumpsPerKilometre)), (.pothole, count(design.potholesPerKilometre)),
      (.step, count(design.stepsPerKilometre)),
    ]
    guard design.lengthMeters > 80 else { return [] }
    for (kind, number) in kinds {
      for _ in 0..<number {
        // A crowded road simply takes fewer.
        for _ in 0..<20 {
          let place = random.uniform(30...(design.lengthMeters - 30))
          if events.contains(where: { abs($0.distanceMeters - place) < 15 }) { continue }
          events.append(event(kind, at: place, &random))
          break
        }
      }
    }
    return events.sorted { $0.distanceMeters < $1.distanceMeters }
  }

  private static func event(
    _ kind: RoadEvent.Kind, at place: Double, _ random: inout SeededGenerator
  ) -> RoadEvent {
    let place = (place * 20).rounded() / 20
    func millimetres(_ range: ClosedRange<Double>) -> Double { random.uniform(range).rounded() }
    switch kind {
    case .bump:
      return RoadEvent(
        kind: .bump, distanceMeters: place, heightMillimeters: millimetres(15...50),
        lengthMeters: (random.uniform(0.4...1.2) * 10).rounded() / 10, tracks: .both)
    case .pothole:
      return RoadEvent(
        kind: .pothole, distanceMeters: place, heightMillimeters: -millimetres(20...60),
        lengthMeters: (random.uniform(0.4...1.0) * 10).rounded() / 10,
        tracks: random.uniform() < 0.65 ? .left : .right)
    case .step:
      let sign = random.uniform() < 0.5 ? -1.0 : 1
      return RoadEvent(
        kind: .step, distanceMeters: place, heightMillimeters: sign * millimetres(8...25),
        lengthMeters: 0.1, tracks: .both)
    }
  }
}

extension RoadEvent {
  /// Adds the event to both tracks' elevations from its beginning on.
  func add(to left: inout [Double], _ right: inout [Double], interval: Double) {
    let first = max(0, Int((distanceMeters / interval).rounded(.down)))
    let last =
      kind == .step
      ? left.count - 1
      : min(left.count - 1, Int(((distanceMeters + lengthMeters) / interval).rounded(.up)))
    guard first <= last else { return }
    for i in first...last {
      let z = elevation(at: Double(i) * interval)
      if tracks != .right { left[i] += z }
      if tracks != .left { right[i] += z }
    }
  }
}
