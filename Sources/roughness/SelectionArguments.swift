import ArgumentParser
import RoadSurveys

/// What of the logs given goes into a survey: days, and all but the ends of each run.
struct SelectionArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Only logs that begin on this local day or later.", valueName: "yyyy-mm-dd"))
  var since: String?

  @Option(help: ArgumentHelp("Only logs that begin on this local day or earlier.", valueName: "yyyy-mm-dd"))
  var until: String?

  @Option(
    help: ArgumentHelp(
      "Cut everything this near to each run's first and last position from all results. Without a number 200 to 400 m, "
        + "drawn from the log's hash.",
      valueName: "metres"))
  var trimEnds: String?

  func validate() throws {
    _ = try period()
    var configuration = SurveyConfiguration()
    try trim(&configuration)
  }

  /// The days meant; nil where nothing was said.
  func period() throws -> DatePeriod? {
    guard since != nil || until != nil else { return nil }
    for (name, date) in [("since", since), ("until", until)] {
      if let date, !DatePeriod.isDate(date) {
        throw ValidationError("--\(name) \(date): expected a day as 2026-04-30")
      }
    }
    guard let period = DatePeriod(since: since, until: until) else {
      throw ValidationError("--since \(since ?? "") is after --until \(until ?? "")")
    }
    return period
  }

  /// Puts what was said about the ends over the configuration.
  func trim(_ configuration: inout SurveyConfiguration) throws {
    guard let trimEnds else { return }
    if trimEnds == "auto" {
      configuration.privacy.drawsTrimEnds = true
      return
    }
    guard let meters = Double(trimEnds), (0...10_000).contains(meters) else {
      throw ValidationError(
        "--trim-ends \(trimEnds): expected metres, 0 to 10000, or nothing for a drawn distance")
    }
    configuration.privacy.trimEndsMeters = meters
    configuration.privacy.drawsTrimEnds = false
  }
}
