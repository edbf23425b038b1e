/// A satellite receiver's faults: drifting and white position error, Doppler noise, outages, latency.
///
/// It knows no coordinate: it says when a fix is taken, when it arrives, and by how much it errs.
public struct SimulatedReceiver: Sendable {
  public struct Design: Sendable, Hashable, Codable {
    /// Fixes a second. The default is 1.
    public var rateHertz = 1.0
    /// Slowly drifting error: standard deviation of each component in m, and its time constant in s.
    /// The defaults are 2.2 and 60.
    public var driftMeters = 2.2
    public var driftSeconds = 60.0
    /// White error of each component, m. The default is 0.5.
    public var whiteMeters = 0.5
    /// Noise of the Doppler speed, m/s. The default is 0.08.
    public var speedNoise = 0.08
    /// From the instant of a fix to its line in the log, s. The default is 0.3.
    public var latencySeconds = 0.3
    /// Outages: how many an hour, and their mean length in s. The defaults are 4 and 6.
    public var outagesPerHour = 4.0
    public var outageSeconds = 6.0

    public init() {}

    /// True positions at once, without noise: for tests.
    public static var ideal: Design {
      var design = Design()
      design.driftMeters = 0
      design.whiteMeters = 0
      design.speedNoise = 0
      design.latencySeconds = 0
      design.outagesPerHour = 0
      return design
    }
  }

  /// One fix's errors. Components are metres east and north, m/s, and turns as a share of 360°.
  public struct Reception: Sendable, Equatable {
    /// Instant the fix is true for, and the instant it is logged at, seconds since the drive began.
    public var takenSeconds: Double
    public var loggedSeconds: Double
    public var eastMeters: Double
    public var northMeters: Double
    public var speedError: Double
    /// Error of the course over ground in degrees at 1 m/s; inversely proportional to speed.
    public var courseErrorAtUnitSpeed: Double
    /// What the receiver reports as its accuracy, m.
    public var accuracyMeters: Double
  }

  public let design: Design
  private var random: SeededGenerator
  private var drift: SIMD2<Double>
  private var count = 0
  private var outageEnds = -1.0
  private var nextOutage: Double

  public init(_ design: Design, seed: UInt64) {
    precondition(design.rateHertz > 0 && design.driftSeconds > 0, "Rate and time constant must be positive.")
    self.design = design
    random = SeededGenerator(seed: seed, stream: 21)
    drift = SIMD2(random.normal(), random.normal()) * design.driftMeters
    nextOutage =
      design.outagesPerHour > 0 ? random.exponential(mean: 3600 / design.outagesPerHour) : .infinity
  }

  /// The next fix that reaches the log; outages are skipped.
  public mutating func next() -> Reception {
    while true {
      let taken = Double(count) / design.rateHertz
      count += 1
      let keep = StableElementary.exp(-1 / (design.rateHertz * design.driftSeconds))
      let fresh = (1 - keep * keep).squareRoot() * design.driftMeters
      drift = drift * keep + SIMD2(random.normal(), random.normal()) * fresh
      let east = drift.x + design.whiteMeters * random.normal()
      let north = drift.y + design.whiteMeters * random.normal()
      let speedError = design.speedNoise * random.normal()
      let course = design.speedNoise * random.normal() * 57.29577951308232
      let sigma = (design.driftMeters * design.driftMeters + design.whiteMeters * design.whiteMeters)
      let accuracy = sigma.squareRoot() * 1.4142135623730951 * random.uniform(0.8...1.3)
      if taken >= nextOutage {
        outageEnds = taken + random.exponential(mean: design.outageSeconds)
        nextOutage = outageEnds + random.exponential(mean: 3600 / design.outagesPerHour)
      }
      if taken < outageEnds { continue }
      return Reception(
        takenSeconds: taken, loggedSeconds: taken + design.latencySeconds, eastMeters: east,
        northMeters: north, speedError: speedError, courseErrorAtUnitSpeed: course,
        accuracyMeters: accuracy)
    }
  }
}
