import ArgumentParser
import DriveLogs
import RoadReports
import RoadSurveys
import RoughnessModels

/// How a survey is configured from the command line: a file, then single options over it.
struct SurveyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Settings to lay over the defaults: JSON with comments. `roughness config` lists them.",
      valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Settings to begin with: \(SurveyPreset.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"))
  var preset: String?

  @Option(help: ArgumentHelp("Length of a section of road, from 10.", valueName: "metres"))
  var sectionLength: Double?

  @Option(
    help: ArgumentHelp(
      "separate: both directions of a section are stated; worst: the worse one only.", valueName: "rule"))
  var directions: String?

  @Option(
    help: ArgumentHelp(
      "What may be spent on work packages: the summary and ranking.xlsx say which of them it covers.",
      valueName: "amount"))
  var budget: Double?

  @Option(
    help: ArgumentHelp(
      "Estimator: \(EstimatorKind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"))
  var estimator: String?

  @Option(
    help: ArgumentHelp(
      "Language of report, workbook, reasons, actions and summary: en or ja (preset japan: ja).",
      valueName: "en|ja"))
  var language: String?

  /// The bytes of the settings' file, for those who lay it over more than one base: a pipe can be read once only.
  func settingsFile() throws(ReportError) -> [UInt8]? {
    guard let config else { return nil }
    return try InputFile.read(path: config)
  }

  /// The configuration meant: preset, file and single options over `base`; `utcOffsetMinutes` stands over the file's zone.
  ///
  /// `file` is what ``settingsFile()`` gave; without it the file is read.
  func configuration(
    over base: SurveyConfiguration = SurveyConfiguration(), utcOffsetMinutes: Int? = nil, file: [UInt8]? = nil
  ) throws -> SurveyConfiguration {
    let begun = try fromPreset(over: base)
    do {
      let settings = try file ?? settingsFile()
      return try ConfigurationFile.read(overlay(utcOffsetMinutes), over: fromFile(settings, over: begun))
    } catch SurveyError.configuration(let text) {
      throw ValidationError(text)
    }
  }

  private func fromPreset(over base: SurveyConfiguration) throws -> SurveyConfiguration {
    guard let preset else { return base }
    guard let known = SurveyPreset(rawValue: preset) else {
      let names = SurveyPreset.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "--preset \(preset): no such preset\(Spelling.hint(preset, SurveyPreset.allCases.map(\.rawValue))); known: \(names)"
      )
    }
    return known.applied(to: base)
  }

  private func fromFile(_ bytes: [UInt8]?, over base: SurveyConfiguration) throws -> SurveyConfiguration {
    guard let config, let bytes else { return base }
    do {
      return try ConfigurationFile.read(String(decoding: bytes, as: UTF8.self), over: base)
    } catch .configuration(let text) {
      throw SurveyError.configuration("\(config): \(text)")
    }
  }

  /// The single options as a configuration file would say them.
  private func overlay(_ utcOffsetMinutes: Int?) throws -> String {
    var groups: [String] = []
    var sections: [String] = []
    if let sectionLength { sections.append("\"lengthMeters\": \(sectionLength)") }
    if let directions {
      guard DirectionRule(rawValue: directions) != nil else {
        throw ValidationError("--directions \(directions): expected separate or worst")
      }
      sections.append("\"directions\": \"\(directions)\"")
    }
    if !sections.isEmpty { groups.append("\"sections\": {\(sections.joined(separator: ", "))}") }
    if let estimator {
      guard EstimatorKind(rawValue: estimator) != nil else {
        let known = EstimatorKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(
          "--estimator \(estimator): no such estimator\(Spelling.hint(estimator, EstimatorKind.allCases.map(\.rawValue))); "
            + "known: \(known)")
      }
      groups.append("\"estimator\": \"\(estimator)\"")
    }
    if let budget {
      guard budget.isFinite else { throw ValidationError("--budget \(budget): expected an amount") }
      groups.append("\"packages\": {\"budget\": \(budget)}")
    }
    if let language {
      guard Language(rawValue: language) != nil else {
        throw ValidationError("--language \(language): expected en or ja")
      }
      groups.append("\"language\": \"\(language)\"")
    }
    if let utcOffsetMinutes { groups.append("\"dates\": {\"utcOffsetMinutes\": \(utcOffsetMinutes)}") }
    return "{" + groups.joined(separator: ", ") + "}"
  }
}
