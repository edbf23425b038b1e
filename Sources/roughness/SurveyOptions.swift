import ArgumentParser
import DriveLogs
import RoadReports
import RoadSurveys

/// How a survey is configured from the command line: a file, then single options over it.
struct SurveyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Settings to lay over the defaults: JSON with comments. `roughness config` lists them.",
      valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("Length of a section of road, from 10.", valueName: "metres"))
  var sectionLength: Double?

  @Option(
    help: ArgumentHelp(
      "What may be spent on work packages: the summary and ranking.xlsx say which of them it covers.",
      valueName: "amount"))
  var budget: Double?

  @Option(help: ArgumentHelp("Estimator: inverse or rms.", valueName: "name"))
  var estimator: String?

  @Option(
    help: ArgumentHelp(
      "Local time east of UTC, for dates (Japan: +09:00). Without it dates are UTC, and it is said.",
      valueName: "±hh:mm"))
  var utcOffset: String?

  /// The configuration meant.
  func configuration() throws -> SurveyConfiguration {
    var configuration = SurveyConfiguration()
    do {
      if let config {
        let bytes = try InputFile.read(path: config)
        do {
          configuration = try ConfigurationFile.read(String(decoding: bytes, as: UTF8.self))
        } catch .configuration(let text) {
          throw SurveyError.configuration("\(config): \(text)")
        }
      }
      return try ConfigurationFile.read(overlay(), over: configuration)
    } catch SurveyError.configuration(let text) {
      throw ValidationError(text)
    }
  }

  /// The single options as a configuration file would say them.
  private func overlay() throws -> String {
    var groups: [String] = []
    if let sectionLength { groups.append("\"sections\": {\"lengthMeters\": \(sectionLength)}") }
    if let estimator {
      guard ["inverse", "rms"].contains(estimator) else {
        throw ValidationError("--estimator \(estimator): no such estimator; known: inverse, rms")
      }
      groups.append("\"estimator\": \"\(estimator)\"")
    }
    if let budget {
      guard budget.isFinite else { throw ValidationError("--budget \(budget): expected an amount") }
      groups.append("\"packages\": {\"budget\": \(budget)}")
    }
    if let utcOffset {
      groups.append("\"dates\": {\"utcOffsetMinutes\": \(try minutes(utcOffset))}")
    }
    return "{" + groups.joined(separator: ", ") + "}"
  }

  private func minutes(_ text: String) throws -> Int {
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard let sign = text.first, "+-".contains(sign), parts.count == 2, parts.allSatisfy({ $0.count == 2 }),
      let hours = Int(parts[0]), let rest = Int(parts[1]), (0...18).contains(hours), (0...59).contains(rest)
    else {
      throw ValidationError("--utc-offset \(text): expected ±hh:mm, for example +09:00")
    }
    return (sign == "-" ? -1 : 1) * (hours * 60 + rest)
  }
}
