import RoadKernels

/// What the slope of a recovered profile looks like where a step or a raised cosine of height 1 was driven over.
///
/// The vehicle and the estimator's band blur the road in time, so in distance by the more the faster the car: a Gaussian of
/// 6 ms · speed, and the tyre's contact (5 cm). Slopes between points `interval` apart; the middle tap lies at the event.
struct EventTemplates: Sendable {
  /// Those of the grid on which events are looked for.
  static let standard = EventTemplates(interval: EventDetector.interval)

  /// One shape at one speed.
  struct Template: Sendable {
    /// m; 0 for the step.
    var length: Double
    /// Slopes for a height of 1, an odd number; m⁻¹.
    var taps: [Double]
    /// Σ taps².
    var energy: Double
    /// Deviation of the filter's output, for a unit of deviation of the blurred white slope it works on, over √energy.
    var noise: Double

    var half: Int { taps.count / 2 }
  }

  /// Lengths of the raised cosines, m; the step comes first as length 0.
  static let lengths = [0, 0.5, 0.8, 1.2, 2.0, 3.0, 4.0]
  /// Speeds for which there are templates, m/s.
  static let speeds = [5.0, 7, 9, 12, 15, 18, 21, 25, 30, 36]
  /// Blur in time and that of the tyre.
  static let blurSeconds = 0.006
  static let blurMeters = 0.05

  /// The templates of each speed, in the order of `lengths`.
  private(set) var bank: [[Template]] = []

  /// - Parameter interval: between the points of the profile, m; > 0.
  init(interval: Double) {
    precondition(interval > 0, "Points have a distance.")
    bank = Self.speeds.map { Self.templates(speed: $0, interval: interval) }
  }

  /// Which speed's templates to take: the nearest in proportion.
  static func band(speed: Double) -> Int {
    var band = 0
    while speed * speed > squares(ofBand: band).upTo { band += 1 }
    return band
  }

  /// The squares of speed that belong to a band, m²/s²: between two speeds the border is their geometric mean.
  static func squares(ofBand band: Int) -> (above: Double, upTo: Double) {
    (
      band > 0 ? speeds[band - 1] * speeds[band] : -.infinity,
      band + 1 < speeds.count ? speeds[band] * speeds[band + 1] : .infinity
    )
  }

  /// Standard deviation of the blur at a speed, m.
  static func blur(speed: Double) -> Double {
    let moving = blurSeconds * speed
    return (moving * moving + blurMeters * blurMeters).squareRoot()
  }

  private static func templates(speed: Double, interval: Double) -> [Template] {
    let blur = blur(speed: speed)
    // Heights are worked out four times as fine as the points lie.
    let fine = interval / 4
    let reach = Int((4 * blur / fine).rounded(.up))
    var weights = (-reach...reach).map { i in
      let x = Double(i) * fine / blur
      return StableElementary.exp(-0.5 * x * x)
    }
    let sum = weights.reduce(0, +)
    for i in weights.indices { weights[i] /= sum }
    let all = lengths.map { length -> [Double] in
      let half = Int(((0.5 * length + 4 * blur) / interval).rounded(.up)) + 1
      // Heights are wanted up to two fine steps beyond the last tap, and the blur reaches further.
      let edge = 4 * half + 2
      let heights = (-edge - reach...edge + reach).map { shape(Double($0) * fine, length: length) }
      let blurred = (0...2 * edge).map { at in
        Reductions.dot(heights.span.extracting(at..<at + weights.count), weights.span)
      }
      return (-half...half).map { j in (blurred[edge + 4 * j + 2] - blurred[edge + 4 * j - 2]) / interval }
    }
    // The step's slopes are the blurred impulse: what a white slope looks like after the blur.
    let impulse = all[0]
    let impulseEnergy = impulse.reduce(0) { $0 + $1 * $1 }
    return zip(lengths, all).map { length, taps in
      let energy = taps.reduce(0) { $0 + $1 * $1 }
      var square = 0.0
      for shift in 0..<(taps.count + impulse.count - 1) {
        var value = 0.0
        for (i, tap) in taps.enumerated() where impulse.indices.contains(shift - i) {
          value += tap * impulse[shift - i]
        }
        square += value * value
      }
      return Template(
        length: length, taps: taps, energy: energy, noise: (square / (energy * impulseEnergy)).squareRoot())
    }
  }

  /// Height of the event of height 1 at a place relative to its middle; a step's edge counts half.
  private static func shape(_ x: Double, length: Double) -> Double {
    guard length > 0 else { return x < 0 ? 0 : x > 0 ? 1 : 0.5 }
    return abs(x) < length / 2 ? 0.5 * (1 + StableElementary.cosine(turns: x / length)) : 0
  }
}
