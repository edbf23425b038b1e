import DriveLogs
import RoadFindings
import RoadNetworks
import RoughnessModels

/// Takes one log in while it is read and builds its ``RunTrace``: the whole signal side of the walk.
///
/// Motion and fixes arrive in any interleaving; a response sample is mapped to distance as soon as the speed at its time
/// is known. What is held: the stages' stated latencies, the fixes, the half-metre bins, and response samples that still
/// wait for a fix. So memory grows with the distance driven, never with the file; with `cutting` it doesn't grow with the
/// distance either, if ``takeParts()`` is called.
struct RunBuilder: DriveLogSink, Sendable {
  private let log: String
  private let configuration: SurveyConfiguration
  private let watching: SignalStage?
  private var tap: SignalTap
  private var description: DriveLogDescription?
  private var collector = FindingCollector()
  private var fixes: FixTrack
  /// What estimates this run, decided when the first motion shows which channels the log has.
  private var estimator: EstimatorKind?
  /// How the box sits, where `imu` runs; while it is looked for, stretches that ended wait.
  private var mounting: BoxMounting?
  private var search: MountingSearch?
  private var waiting: [StretchPipeline] = []
  private var gravity = GravityMean()
  private var clipping = ClippingDetector()
  private var stretch: StretchPipeline?
  /// Whether rows came since the last hole; asked a row, so not worked out from the stretch.
  private var isInStretch = false
  /// Rows of the block at hand that the stretch hasn't seen.
  private var rows = MotionRows(.plain)
  /// Whether the log has accelerations of a box; without, axle and strut or a profile are all there is.
  private var hasBox = true
  private var output = StretchPipeline.Output()
  private var mapping = ResponseMapping()
  private var origin: Int64?
  private var lastTime: Int64?
  private var rateHertz = 0.0
  private var jitterSeconds: Double?
  /// Rate of a stretch that was too slow to be used.
  private var lowRate: Double?

  private var cutter: TraceCutter?

  /// An estimator of the caller's own instead of the configured one, for a uniform signal of a rate in Hz.
  private let own: (@Sendable (Double) -> any RoughnessEstimator)?
  private let stock: EstimatorStock

  /// `watching` keeps one stage's signal for ``takeWatched()``; `cutting` makes parts of a very long run.
  init(
    log: String, configuration: SurveyConfiguration, watching: SignalStage? = nil,
    cutting: TraceCutting? = nil,
    estimator own: (@Sendable (Double) -> any RoughnessEstimator)? = nil,
    stock: EstimatorStock = EstimatorStock()
  ) {
    self.log = log
    self.stock = stock
    self.own = own
    self.watching = watching
    cutter = cutting.map { TraceCutter($0) }
    tap = SignalTap(watching)
    self.configuration = configuration
    fixes = FixTrack(configuration: configuration)
  }

  mutating func begin(_ description: DriveLogDescription) { self.description = description }

  mutating func receive(finding: Finding) { collector.add(finding) }

  mutating func receive(fix: Fix) {
    fixes.append(fix, seconds: seconds(fix.time))
    seekMounting(final: false)
    mapping.advance(fixes.speeds, final: false)
    cutOff()
  }

  mutating func receive(motion block: borrowing MotionBlock) {
    guard block.count > 0 else { return }
    if estimator == nil { chooseEstimator(block) }
    if block.beginsStretch { endStretch() }
    takeIn(block)
    drain()
    fixes.admit(final: false)
    seekMounting(final: false)
    mapping.advance(fixes.speeds, final: false)
    cutOff()
  }

  /// The rows of a block that can be used; a hole between them ends the stretch.
  private mutating func takeIn(_ block: borrowing MotionBlock) {
    var i = 0
    while i < block.count {
      defer { i += 1 }
      // A damaged cell is a hole in the recording, never a value.
      guard isWhole(i, of: block) else { continue }
      if let last = lastTime, isInStretch {
        let step = Double(block.times[i] - last) * 1e-9
        guard step > 0 else { continue }
        // The reader has said it, with its line.
        if step > configuration.conditioning.maximumGapSeconds { endStretch() }
      }
      // Nearly all rows simply follow the one before.
      var end = i + 1
      while end < block.count, isWhole(end, of: block) {
        let step = Double(block.times[end] - block.times[end - 1]) * 1e-9
        guard step > 0, step <= configuration.conditioning.maximumGapSeconds else { break }
        end += 1
      }
      let first = rows.seconds.count
      let zero = origin ?? block.times[i]
      origin = zero
      rows.append(i..<end, of: block, origin: zero)
      clipping.push(rows, from: first)
      lastTime = block.times[end - 1]
      isInStretch = true
      i = end - 1
    }
  }

  private func isWhole(_ i: Int, of block: borrowing MotionBlock) -> Bool {
    if hasBox {
      guard block.ax[i].isFinite, block.ay[i].isFinite, block.az[i].isFinite else { return false }
    }
    return rows.layout.isWhole(i, of: block)
  }

  /// The channels don't change within a log: its first block shows them all.
  private mutating func chooseEstimator(_ block: borrowing MotionBlock) {
    hasBox = !block.ax.isEmpty && !block.ay.isEmpty && !block.az.isEmpty
    let channels = EstimatorKind.Channels(
      hasTurningRates: !block.gx.isEmpty && !block.gy.isEmpty && !block.gz.isEmpty,
      hasAxleAndStrut: !block.axle.isEmpty && !block.strut.isEmpty,
      hasProfile: !block.profile.isEmpty,
      isBoxPlaced: configuration.geometry.boxBehindFrontAxleMeters != nil, hasBox: hasBox)
    let (kind, lacking) = configuration.estimator.chosen(for: channels)
    if let lacking {
      collector.add(
        Finding(
          .missingColumn, .warning, at: Place(log: log),
          "\(configuration.estimator.rawValue) needs \(lacking); \(kind.rawValue) was used"))
    }
    estimator = kind
    mounting = BoxMounting(stated: configuration.geometry)
    if kind == .imu, mounting == nil { search = MountingSearch() }
    rows = MotionRows(MotionLayout(kind))
  }

  /// The log is over: everything held comes out.
  ///
  /// Throws an error finding when nothing can be rated at all: no motion, too slow a logger, no fix.
  mutating func finish(tally logTally: LogTally) throws(DriveLogError) -> RunTrace {
    endStretch()
    fixes.admit(final: true)
    seekMounting(final: true)
    mapping.advance(fixes.speeds, final: true)
    cutOff()
    guard let description, let origin, let lastTime, let join = mapping.join, let estimator else {
      throw unusable
    }
    guard let lastFix = fixes.speeds.points.last, fixes.speeds.points.count > 1 else {
      throw refuse(.noFixes, "no usable position; the recorder must log GNSS fixes too")
    }
    let found = fixes.state(until: .infinity)
    collector.add(LatencyEstimator.finding(found, log: log))
    var (bins, tally, events) = (join.mapper.bins, join.tally, join.mapper.events)
    // What is mounted upright on axle and strut, and a profiler, need none to be sure of their direction.
    let lacksGravity = hasBox && (!description.hasGravity || gravity.norm < SensorDoubts.smallestGravity)
    if lacksGravity {
      bins.exclude(.gravityMissing)
      events = []
      tally.note(.gravityMissing, meters: lastFix.travelled, atSeconds: 0)
    }
    let doubts = SensorDoubts(
      log: log, gravity: gravity.mean, norm: gravity.norm, clippedRows: clipping.rows)
    for finding in doubts.findings + tally.findings(log: log, configuration: configuration.exclusion) {
      collector.add(finding)
    }
    if lacksGravity || !(cutter?.wasRated ?? false || bins.isRated) {
      collector.add(configuration.exclusion.nothingRated(of: lastFix.travelled, log: log))
    }
    let (delay, (lag, deviation)) = (found?.seconds ?? 0, antenna)
    return RunTrace(
      log: log, description: description, tally: logTally, findings: collector.findings,
      estimator: estimator, response: response(of: estimator), bins: bins,
      track: fixes.track(late: delay, lag: lag), bridged: fixes.bridged(late: delay, lag: lag),
      antennaLagMeters: lag, antennaDeviationMeters: deviation,
      latencyDeviationSeconds: found == nil ? unknownLatency : 0, distanceMeters: lastFix.travelled,
      durationSeconds: seconds(lastTime),
      rateHertz: rateHertz,
      startEpochNanoseconds: description.clock == .unixEpoch ? origin : nil,
      sensor: .init(
        gravity: gravity.mean, gravityNorm: gravity.norm, forward: found?.forward,
        latencySeconds: found?.seconds, jitterSeconds: jitterSeconds),
      exclusions: tally.noted, events: events, cutMeters: cutter?.border,
      lacksGravity: lacksGravity)
  }

  /// How late fixes may be stamped where it can't be found, s: a profiler's positions have its own clock.
  private var unknownLatency: Double { estimator == .profile ? 0 : LatencyEstimator.unknownSeconds }

  /// The antenna reaches a place so many metres later than what the response stands for, and how sure that is.
  private var antenna: (lag: Double, deviation: Double) {
    var geometry = configuration.geometry
    geometry.boxBehindFrontAxleMeters = mounting?.boxBehindFrontAxle ?? geometry.boxBehindFrontAxleMeters
    let lag = geometry.antennaLag(overFrontAxle: [.imu, .dual, .profile].contains(estimator ?? .inverse))
    return (lag, geometry.antennaDeviationMeters)
  }

  // MARK: - Parts

  /// The parts that were cut off since the last call, in order of travel; what is left is the trace's.
  mutating func takeParts() -> [TracePart] { cutter?.take() ?? [] }

  private mutating func cutOff() {
    // While the mounting is looked for, nothing is mapped.
    guard search == nil, mapping.join != nil else { return }
    let (antenna, unknownLatency) = (antenna, unknownLatency)
    cutter?.cut(&fixes, &mapping, antenna: antenna, unknownLatency: unknownLatency)
  }

  mutating func handOver() -> ResponseMapping.Work? {
    // While the mounting is looked for, nothing is mapped.
    search == nil ? mapping.handOver(fixes.speeds) : nil
  }

  mutating func takeBack(_ work: ResponseMapping.Work) {
    mapping.takeBack(work)
    cutOff()
  }

  /// What has passed the stage that is watched since the last call.
  mutating func takeWatched() -> [SignalRows] {
    watching == .profile ? mapping.takeWatched() : tap.take()
  }

  /// Why a log without a single usable stretch can't be used.
  private var unusable: DriveLogError {
    if lastTime == nil {
      return refuse(.tooShort, "no motion sample could be used; expected rows of acceleration")
    }
    if let lowRate {
      return refuse(
        .rateLow,
        "the accelerometer was logged at \((lowRate * 10).rounded() / 10) Hz; at least "
          + "\(Int(configuration.conditioning.minimumRateHertz)) Hz are needed, 100 Hz are good")
    }
    return refuse(
      .tooShort, "too few motion samples in one piece to find a rate; record at least ten seconds")
  }

  /// Seconds of the log: since its first motion sample, or its first fix where that comes first in the file.
  private mutating func seconds(_ time: Int64) -> Double {
    let zero = origin ?? time
    origin = zero
    return Double(time - zero) * 1e-9
  }

  // MARK: - Stretches

  private mutating func endStretch() {
    isInStretch = false
    guard var ending = takeStretch() else { return }
    let begun = ending.hasDrained
    ending.finish(into: &output)
    guard ending.rateHertz > 0 else {
      lowRate = ending.nominal?.rateHertz ?? lowRate
      return
    }
    pass(ending, begun: begun)
    if ending.waits { waiting.append(ending) } else { mapping.end() }
  }

  private mutating func drain() {
    guard var current = takeStretch() else { return }
    let begun = current.hasDrained
    current.drain(into: &output)
    if current.rateHertz > 0 { pass(current, begun: begun) }
    stretch = current
  }

  /// The stretch at hand with all rows so far, begun if there is none; taken out, so that it is changed in place.
  private mutating func takeStretch() -> StretchPipeline? {
    guard let start = rows.seconds.first else {
      defer { stretch = nil }
      return stretch
    }
    var current =
      stretch
      ?? StretchPipeline(
        startSeconds: start, estimator: estimator ?? .inverse, mounting: mounting,
        configuration: configuration, watching: watching, own: own, stock: stock)
    stretch = nil
    current.append(rows)
    rows.removeAll()
    return current
  }

  /// Hands on what the pipeline gave.
  private mutating func pass(_ pipeline: StretchPipeline, begun: Bool) {
    if !begun { beginOutput(of: pipeline) }
    fixes.push(output.horizontal)
    if !output.watched.isEmpty {
      tap.append(output.watched)
      output.watched.removeAll()
    }
    if pipeline.waits {
      if let tracker = pipeline.gravity { gravity.update(stretch: pipeline.startSeconds, tracker) }
      output.horizontal.removeAll(keepingCapacity: true)
      return
    }
    if let tracker = pipeline.gravity {
      gravity.update(stretch: pipeline.startSeconds, tracker)
      mapping.append(
        output.response, halfDifferences: output.halfDifferences,
        moved: tracker.movedSeconds(from: pipeline.startSeconds), clipped: clipping.ranges)
    }
    output.response.removeAll(keepingCapacity: true)
    output.halfDifferences.removeAll(keepingCapacity: true)
    output.horizontal.removeAll(keepingCapacity: true)
  }

  private mutating func beginOutput(of pipeline: StretchPipeline) {
    if !mapping.hasBegun {
      rateHertz = pipeline.nominal?.rateHertz ?? pipeline.rateHertz
      jitterSeconds = pipeline.nominal?.jitterRMSSeconds
      mapping.begin(
        DistanceMapper(
          response: response(of: estimator ?? .inverse), knowsBothTracks: own == nil && estimator == .imu,
          exclusion: configuration.exclusion,
          rateHertz: rateHertz,
          detector: own == nil ? configuration.makeEventDetector(estimator ?? .inverse) : nil,
          watching: watching))
    }
    tap.begin(at: pipeline.startSeconds, step: 1 / pipeline.rateHertz)
    if !pipeline.waits { mapping.begin(atSeconds: pipeline.startSeconds, rateHertz: pipeline.rateHertz) }
    fixes.begin(atSeconds: pipeline.startSeconds, rateHertz: pipeline.rateHertz)
  }

  // MARK: - The box's mounting

  /// Looks for the mounting where its time has come; at the end on all there is.
  private mutating func seekMounting(final: Bool) {
    while let looking = search {
      let at = final ? Double.infinity : looking.at
      guard final || (fixes.speeds.knownUntil >= at && fixes.horizontalUntil >= at + 2) else { return }
      let found = MountingSearch.mounting(
        until: at, stated: configuration.geometry, forward: fixes.state(until: at)?.forward,
        held: waiting + (stretch.map { [$0] } ?? []))
      if let found {
        settle(found)
      } else if final || looking.isOver {
        settle(nil)
      } else {
        search?.postpone()
      }
    }
  }

  /// Everything held goes on its way.
  private mutating func settle(_ found: BoxMounting?) {
    search = nil
    mounting = found
    if found == nil { estimator = .inverse }
    collector.add(MountingSearch.finding(found, log: log))
    for var pipeline in waiting { release(&pipeline, found) }
    waiting = []
    if var current = stretch {
      stretch = nil
      let begun = current.hasDrained && current.rateHertz > 0
      if begun { release(&current, found) } else { current.settle(found, into: &output) }
      stretch = current
    }
  }

  private mutating func release(_ pipeline: inout StretchPipeline, _ found: BoxMounting?) {
    pipeline.settle(found, into: &output)
    mapping.begin(atSeconds: pipeline.startSeconds, rateHertz: pipeline.rateHertz)
    mapping.append(
      output.response, halfDifferences: output.halfDifferences,
      moved: pipeline.gravity?.movedSeconds(from: pipeline.startSeconds) ?? [],
      clipped: clipping.ranges)
    output.response.removeAll(keepingCapacity: true)
    output.halfDifferences.removeAll(keepingCapacity: true)
    if pipeline.isFinished { mapping.end() }
  }

  private func response(of kind: EstimatorKind) -> EstimatorResponse {
    own?(configuration.conditioning.uniformRateHertz).response ?? configuration.response(of: kind)
  }

  // MARK: - Findings

  private func refuse(_ kind: FindingKind, _ text: String) -> DriveLogError {
    DriveLogError(.badData, kind, at: Place(log: log), text)
  }
}
