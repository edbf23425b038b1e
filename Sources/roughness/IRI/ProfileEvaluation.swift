import DriveLogs
import RoadFindings
import RoughnessModels

/// What `roughness iri` was asked to do with each profile.
struct ProfileEvaluation {
  typealias Segment = InternationalRoughnessIndex.Segment

  /// Why a profile has no index: the message with its place, and the process's exit code.
  struct Failure: Error, Equatable {
    var exit: Int32
    var text: String
  }

  /// The index of one line of elevations, with its places on the profile's own axis.
  struct Track {
    var file: String
    /// `profile`, `left` or `right`.
    var name: String
    var fromMeters: Double
    var index: InternationalRoughnessIndex
    var segments: [Segment]
    var remainder: Segment?
    var isResampled: Bool

    var whole: Segment {
      Segment(fromMeters: fromMeters, toMeters: fromMeters + index.ratedMeters, iri: index.wholeProfile)
    }
  }

  /// Both wheel tracks of one stretch: the mean of their indices, and the index of their mean.
  struct Pair {
    struct Segment {
      var fromMeters: Double
      var toMeters: Double
      var meanRoughnessIndex: Double
      var halfCarRoughnessIndex: Double
    }

    var file: String
    var intervalMeters: Double
    var whole: Segment
    var segments: [Segment]
    var remainder: Segment?
  }

  struct Result {
    var tracks: [Track]
    var pair: Pair?
    var findings: [Finding] = []
  }

  var start: InternationalRoughnessIndex.Start
  var segmentLengthMeters: Double
  /// The step of elevations without distances; of others the step to resample to.
  var intervalMeters: Double?
  var allowedGapMeters: Double?

  /// Above this no road is drivable: most likely the unit is wrong, m/km.
  static let implausibleIndex = 50.0

  private struct Uniform {
    var profile: UniformProfile
    /// The table's findings and what resampling adds.
    var findings: [Finding]
  }

  /// The length over which the car's motion depends on the guess at its start, m.
  static let runUpMeters = 30.0

  /// Evaluates a file: one track, or left and right of one table.
  func evaluate(_ table: ProfileTable) throws(Failure) -> Result {
    let uniform = try uniform(table)
    let profile = uniform.profile
    var result: Result
    if profile.tracks.count == 2 {
      result = try pair(profile, leftFile: table.name, rightFile: table.name)
    } else {
      let index = try index(of: profile, in: table.name)
      result = Result(tracks: [track(index, of: profile, file: table.name, name: "profile")])
    }
    result.findings = uniform.findings + doubts(about: result, in: table.name)
    return result
  }

  /// Evaluates two files as left and right of one stretch.
  func evaluate(left: ProfileTable, right: ProfileTable) throws(Failure) -> Result {
    let file = "\(left.name), \(right.name)"
    guard left.tracks.count == 1, right.tracks.count == 1 else {
      throw Failure(exit: 65, text: "\(file): a pair of files has one track in each; leave --pair out")
    }
    let (uniformLeft, uniformRight) = (try uniform(left), try uniform(right))
    let (a, b) = (uniformLeft.profile, uniformRight.profile)
    guard a.interval == b.interval, abs(a.startMeters - b.startMeters) <= 0.1 * a.interval.meters else {
      throw Failure(
        exit: 65,
        text: "\(file): the tracks begin at \(a.startMeters) and \(b.startMeters) m and have steps of "
          + "\(a.interval.meters) and \(b.interval.meters) m; a pair begins and steps alike; cut them alike, or "
          + "give --interval")
    }
    let count = min(a.tracks[0].count, b.tracks[0].count)
    var both = a
    both.tracks = [Array(a.tracks[0].prefix(count)), Array(b.tracks[0].prefix(count))]
    var result = try pair(both, leftFile: left.name, rightFile: right.name)
    result.tracks[1].isResampled = b.isResampled
    result.findings = uniformLeft.findings + uniformRight.findings + doubts(about: result, in: file)
    if a.tracks[0].count != b.tracks[0].count {
      result.findings.append(
        Finding(
          .tooShort, .warning, at: Place(log: file),
          "the tracks have \(a.tracks[0].count) and \(b.tracks[0].count) points; the first \(count) of each were used"
        ))
    }
    return result
  }

  private func pair(
    _ profile: UniformProfile, leftFile: String, rightFile: String
  ) throws(Failure) -> Result {
    let pair: WheelTrackPair
    do throws(ProfileError) {
      pair = try WheelTrackPair(
        left: profile.tracks[0], right: profile.tracks[1], interval: profile.interval, start: start)
    } catch {
      throw failure(error, in: leftFile)
    }
    let left = track(pair.left, of: profile, file: leftFile, name: "left")
    let right = track(pair.right, of: profile, file: rightFile, name: "right")
    let average = track(pair.average, of: profile, file: leftFile, name: "average")
    func joined(_ left: Segment, _ right: Segment, _ average: Segment) -> Pair.Segment {
      Pair.Segment(
        fromMeters: left.fromMeters, toMeters: left.toMeters, meanRoughnessIndex: (left.iri + right.iri) / 2,
        halfCarRoughnessIndex: average.iri)
    }
    var remainder: Pair.Segment?
    if let a = left.remainder, let b = right.remainder, let c = average.remainder {
      remainder = joined(a, b, c)
    }
    return Result(
      tracks: [left, right],
      pair: Pair(
        file: leftFile == rightFile ? leftFile : "\(leftFile), \(rightFile)",
        intervalMeters: profile.interval.meters,
        whole: joined(left.whole, right.whole, average.whole),
        segments: left.segments.indices.map {
          joined(left.segments[$0], right.segments[$0], average.segments[$0])
        },
        remainder: remainder))
  }

  private func index(
    of profile: UniformProfile, in file: String
  ) throws(Failure) -> InternationalRoughnessIndex {
    do throws(ProfileError) {
      return try InternationalRoughnessIndex(
        elevations: profile.tracks[0], interval: profile.interval, start: start)
    } catch {
      throw failure(error, in: file)
    }
  }

  private func track(
    _ index: InternationalRoughnessIndex, of profile: UniformProfile, file: String, name: String
  ) -> Track {
    let (segments, remainder) = index.segments(lengthMeters: segmentLengthMeters)
    func placed(_ segment: Segment) -> Segment {
      Segment(
        fromMeters: profile.startMeters + segment.fromMeters,
        toMeters: profile.startMeters + segment.toMeters,
        iri: segment.iri)
    }
    return Track(
      file: file, name: name, fromMeters: profile.startMeters, index: index, segments: segments.map(placed),
      remainder: remainder.map(placed), isResampled: profile.isResampled)
  }

  /// A table's tracks on equal steps.
  private func uniform(_ table: ProfileTable) throws(Failure) -> Uniform {
    guard !table.distances.isEmpty || table.statedIntervalMeters != nil || intervalMeters != nil else {
      throw Failure(
        exit: 64,
        text: "\(table.name): elevations without distances were found; state the distance between them with "
          + "--interval METRES")
    }
    let profile: UniformProfile
    do throws(ProfileError) { profile = try steps(of: table) } catch { throw failure(error, in: table.name) }
    guard profile.isResampled else { return Uniform(profile: profile, findings: table.findings) }
    let doubt = Finding(
      .samplesMissing, .warning, at: Place(log: table.name),
      "the points are not at steps of \(profile.interval.meters) m and were resampled by a monotone cubic; irregular "
        + "points alone change IRI by some per cent")
    return Uniform(profile: profile, findings: table.findings + [doubt])
  }

  private func steps(of table: ProfileTable) throws(ProfileError) -> UniformProfile {
    let elevations = table.tracks.map(\.elevations)
    guard table.distances.isEmpty else {
      return try ProfileResampling(
        intervalMeters: intervalMeters, distanceResolutionMeters: table.distanceResolutionMeters,
        allowedGapMeters: allowedGapMeters
      ).uniform(distances: table.distances, tracks: elevations)
    }
    let wanted = try intervalMeters.map { meters throws(ProfileError) in try SamplingInterval(meters: meters)
    }
    guard let stated = table.statedIntervalMeters, let wanted else {
      let interval = try SamplingInterval(meters: table.statedIntervalMeters ?? intervalMeters ?? 0)
      return UniformProfile(startMeters: 0, interval: interval, tracks: elevations, isResampled: false)
    }
    return try ProfileResampling(intervalMeters: wanted.meters).uniform(
      distances: elevations[0].indices.map { Double($0) * stated }, tracks: elevations)
  }

  private func doubts(about result: Result, in file: String) -> [Finding] {
    var findings: [Finding] = []
    func doubt(_ kind: FindingKind, _ severity: Severity, _ text: String) {
      findings.append(Finding(kind, severity, at: Place(log: file), text))
    }
    guard let first = result.tracks.first else { return [] }
    if first.index.ratedMeters < Self.runUpMeters - first.index.interval.baseLengthMeters {
      doubt(
        .tooShort, .warning,
        "the profile is \(first.index.ratedMeters) m long; over the first 30 m the car still remembers the guess at "
          + "its start")
    }
    if let worst = result.tracks.map(\.index.wholeProfile).max(), worst > Self.implausibleIndex {
      doubt(
        .absurdValue, .warning,
        "an IRI above \(Int(Self.implausibleIndex)) m/km is no road's; are the elevations in metres? state the unit "
          + "with --unit")
    }
    return findings
  }

  private func failure(_ error: ProfileError, in file: String) -> Failure {
    let text =
      switch error {
      case .tooShort(let count, let needed):
        "\(count) points make no slope; \(needed) are needed"
      case .intervalOutOfRange(let meters):
        "the points are \(meters) m apart; IRI is defined for steps of 0.01 to 1 m; a finer profile can be resampled "
          + "with --interval, a coarser one has lost what makes the car move"
      case .notFinite(let index): "point \(index + 1) is not a finite number"
      case .absurdElevation(let index, let meters):
        "point \(index + 1) is \(meters) m high; state the unit with --unit"
      case .distanceNotIncreasing(let index): "the distance does not grow after point \(index + 1)"
      case .gap(let index, let meters, let allowed):
        "there is no point for \(meters) m after point \(index + 1); at most \(allowed) m are interpolated; split the "
          + "profile there, or allow the gap with --max-gap"
      case .tracksDiffer(let text): text
      }
    return Failure(exit: 65, text: "\(file): \(text)")
  }
}
