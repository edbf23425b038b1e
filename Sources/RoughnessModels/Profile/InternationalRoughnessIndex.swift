/// The International Roughness Index of one elevation profile: whole, running, and by segments, from one filter run.
///
/// Unit of every index: m/km (= mm/m). Sources: ASTM E1926; Sayers 1995; World Bank Technical Paper 46; the article
/// GoldenCar says what each convention is for.
public struct InternationalRoughnessIndex: Sendable {
  /// How the state before the first sample is guessed.
  public enum Start: String, Sendable, Hashable, Codable, CaseIterable {
    /// The true mean slope of the first 11 m; a constant grade then has no roughness.
    case exact
    /// The same difference divided by one interval too many, as the Fortran printed by Sayers does.
    case sayers
  }

  /// One piece of the profile.
  public struct Segment: Sendable, Hashable {
    /// Distance from the profile's first point, m.
    public var fromMeters: Double
    public var toMeters: Double
    /// m/km.
    public var iri: Double

    public init(fromMeters: Double, toMeters: Double, iri: Double) {
      self.fromMeters = fromMeters
      self.toMeters = toMeters
      self.iri = iri
    }
  }

  /// The greatest magnitude of an elevation, m: above it stands another unit or a sentinel.
  public static let greatestElevationMeters = 20_000.0

  public let interval: SamplingInterval
  public let start: Start
  /// s0: the slope the car is taken to have come from, m/m.
  public let startSlope: Double
  /// The slopes that drove the car, m/m; sample i covers i·dx…(i+1)·dx.
  public let slopes: [Double]
  /// The responses zs′ − zu′, m/m, one for each slope.
  public let responses: [Double]

  /// Runs the Golden Car once over a profile.
  ///
  /// - Parameter elevations: heights in m, one every `interval`.
  /// - Throws: `tooShort` without a single slope, `notFinite`, `absurdElevation`.
  public init(elevations: [Double], interval: SamplingInterval, start: Start = .exact) throws(ProfileError) {
    let k = interval.baseSamples
    guard elevations.count > k else { throw .tooShort(count: elevations.count, needed: k + 1) }
    for (index, elevation) in elevations.enumerated() {
      guard elevation.isFinite else { throw .notFinite(index: index) }
      guard abs(elevation) <= Self.greatestElevationMeters else {
        throw .absurdElevation(index: index, meters: elevation)
      }
    }
    self.interval = interval
    self.start = start
    startSlope = Self.startSlope(of: elevations, interval: interval, start: start)
    var differences = BaseLengthSlope(interval: interval)
    var slopes: [Double] = []
    differences.push(elevations, into: &slopes)
    var car = GoldenCar(intervalMeters: interval.meters)
    car.begin(slope: startSlope)
    var responses: [Double] = []
    car.push(slopes, into: &responses)
    self.slopes = slopes
    self.responses = responses
  }

  /// The mean slope of the first 11 m, or of a shorter profile as a whole.
  static func startSlope(of elevations: [Double], interval: SamplingInterval, start: Start) -> Double {
    let samples = min(elevations.count - 1, Int((11 / interval.meters + 0.5 + 1e-9).rounded(.down)))
    let divisor = start == .exact ? samples : samples + 1
    return (elevations[samples] - elevations[0]) / (Double(divisor) * interval.meters)
  }

  /// The length that the responses cover, m: one base length less than the profile.
  public var ratedMeters: Double { Double(responses.count) * interval.meters }

  /// The index of the whole profile, m/km.
  public var wholeProfile: Double { mean(of: responses.indices) }

  /// The index from the start up to and including each sample, m/km. Complexity: O(samples).
  public var running: [Double] {
    var sum = 0.0
    return responses.enumerated().map { index, response in
      sum += abs(response)
      return 1000 * sum / Double(index + 1)
    }
  }

  /// The index of a profile's pieces of one length, without starting the car anew; `remainder` is what is left over.
  ///
  /// A sample belongs to the segment in which its middle lies. Segments of which a sample is missing at the profile's
  /// end are the remainder, with the end of the last sample as its end. Complexity: O(samples).
  /// - Precondition: `lengthMeters` is finite and at least one interval.
  public func segments(lengthMeters: Double) -> (whole: [Segment], remainder: Segment?) {
    precondition(
      lengthMeters.isFinite && lengthMeters >= interval.meters, "A segment is at least one interval long")
    /// The first sample whose middle is not before the start of a segment.
    func firstSample(ofSegment segment: Int) -> Int {
      Int((Double(segment) * lengthMeters / interval.meters - 0.5 - 1e-9).rounded(.up))
    }
    var whole: [Segment] = []
    var first = 0
    while firstSample(ofSegment: whole.count + 1) <= responses.count {
      let next = firstSample(ofSegment: whole.count + 1)
      let from = Double(whole.count) * lengthMeters
      whole.append(
        Segment(
          fromMeters: from, toMeters: Double(whole.count + 1) * lengthMeters, iri: mean(of: first..<next)))
      first = next
    }
    guard first < responses.count else { return (whole, nil) }
    let remainder = Segment(
      fromMeters: Double(whole.count) * lengthMeters, toMeters: ratedMeters,
      iri: mean(of: first..<responses.count))
    return (whole, remainder)
  }

  private func mean(of range: Range<Int>) -> Double {
    var sum = 0.0
    for response in responses[range] { sum += abs(response) }
    return 1000 * sum / Double(range.count)
  }
}
