#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One piece of road that a vehicle drove and a reference knows.
public struct CalibrationSample: Sendable, Hashable {
  /// Estimate before calibration and reference, m/km; both > 0.
  public var raw: Double
  public var reference: Double
  /// Standard error of the reference, m/km.
  public var referenceError: Double
  public var speedKmh: Double
  /// Pieces of one block of road: left out together when the error is judged.
  public var block: Int
  /// The run it comes from.
  public var run: Int

  public init(
    raw: Double, reference: Double, referenceError: Double = 0, speedKmh: Double, block: Int, run: Int
  ) {
    self.raw = raw
    self.reference = reference
    self.referenceError = referenceError
    self.speedKmh = speedKmh
    self.block = block
    self.run = run
  }
}

/// A calibration curve fitted to samples, and what it is worth.
///
/// Robust regression of ln(reference/raw) on ln raw and ln speed. How many terms: the fewest whose cross-validated error
/// is within 2 % of the best's, of those that the samples can tell apart at all.
public struct CalibrationFit: Sendable, Hashable {
  public var curve: CalibrationCurve
  public var samples: Int
  public var blocks: Int
  public var runs: Int
  /// Robust standard deviation of ln(reference/calibrated) over the samples.
  public var residual: Double
  /// Root mean square of ln(reference/calibrated) and mean |error|, per cent, over blocks of road the curve hadn't seen.
  public var crossValidated: Double
  public var crossValidatedPercent: Double
  /// The same error without any calibration but the best single gain.
  public var gainAloneCrossValidated: Double
  /// What the samples leave unsaid, for people.
  public var doubts: [Doubt]

  /// What the samples can't tell.
  public enum Doubt: String, Sendable, Hashable, Codable, CaseIterable {
    /// All driven at about one speed: how the estimate depends on it isn't known.
    case oneSpeed
    /// The road is equally rough throughout: only a gain could be fitted.
    case uniformRoad
    /// Fewer than 20 pieces of road.
    case fewSamples
    /// One run only: nothing tells a run's own error from the car's.
    case oneRun
  }

  /// Why samples give no calibration.
  public enum Refusal: Error, Sendable, Hashable {
    /// Fewer pieces of road than a gain needs.
    case tooFew(samples: Int, needed: Int)
    /// Estimates and reference don't follow each other: probably not the same road or chainage.
    case unrelated(correlation: Double)
    /// The error left is too large to be called a calibration, relative.
    case poor(crossValidated: Double)
  }

  /// The fewest pieces of road that a calibration is made of.
  public static let fewestSamples = 8

  /// Fits a curve. Complexity: O(terms² · blocks · n).
  ///
  /// - Parameter fewest: below this many samples it is refused; a hump that is driven four times makes four.
  public init(_ given: [CalibrationSample], fewest: Int = CalibrationFit.fewestSamples) throws(Refusal) {
    let samples = given.filter { $0.raw > 0 && $0.reference > 0 && $0.speedKmh > 0 }
    guard samples.count >= fewest else {
      throw .tooFew(samples: samples.count, needed: fewest)
    }
    let x = samples.map { log($0.raw) }
    let s = samples.map { log($0.speedKmh) }
    let y = samples.map { log($0.reference) }
    let (centreX, centreS) = (Correlation.mean(x), Correlation.mean(s))
    var doubts: [Doubt] = []
    let speeds = samples.map(\.speedKmh).sorted()
    let speedRatio = Self.quantile(0.95, speeds) / Self.quantile(0.05, speeds)
    let spread = (y.reduce(0) { $0 + pow($1 - Correlation.mean(y), 2) } / Double(y.count)).squareRoot()
    if speedRatio < 1.25 { doubts.append(.oneSpeed) }
    if spread < 0.15 { doubts.append(.uniformRoad) }
    if samples.count < 20 { doubts.append(.fewSamples) }
    if Set(samples.map(\.run)).count < 2 { doubts.append(.oneRun) }
    if spread >= 0.15, let correlation = Correlation.pearson(x, y), correlation < 0.5 {
      throw .unrelated(correlation: correlation)
    }
    let points = Points(
      x: x.map { $0 - centreX }, s: s.map { $0 - centreS }, y: zip(y, x).map { $0 - $1 },
      weights: samples.map { sample in
        // The reference's own error beside about 10 % of one piece.
        let relative = sample.referenceError / sample.reference
        return 0.01 / (0.01 + relative * relative)
      }, blocks: samples.map(\.block))
    let ladder = Self.ladder(doubts, speedRatio: speedRatio, samples: samples.count)
    let judged = ladder.compactMap { terms in points.crossValidated(terms).map { (terms, $0) } }
    guard let best = judged.map(\.1.rms).min(), let gainAlone = judged.first,
      let chosen = judged.first(where: { $0.1.rms <= 1.02 * best }), let fit = points.fit(chosen.0)
    else { throw .tooFew(samples: samples.count, needed: 2 * fewest) }
    guard chosen.1.rms < 0.5 else { throw .poor(crossValidated: chosen.1.rms) }
    curve = Self.curve(chosen.0, fit, points, samples, centreX, centreS)
    self.samples = samples.count
    blocks = Set(samples.map(\.block)).count
    runs = Set(samples.map(\.run)).count
    residual = fit.scale
    crossValidated = chosen.1.rms
    crossValidatedPercent = chosen.1.percent
    gainAloneCrossValidated = gainAlone.1.rms
    self.doubts = doubts
  }

  /// Sets of terms, from few to many, that the samples can tell apart.
  private static func ladder(
    _ doubts: [Doubt], speedRatio: Double, samples: Int
  ) -> [[CalibrationCurve.Term]] {
    let speed = !doubts.contains(.oneSpeed)
    let power = !doubts.contains(.uniformRoad)
    var ladder: [[CalibrationCurve.Term]] = [[.gain]]
    if power { ladder.append([.gain, .power]) }
    if speed { ladder.append([.gain, .speed]) }
    if power && speed { ladder.append([.gain, .power, .speed]) }
    guard samples >= 20 else { return ladder }
    if power && speed { ladder.append([.gain, .power, .speed, .powerSpeed]) }
    // A bend over speed needs a wide range of it.
    if power && speed && speedRatio >= 2 {
      ladder.append([.gain, .power, .speed, .speedCurvature])
      ladder.append([.gain, .power, .speed, .powerSpeed, .speedCurvature])
    }
    if power && speed { ladder.append([.gain, .power, .speed, .powerSpeed, .curvature]) }
    return ladder
  }

  private static func curve(
    _ terms: [CalibrationCurve.Term], _ fit: RobustRegression, _ points: Points,
    _ samples: [CalibrationSample], _ centreX: Double, _ centreS: Double
  ) -> CalibrationCurve {
    let p = terms.count
    let coefficients = (0..<p).map { i in
      CalibrationCurve.Coefficient(
        term: terms[i], value: fit.coefficients[i], standardError: max(0, fit.covariance[i][i]).squareRoot())
    }
    // Mean variance of the fitted factor over the samples, and the reference's error, which all pieces share.
    var variance = 0.0
    for i in points.x.indices {
      let row = CalibrationCurve.row(terms, x: points.x[i], s: points.s[i])
      for a in 0..<p { for b in 0..<p { variance += row[a] * fit.covariance[a][b] * row[b] } }
    }
    variance = max(0, variance / Double(points.x.count))
    let reference =
      samples.reduce(0) { $0 + $1.referenceError / $1.reference } / Double(samples.count)
    let raw = samples.map(\.raw).sorted()
    let speeds = samples.map(\.speedKmh).sorted()
    // A single slow or fast piece doesn't make the curve known there.
    return CalibrationCurve(
      centreRaw: exp(centreX), centreSpeedKmh: exp(centreS), coefficients: coefficients,
      rawRange: widened(quantile(0.02, raw), quantile(0.98, raw)),
      speedRangeKmh: widened(quantile(0.02, speeds), quantile(0.98, speeds)),
      relativeError: (variance + reference * reference).squareRoot())
  }

  /// A range that isn't empty.
  private static func widened(_ low: Double, _ high: Double) -> [Double] {
    high > 1.02 * low ? [low, high] : [0.99 * low, 1.01 * high]
  }

  static func quantile(_ share: Double, _ sorted: [Double]) -> Double {
    ClusterBootstrap.quantile(share, ofSorted: sorted)
  }

  /// The samples as the regression sees them: centred logarithms.
  private struct Points {
    var x: [Double]
    var s: [Double]
    var y: [Double]
    var weights: [Double]
    var blocks: [Int]

    func fit(_ terms: [CalibrationCurve.Term], without block: Int? = nil) -> RobustRegression? {
      let kept = x.indices.filter { blocks[$0] != block }
      return RobustRegression(
        rows: kept.map { CalibrationCurve.row(terms, x: x[$0], s: s[$0]) }, values: kept.map { y[$0] },
        weights: kept.map { weights[$0] }, groups: kept.map { blocks[$0] })
    }

    /// Error of each block by the curve of the others; nil where a curve can't be fitted.
    func crossValidated(_ terms: [CalibrationCurve.Term]) -> (rms: Double, percent: Double)? {
      let all = Set(blocks).sorted()
      guard all.count >= 2 else { return nil }
      var (squares, sum) = (0.0, 0.0)
      for block in all {
        guard let fit = fit(terms, without: block) else { return nil }
        for i in x.indices where blocks[i] == block {
          let row = CalibrationCurve.row(terms, x: x[i], s: s[i])
          let error = y[i] - zip(row, fit.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
          squares += error * error
          sum += abs(exp(-error) - 1)
        }
      }
      return ((squares / Double(x.count)).squareRoot(), 100 * sum / Double(x.count))
    }
  }
}
