/// Which fixes become steps of the model.
public struct TrackThinningConfiguration: Sendable, Hashable, Codable {
  /// Least distance driven between two steps, metres; fixes between them still count for chainage. The default is 8.
  public var stepMeters = 8.0
  /// Headings slower than this are not trusted, m/s. The default is 2.
  public var leastHeadingSpeed = 2.0
  /// Distance driven over which a missing heading is taken from the positions, metres. The default is 20.
  public var headingBaselineMeters = 20.0

  public init() {}

  static let meanings: [String: String] = [
    "stepMeters": "least distance driven between two fixes that the matcher looks at, metres",
    "leastHeadingSpeed": "speed below which the receiver's heading is not trusted, m/s",
    "headingBaselineMeters": "distance driven over which a missing heading is taken from positions, metres",
  ]
}

/// One step of the model: a fix, in the network's plane.
struct TrackStep {
  /// Index of the fix in the track.
  var fix: Int
  /// Degrees east of the network's reference longitude, degrees north.
  var x: Double
  var y: Double
  /// Metres per degree there.
  var scale: DegreeScale
  var travelledMeters: Double
  var seconds: Double
  /// Unit vector of the heading, or (0, 0) where it isn't known.
  var headingX: Double
  var headingY: Double
  /// Standard deviation of the position, metres.
  var sigma: Double
}

/// Thins a track: receivers err alike in neighbouring fixes, so ten fixes at one place prove no more than one, and a long
/// stop proves nothing. (Newson & Krumm drop fixes within 2σ of the one before, for the same reason.)
struct TrackThinning {
  let configuration: TrackThinningConfiguration
  let emission: EmissionCost

  /// The first fix, the last fix, and between them every fix that lies `stepMeters` or more beyond the step before.
  ///
  /// Fixes without finite coordinates are passed over. Complexity: O(fixes).
  func steps(of track: [TrackPoint], in network: RoadNetwork) -> [TrackStep] {
    var steps: [TrackStep] = []
    var lastUsable: Int?
    // Trailing fix for headings from positions.
    var tail = 0
    for (i, point) in track.enumerated() {
      guard Self.isUsable(point) else { continue }
      lastUsable = i
      while tail < i
        && (!Self.isUsable(track[tail])
          || track[tail + 1].travelledMeters <= point.travelledMeters - configuration.headingBaselineMeters)
      { tail += 1 }
      if let last = steps.last, point.travelledMeters - last.travelledMeters < configuration.stepMeters {
        continue
      }
      steps.append(step(i, point, tail: track[tail], in: network))
    }
    if let i = lastUsable, let last = steps.last, last.fix != i,
      track[i].travelledMeters > last.travelledMeters
    {
      steps.append(step(i, track[i], tail: track[tail], in: network))
    }
    return steps
  }

  static func isUsable(_ point: TrackPoint) -> Bool {
    point.coordinate.latitude.isFinite && point.coordinate.longitude.isFinite
      && abs(point.coordinate.latitude) <= 90 && point.travelledMeters.isFinite
  }

  private func step(_ i: Int, _ point: TrackPoint, tail: TrackPoint, in network: RoadNetwork) -> TrackStep {
    let scale = DegreeScale(latitude: point.coordinate.latitude)
    var headingX = 0.0
    var headingY = 0.0
    if let heading = point.headingDegrees, heading.isFinite, point.speed >= configuration.leastHeadingSpeed {
      headingX = PlatformMath.sine(heading * PlatformMath.radiansPerDegree)
      headingY = PlatformMath.cosine(heading * PlatformMath.radiansPerDegree)
    } else if point.headingDegrees == nil,
      point.travelledMeters - tail.travelledMeters >= configuration.headingBaselineMeters,
      point.travelledMeters - tail.travelledMeters < 4 * configuration.headingBaselineMeters
    {
      let dx = wrappedLongitude(point.coordinate.longitude - tail.coordinate.longitude) * scale.east
      let dy = (point.coordinate.latitude - tail.coordinate.latitude) * scale.north
      let length = (dx * dx + dy * dy).squareRoot()
      // Shorter than half the way driven: a bend or a wild fix, no heading.
      if length > configuration.headingBaselineMeters / 2 {
        headingX = dx / length
        headingY = dy / length
      }
    }
    return TrackStep(
      fix: i, x: wrappedLongitude(point.coordinate.longitude - network.referenceLongitude),
      y: point.coordinate.latitude, scale: scale, travelledMeters: point.travelledMeters,
      seconds: point.seconds, headingX: headingX, headingY: headingY,
      sigma: emission.sigma(ofAccuracy: point.accuracyMeters))
  }
}
