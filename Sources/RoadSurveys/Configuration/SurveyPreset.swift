/// Settings that belong together: what a country or an agency goes by. Files and single options lie over them.
public enum SurveyPreset: String, Sendable, Hashable, CaseIterable {
  /// 舗装点検要領: classes from 3 and 8 m/km; local dates at +09:00; Japanese.
  case japan
  /// The same where it snows: runs from 15 November to 30 April leave estimates and trends.
  case japanCold = "japan-cold"
  /// Federal Highway Administration: good below 1.50, poor from 2.68 m/km (95 and 170 in/mi).
  case fhwa
  /// World Bank: 2 a good paved road, 6 a rough one, 12 an extremely rough one.
  case worldBank = "world-bank"

  /// The preset's settings over others; all else stays.
  public func applied(to base: SurveyConfiguration) -> SurveyConfiguration {
    var configuration = base
    switch self {
    case .japan, .japanCold:
      configuration.thresholds.classII = 3
      configuration.thresholds.classIII = 8
      configuration.ranking.conditionTo = nil
      configuration.dates.utcOffsetMinutes = 540
      configuration.language = .japanese
      configuration.aggregation.excludedSeasons = []
      if self == .japanCold, let winter = Season("11-15…04-30") {
        configuration.aggregation.excludedSeasons = [winter]
      }
    case .fhwa:
      configuration.thresholds.classII = 1.5
      configuration.thresholds.classIII = 2.68
      configuration.ranking.conditionTo = nil
    case .worldBank:
      configuration.thresholds.classII = 2
      configuration.thresholds.classIII = 6
      // Where many roads are beyond 6, they still want an order among themselves.
      configuration.ranking.conditionTo = 12
    }
    return configuration
  }
}
