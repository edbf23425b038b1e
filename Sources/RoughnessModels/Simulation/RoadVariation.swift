/// The nominal IRI along a lane: stretches of one making, softened joints, and a finer wander.
struct LevelAlongRoad {
  private let design: SimulatedRoad.Design
  private var random: SeededGenerator
  private var remaining = 0.0
  private var target = 0.0
  private var softened: Double?
  private var wander: Double
  private let wanderKeep: Double
  private let softenKeep: Double

  init(_ design: SimulatedRoad.Design) {
    self.design = design
    random = SeededGenerator(seed: design.seed, stream: 5)
    wander = random.normal()
    // Correlation lengths: 30 m for the wander, 4 m for a joint between two makings.
    wanderKeep = StableElementary.exp(-design.intervalMeters / 30)
    softenKeep = StableElementary.exp(-design.intervalMeters / 4)
  }

  /// The next sample's nominal IRI, kept between 0.6 and 16 m/km.
  mutating func next() -> Double {
    if design.spread == 0 { return design.medianIRI }
    if remaining <= 0 {
      let shortest = min(40, design.homogeneousLengthMeters / 2)
      remaining = shortest + random.exponential(mean: design.homogeneousLengthMeters - shortest)
      target = random.normal()
    }
    remaining -= design.intervalMeters
    let before = softened ?? target
    let now = target + (before - target) * softenKeep
    softened = now
    wander = wander * wanderKeep + (1 - wanderKeep * wanderKeep).squareRoot() * random.normal()
    // 0.87² + 0.5² = 1: the two parts share the variance.
    let level = design.medianIRI * StableElementary.exp(design.spread * (0.866 * now + 0.5 * wander))
    return min(16, max(0.6, level))
  }
}

/// First-order low-pass and its power complement by the bilinear transform: |low|² + |high|² = 1 at every wavenumber.
///
/// Both tracks get low(shared noise) + high(own noise): each stays white, and their cross-spectrum over their spectrum
/// is nc²/(n² + nc²).
struct TrackFilter {
  private let gain: Double
  private let pole: Double
  private var lastInput = 0.0
  private var lastOutput = 0.0
  private let everything: Bool

  /// `wavenumber` is nc in c/m; infinity passes everything as shared.
  init(wavenumber: Double, interval: Double) {
    precondition(wavenumber > 0, "The coherence wavenumber must be positive.")
    everything = wavenumber * interval >= 0.49
    let turns = min(wavenumber * interval, 0.49) / 2
    let warped = StableElementary.sine(turns: turns) / StableElementary.cosine(turns: turns)
    gain = warped / (1 + warped)
    pole = (1 - warped) / (1 + warped)
  }

  mutating func low(_ x: Double) -> Double {
    if everything { return x }
    let y = gain * (x + lastInput) + pole * lastOutput
    lastInput = x
    lastOutput = y
    return y
  }

  mutating func high(_ x: Double) -> Double {
    if everything { return 0 }
    return x - low(x)
  }
}

/// Long hills: two sines of the grade, taken off towards both ends so that roads join levelly.
struct Hills {
  private let amplitude: Double
  private let length: Double
  private let waves: [(wavelength: Double, phase: Double)]

  init(_ design: SimulatedRoad.Design) {
    var random = SeededGenerator(seed: design.seed, stream: 6)
    amplitude = design.grade
    length = design.lengthMeters
    waves = (0..<2).map { _ in (random.uniform(350...900), random.uniform()) }
  }

  func slope(at distance: Double) -> Double {
    if amplitude == 0 { return 0 }
    // A raised cosine over 80 m: an abrupt change of grade would be a bump of its own.
    let inside = min(1, max(0, min(distance, length - distance) / 80))
    let taper = 0.5 * (1 - StableElementary.cosine(turns: 0.5 * inside))
    let sum = waves.reduce(0.0) {
      $0 + StableElementary.sine(turns: distance / $1.wavelength + $1.phase)
    }
    return 0.5 * amplitude * taper * sum
  }
}
