import RoughnessModels
import Synchronization

/// Estimators as they are before their first sample, designed once for all stretches and logs of like cars.
///
/// An inverting filter takes some five milliseconds to design, as long as 3000 rows to work through: of a fleet's many
/// short drives that was an eighth. What is handed out depends on nothing but what is asked for.
final class EstimatorStock: Sendable {
  private struct Key: Hashable {
    var kind: EstimatorKind
    var rateHertz: Double
    var configuration: SurveyConfiguration
  }

  /// A fleet of cars that are all stated differently isn't kept: an estimator holds some hundred kilobytes.
  private static let capacity = 16

  private let made = Mutex<[Key: any RoughnessEstimator]>([:])

  /// The estimator of a kind, for a uniform signal of this rate.
  func estimator(
    _ kind: EstimatorKind, rateHertz: Double, _ configuration: SurveyConfiguration
  ) -> any RoughnessEstimator {
    let key = Key(kind: kind, rateHertz: rateHertz, configuration: configuration)
    if let known = made.withLock({ $0[key] }) { return known }
    let new = configuration.makeEstimator(kind, rateHertz: rateHertz)
    made.withLock { made in
      if made.count < Self.capacity { made[key] = new }
    }
    return new
  }
}
