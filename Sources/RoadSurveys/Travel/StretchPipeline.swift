import RoadSignals
import RoughnessModels

/// One unbroken stretch of motion samples on its way from the box's axes to an estimator's response in time.
///
/// Resampling to a uniform rate → gravity out → estimator. The rate is decided on the first four seconds. Everything is
/// pushed; the response samples come out in order, the k-th at `startSeconds + k / rateHertz`.
struct StretchPipeline: Sendable {
  /// Time of the stretch's first sample, s of the log.
  let startSeconds: Double
  private(set) var rateHertz = 0.0
  /// The logger's own rate, Hz, and its jitter, s.
  private(set) var nominal: (rateHertz: Double, jitterRMSSeconds: Double)?
  private(set) var gravity: GravityTracker?
  private var resampler: UniformResampler?
  private var estimator: (any RoughnessEstimator)?
  private var times: [Double] = []
  private var channels: [[Double]]
  private var uniform: [[Double]]
  private var split = GravityTracker.Output()
  /// What the estimator takes, reused.
  private var motion = VehicleMotion()
  /// Gravity of axle and strut, found as the box's is, so that all come out in step.
  private var pairGravity: [GravityTracker] = []
  private var pairSplit = [GravityTracker.Output(), GravityTracker.Output()]
  private let layout: MotionLayout
  /// How the box sits; until it is known, motion that needs it is held.
  private var mounting: BoxMounting?
  private var held = GravityTracker.Output()
  private(set) var isFinished = false
  private var kind: EstimatorKind
  private var configuration: SurveyConfiguration
  /// The stage whose signal is kept for somebody who looks inside.
  private let watching: SignalStage?
  private let own: (@Sendable (Double) -> any RoughnessEstimator)?
  private let stock: EstimatorStock
  /// Whether the pipeline has given output before: its rate is known and its stretch is begun downstream.
  private(set) var hasDrained = false

  /// Seconds of motion on which the rate is decided.
  static let rateSpan = 4.0
  /// A shorter stretch gives nothing: the run-up alone takes longer, and a log in a thousand pieces would make a thousand
  /// filters, s.
  static let shortestSeconds = 0.5

  /// - Parameters:
  ///   - mounting: nil lets `imu` wait for ``settle(_:into:)``; the others don't need it.
  ///   - own: makes an estimator in place of the configured one.
  ///   - stock: where the configured one is taken from.
  init(
    startSeconds: Double, estimator: EstimatorKind, mounting: BoxMounting? = nil,
    configuration: SurveyConfiguration, watching: SignalStage? = nil,
    own: (@Sendable (Double) -> any RoughnessEstimator)? = nil, stock: EstimatorStock = EstimatorStock()
  ) {
    self.own = own
    self.stock = stock
    self.startSeconds = startSeconds
    self.watching = watching
    kind = estimator
    layout = MotionLayout(estimator)
    channels = Array(repeating: [], count: layout.channelCount)
    uniform = channels
    self.mounting = mounting
    self.configuration = configuration
  }

  /// What came out of one push.
  struct Output: Sendable {
    var response: [Double] = []
    /// Half the difference of the two wheel tracks, for every response sample or none.
    var halfDifferences: [Double] = []
    var horizontal: [Vector3] = []
    /// Columns of the stage that is watched.
    var watched: [[Double]] = []

    fileprivate mutating func watch(_ columns: [[Double]]) {
      if watched.isEmpty { watched = columns.map { _ in [] } }
      for (index, column) in columns.enumerated() { watched[index] += column }
    }
  }

  /// Takes rows with times in seconds of the log.
  mutating func append(_ rows: MotionRows) {
    times.append(contentsOf: rows.seconds.lazy.map { [startSeconds] in $0 - startSeconds })
    for i in channels.indices { channels[i].append(contentsOf: rows.channels[i]) }
    // The same rows decide however the input is cut: those up to the first one past the span.
    if resampler == nil, let enough = times.firstIndex(where: { $0 >= Self.rateSpan }) {
      decideRate(Array(times[...enough]))
    }
  }

  /// Works through what was appended.
  mutating func drain(into output: inout Output) {
    guard resampler != nil else { return }
    hasDrained = true
    resampler?.push(times: times, channels: channels, into: &uniform)
    forget()
    pass(into: &output, finish: false)
  }

  /// The stretch ends. A stretch too short to decide a rate gives nothing.
  mutating func finish(into output: inout Output) {
    if resampler == nil, (times.last ?? 0) >= Self.shortestSeconds { decideRate(times) }
    guard resampler != nil else { return }
    drain(into: &output)
    resampler?.finish(into: &uniform)
    pass(into: &output, finish: true)
  }

  private mutating func forget() {
    times.removeAll(keepingCapacity: true)
    for i in channels.indices { channels[i].removeAll(keepingCapacity: true) }
  }

  private mutating func decideRate(_ times: [Double]) {
    nominal = NominalRate.estimate(times: times)
    guard let nominal, nominal.rateHertz >= configuration.conditioning.minimumRateHertz else { return }
    // A nearly nominal logger (99.6 Hz) gets the round rate, a slower one its own to the whole Hz.
    let ceiling = configuration.conditioning.uniformRateHertz
    rateHertz = nominal.rateHertz > 0.9 * ceiling ? ceiling : nominal.rateHertz.rounded()
    resampler = UniformResampler(channelCount: layout.channelCount, rateHertz: rateHertz)
    gravity = GravityTracker(
      rateHertz: rateHertz, configuration: configuration.conditioning, givesGravity: watching == .gravity)
    if layout == .pair {
      pairGravity = [0, 1].map { _ in
        GravityTracker(rateHertz: rateHertz, configuration: configuration.conditioning, isSingleAxis: true)
      }
    }
    if !waits { makeEstimator() }
  }

  /// Whether motion is held until the mounting is known.
  var waits: Bool { kind == .imu && mounting == nil }

  private mutating func makeEstimator() {
    if let mounting { configuration.geometry.boxBehindFrontAxleMeters = mounting.boxBehindFrontAxle }
    estimator = own?(rateHertz) ?? stock.estimator(kind, rateHertz: rateHertz, configuration)
  }

  /// The motion held that was recorded up to a time of the log, pitching as the box would have it if forward were so.
  func heldMotion(until seconds: Double, forward: Vector3) -> VehicleMotion {
    guard rateHertz > 0 else { return VehicleMotion() }
    let known = (seconds - startSeconds) * rateHertz
    let count = Int(max(0, min(Double(held.vertical.count), known.rounded(.down))))
    let mounting = BoxMounting(forward: forward, boxBehindFrontAxle: 0)
    var motion = VehicleMotion(vertical: Array(held.vertical[..<count]))
    motion.pitchRate = (0..<count).map { mounting.pitchRate(held.tilting[$0], up: held.up[$0]) }
    return motion
  }

  /// The mounting is known, or will never be: then `inverse` does without. What was held comes out.
  mutating func settle(_ found: BoxMounting?, into output: inout Output) {
    guard waits else { return }
    if found == nil { kind = .inverse }
    mounting = found
    guard rateHertz > 0 else { return }
    makeEstimator()
    motion.removeAll()
    swap(&motion.vertical, &held.vertical)
    if found != nil { pitch(held) }
    held = GravityTracker.Output()
    estimate(into: &output, finish: isFinished)
  }

  private mutating func pass(into output: inout Output, finish: Bool) {
    split.removeAll()
    if watching == .uniform { output.watch(Array(uniform[..<3])) }
    gravity?.push(uniform, into: &split)
    if finish { gravity?.finish(into: &split) }
    if watching == .conditioned {
      let horizontal = split.horizontal
      output.watch([split.vertical, horizontal.map(\.x), horizontal.map(\.y), horizontal.map(\.z)])
    }
    if watching == .gravity {
      output.watch([split.gravity.map(\.x), split.gravity.map(\.y), split.gravity.map(\.z)])
    }
    output.horizontal.append(contentsOf: split.horizontal)
    isFinished = finish
    if waits {
      held.vertical.append(contentsOf: split.vertical)
      held.tilting.append(contentsOf: split.tilting)
      held.up.append(contentsOf: split.up)
      for i in uniform.indices { uniform[i].removeAll(keepingCapacity: true) }
      return
    }
    motion.removeAll()
    swap(&motion.vertical, &split.vertical)
    switch layout {
    case .plain: break
    case .turning: pitch(split)
    case .pair: passPair(finish: finish)
    case .height: swap(&motion.profile, &uniform[3])
    }
    for i in uniform.indices { uniform[i].removeAll(keepingCapacity: true) }
    estimate(into: &output, finish: finish)
  }

  private mutating func estimate(into output: inout Output, finish: Bool) {
    estimator?.push(motion, into: &output.response)
    if finish { estimator?.finish(into: &output.response) }
    output.halfDifferences += estimator?.takeHalfDifferences() ?? []
  }

  private mutating func pitch(_ source: GravityTracker.Output) {
    guard let mounting, kind == .imu else { return }
    for (tilting, up) in zip(source.tilting, source.up) {
      motion.pitchRate.append(mounting.pitchRate(tilting, up: up))
      motion.rollRate.append(mounting.rollRate(tilting, up: up))
    }
  }

  private mutating func passPair(finish: Bool) {
    for i in pairGravity.indices {
      let zeros = [Double](repeating: 0, count: uniform[3 + i].count)
      pairSplit[i].removeAll()
      pairGravity[i].push([zeros, zeros, uniform[3 + i]], into: &pairSplit[i])
      if finish { pairGravity[i].finish(into: &pairSplit[i]) }
    }
    swap(&motion.axle, &pairSplit[0].vertical)
    swap(&motion.strut, &pairSplit[1].vertical)
  }
}
