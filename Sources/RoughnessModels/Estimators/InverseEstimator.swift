import RoadSignals

/// Settings of the inverse estimator.
public struct InverseConfiguration: Sendable, Hashable, Codable {
  /// Cut-off of the high-pass on the recovered height, Hz.
  public var highPassHertz = 0.3
  /// Order of that high-pass (its squared Butterworth magnitude is applied once, zero-phase).
  public var highPassOrder = 2
  /// Weight λ of the regularisation conj(H)/(|H|² + λ(2πf)²), s⁻².
  public var regularization = 1.0
  /// Upper end of the band, Hz: the response falls to one half here.
  public var lowPassHertz = 25.0
  /// Tyre stiffness over sprung mass of the assumed car, s⁻².
  public var tyreStiffness = 653.0
  /// Spring stiffness over sprung mass of the assumed car, s⁻².
  public var springStiffness = 80.0
  /// Damping over sprung mass of the assumed car, s⁻¹.
  public var damping = 16.0
  /// Unsprung over sprung mass of the assumed car.
  public var massRatio = 0.1
  /// What an average car's height must be multiplied by, since the assumed car is over-damped.
  public var typicalGain = 1.55
  /// Half length of the inverse filter, s.
  public var halfLengthSeconds = 10.0

  public init() {}

  public static let meanings = [
    "highPassHertz": "Hz; cut-off of the high-pass on the recovered height",
    "highPassOrder": "order of that high-pass, applied zero-phase",
    "regularization": "1/s²; weight of the regularisation: higher = calmer and duller",
    "lowPassHertz": "Hz; upper end of the band used",
    "tyreStiffness": "1/s²; tyre stiffness over body mass of the assumed car",
    "springStiffness": "1/s²; spring stiffness over body mass of the assumed car",
    "damping": "1/s; damping over body mass of the assumed car",
    "massRatio": "axle mass over body mass of the assumed car",
    "typicalGain": "factor on the recovered height: an average car's, until yours is calibrated",
    "halfLengthSeconds": "s; half length of the inverse filter, and its latency",
  ]
}

/// Recovers the road's height from body acceleration by dividing by a quarter car's response, regularised.
///
/// In the frequency domain Z(f) = A(f)·conj(H)/(|H|² + λ(2πf)²)·W(f) with H = −ω²·Zs/Z of the assumed quarter car and W a
/// zero-phase band-pass. The assumed car is over-damped on purpose: friction stiffens a real car on smooth roads and its
/// resonance is never where the model's is, so dividing by a sharp resonance errs more than dividing by a blunt one.
/// Realised as one centred FIR filter by overlap-save, so it is exact whatever the cut. Output: metres, aligned with the
/// input. Source: Wiener deconvolution; on response-type systems: Sayers & Karamihas, The Little Book of Profiling, 1998.
public struct InverseEstimator: RoughnessEstimator {
  public let response = EstimatorResponse.profileHeight
  private var filter: OverlapSaveFilter

  /// - Parameter rateHertz: rate of the uniform input; > 0.
  public init(rateHertz: Double, configuration: InverseConfiguration) {
    precondition(rateHertz > 0, "A signal's rate must be greater than zero.")
    let halfLength = max(1, Int((configuration.halfLengthSeconds * rateHertz).rounded()))
    filter = OverlapSaveFilter(
      kernel: FrequencyKernel.design(rateHertz: rateHertz, halfLength: halfLength) { hertz in
        Self.gain(atHertz: hertz, rateHertz: rateHertz, configuration)
      })
  }

  public var latency: Int { filter.latency }

  public mutating func push(_ motion: VehicleMotion, into output: inout [Double]) {
    filter.push(motion.vertical, into: &output)
  }

  public mutating func finish(into output: inout [Double]) { filter.finish(into: &output) }

  /// The inverse filter's complex gain, m per m/s². Zero at 0 Hz: a constant acceleration is not a height.
  public static func gain(
    atHertz hertz: Double, rateHertz: Double, _ configuration: InverseConfiguration
  ) -> (real: Double, imaginary: Double) {
    guard hertz > 0 else { return (0, 0) }
    let omega = 2 * Double.pi * hertz
    let h = bodyAcceleration(perHeightAtOmega: omega, configuration)
    let power = h.real * h.real + h.imaginary * h.imaginary
    let weight =
      configuration.typicalGain
      * HeightBand.weight(
        hertz, highPass: configuration.highPassHertz, order: configuration.highPassOrder,
        lowPass: configuration.lowPassHertz)
      / (power + configuration.regularization * omega * omega)
    return (h.real * weight, -h.imaginary * weight)
  }

  /// H(ω) = body acceleration over road height of a quarter car, s⁻².
  public static func bodyAcceleration(
    perHeightAtOmega omega: Double, _ car: InverseConfiguration
  ) -> (real: Double, imaginary: Double) {
    let suspension = ComplexNumber(car.springStiffness, omega * car.damping)
    let square = omega * omega
    // Newton for the body: Zs·(D − ω²) = D·Zu; for the axle: Zu·(K1 + D − µω²) − D·Zs = K1·Z.
    let bodyOverAxle = suspension / (suspension - ComplexNumber(square, 0))
    let axle =
      ComplexNumber(car.tyreStiffness, 0)
      / (ComplexNumber(car.tyreStiffness - car.massRatio * square, 0) + suspension - suspension * bodyOverAxle)
    let h = bodyOverAxle * axle * ComplexNumber(-square, 0)
    return (h.real, h.imaginary)
  }
}

/// Just enough complex arithmetic for a transfer function.
struct ComplexNumber {
  var real: Double
  var imaginary: Double

  init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  static func + (a: Self, b: Self) -> Self { Self(a.real + b.real, a.imaginary + b.imaginary) }
  static func - (a: Self, b: Self) -> Self { Self(a.real - b.real, a.imaginary - b.imaginary) }
  static func * (a: Self, b: Self) -> Self {
    Self(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }
  static func / (a: Self, b: Self) -> Self {
    let square = b.real * b.real + b.imaginary * b.imaginary
    return Self(
      (a.real * b.real + a.imaginary * b.imaginary) / square,
      (a.imaginary * b.real - a.real * b.imaginary) / square)
  }
}
