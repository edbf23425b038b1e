/// From vertical body acceleration to a response in time that the distance stage turns into roughness.
///
/// An estimator is linear time-invariant *in time* (a vehicle is, whatever its speed): it takes uniform samples of
/// vertical acceleration with gravity removed, m/s², and gives one response sample for each, aligned with it. What the
/// response is, ``EstimatorResponse`` says. The same numbers come out however the input is cut.
public protocol RoughnessEstimator: Sendable {
  /// What one response sample is.
  var response: EstimatorResponse { get }
  /// How many samples the output lags behind the input at most.
  var latency: Int { get }
  /// Takes acceleration in m/s²; appends the response samples that are ready.
  mutating func push(_ acceleration: [Double], into output: inout [Double])
  /// Appends the rest, so that as many samples came out as went in.
  mutating func finish(into output: inout [Double])
}

/// What an estimator's response samples mean and which output stage they need.
public enum EstimatorResponse: Sendable, Hashable {
  /// Height of the road under the car, m: mapped to distance, then through the Golden Car filter.
  case profileHeight
  /// Band-passed acceleration, m/s²: its mean square over distance, then the regression of ``RMSRegression``.
  case bandAcceleration(RMSRegression)
}

/// Which estimator runs.
public enum EstimatorKind: String, Sendable, Hashable, Codable, CaseIterable {
  case rms, inverse
}
