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
  private var channels: [[Double]] = [[], [], []]
  private var uniform: [[Double]] = [[], [], []]
  private var split = GravityTracker.Output()
  private let configuration: SurveyConfiguration
  /// Whether the pipeline has given output before: its rate is known and its stretch is begun downstream.
  private(set) var hasDrained = false

  /// Seconds of motion on which the rate is decided.
  static let rateSpan = 4.0

  init(startSeconds: Double, configuration: SurveyConfiguration) {
    self.startSeconds = startSeconds
    self.configuration = configuration
  }

  /// What came out of one push.
  struct Output: Sendable {
    var response: [Double] = []
    var horizontal: [Vector3] = []
  }

  /// Takes rows with times in seconds of the log.
  mutating func append(_ rows: MotionRows) {
    times.append(contentsOf: rows.seconds.lazy.map { [startSeconds] in $0 - startSeconds })
    channels[0].append(contentsOf: rows.x)
    channels[1].append(contentsOf: rows.y)
    channels[2].append(contentsOf: rows.z)
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
    if resampler == nil { decideRate(times) }
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
    resampler = UniformResampler(channelCount: 3, rateHertz: rateHertz)
    gravity = GravityTracker(rateHertz: rateHertz, configuration: configuration.conditioning)
    estimator = configuration.makeEstimator(rateHertz: rateHertz)
  }

  private mutating func pass(into output: inout Output, finish: Bool) {
    split.vertical.removeAll(keepingCapacity: true)
    split.horizontal.removeAll(keepingCapacity: true)
    gravity?.push(uniform, into: &split)
    for i in uniform.indices { uniform[i].removeAll(keepingCapacity: true) }
    if finish { gravity?.finish(into: &split) }
    estimator?.push(split.vertical, into: &output.response)
    if finish { estimator?.finish(into: &output.response) }
    output.horizontal.append(contentsOf: split.horizontal)
  }
}
