/// Hands on what a profiler measured: the height of the road itself, nothing to estimate.
///
/// It stands behind the same protocol as what estimates, so that a profiler's log goes through the same walk: speed, places,
/// sections, events, ranking. Hills stay in; the distance stage takes them out (``EstimatorResponse/elevation``), since what is
/// a hill is a matter of metres, not of seconds. Output: metres. Latency: none. See the article *ProfileEstimator*.
public struct ProfileEstimator: RoughnessEstimator {
  public let response = EstimatorResponse.elevation
  public let latency = 0

  public init() {}

  public mutating func push(_ motion: VehicleMotion, into output: inout [Double]) {
    output.append(contentsOf: motion.profile)
  }

  public mutating func finish(into output: inout [Double]) {}
}
