import ArgumentParser
import RoadReports
import RoadSurveys

/// `roughness rank`: a new list from an old result, without a new analysis.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Rank a result anew: other weights, thresholds, prices or repairs, without a new analysis.",
    discussion: """
      DIR is what analyze, merge or update wrote. Everything that depends on the ranking is rewritten from what is \
      printed there: classes, priorities, reasons, work packages, in the map, the tables, the workbook and the report. \
      Settings come from the result; those of thresholds, ranking and packages may be given anew. With equal settings \
      not a byte changes. Other bounds of class III leave share_iii empty, since it needs the 10 m values: merge the \
      records for it. A section last driven before one of the --repairs leaves the list and keeps its values.

      Exit: 0 done, 64 usage, 65 the result is not whole, 66 no input, 73 DIR can't be written, 74 reading or writing \
      failed.
      """)

  @Argument(help: ArgumentHelp("Folder of a result.", valueName: "dir"))
  var result: String

  @OptionGroup var survey: SurveyOptions

  @OptionGroup var works: RepairArguments

  @OptionGroup var colors: ColorArguments

  @Flag(help: "The summary as JSON.")
  var json = false

  @Flag(help: "No summary.")
  var quiet = false

  func run() throws {
    try Failures.reported {
      let whole = try WholeResult.open(path: result)
      let old = try Self.configuration(of: whole)
      let new = try survey.configuration(over: old)
      let repairs = try works.read()
      let reranking = try Reranking(from: old, to: new, repairs: repairs.works)
      let outcome = reranking.outcome(of: try Self.sections(of: whole))
      var files = RankedFiles(whole: whole, outcome: outcome, configuration: new)
      files.changesClasses = new.thresholds != old.thresholds
      try files.write(inputs: works.paths + (survey.config.map { [$0] } ?? []))
      if outcome.mixed > 0 {
        Console.note(
          "roughness: \(outcome.mixed) sections hold runs from before and after a repair, which only their records can "
            + "tell apart: roughness merge RECORDS --repairs \(works.repairs ?? "")")
      }
      if outcome.losesShares {
        Console.note(
          "roughness: share_iii is left empty: for other bounds of class III it needs the 10 m values (merge the records)"
        )
      }
      if json {
        Console.say(
          SummaryJSON.list(
            of: outcome.sections, packages: outcome.packages, folder: result, budget: new.packages.budget,
            language: new.language))
      } else if !quiet {
        Console.say(
          SummaryText.list(
            of: outcome.sections, packages: outcome.packages, folder: result, budget: new.packages.budget,
            language: new.language, ink: colors.ink))
      }
    }
  }

  /// The settings that a result was made with.
  static func configuration(of whole: WholeResult) throws -> SurveyConfiguration {
    guard let tree = whole.manifest["configuration"] else {
      throw InputFailure(
        status: Console.Status.badData, text: "\(whole.path)/manifest.json: it states no settings")
    }
    var json = JSONWriter()
    json.value(tree)
    do {
      return try ConfigurationFile.read(String(decoding: json.bytes, as: UTF8.self))
    } catch {
      throw InputFailure(
        status: Console.Status.badData,
        text: "\(whole.path)/manifest.json: settings of another version of the program (\(error.message)); "
          + "make the result again with merge or analyze")
    }
  }

  /// The sections of a result with their roads' numbers and kilometre posts.
  static func addressed(of whole: WholeResult) throws(ReportError) -> [SectionEstimate] {
    let name = SectionsGeoJSON.fileName
    var sections = try SectionsGeoJSON.read(try whole.read(name), file: "\(whole.path)/\(name)")
    let addresses = Manifest.addresses(of: whole.manifest)
    for i in sections.indices { sections[i].address = addresses[sections[i].roadID] }
    return sections
  }

  /// The sections of a result with what else of them stands in it.
  static func sections(of whole: WholeResult) throws(ReportError) -> [SectionEstimate] {
    var sections = try addressed(of: whole)
    let widths = Manifest.widths(of: whole.manifest)
    for i in sections.indices { sections[i].widthMeters = widths[sections[i].roadID] }
    let events = EventsTable.fileName
    if whole.files.contains(events) {
      var read = try EventsTable.read(try whole.read(events), file: "\(whole.path)/\(events)")
      // The table shows control characters as signs; the map has the ids as they are.
      let ids = Dictionary(
        sections.map { (SafeText.visible($0.roadID), $0.roadID) }, uniquingKeysWith: { first, _ in first })
      for i in read.indices { read[i].roadID = ids[read[i].roadID] ?? read[i].roadID }
      EventTerm.fill(&sections, from: read)
    }
    return sections
  }
}

/// The files of a result that depend on its ranking; all others are kept.
private struct RankedFiles {
  var whole: WholeResult
  var outcome: Reranking.Outcome
  var configuration: SurveyConfiguration
  var changesClasses = false

  func write(inputs: [String]) throws {
    let settings = JSONValue(try ConfigurationFile.tree(of: configuration))
    // All that can't be read is said before anything is written.
    var homogeneous = try homogeneous()
    for i in homogeneous?.indices ?? 0..<0 {
      guard let iri = homogeneous?[i].iri else { continue }
      homogeneous?[i].conditionClass = configuration.thresholds.conditionClass(of: iri)
    }
    let report = try report(settings)
    var folder = try ResultFolder.prepare(path: whole.path, force: false, inputs: inputs)
    let guarding = InterruptGuard(cleanup: folder.cleanup)
    defer { guarding.end() }
    for name in whole.files {
      try folder.stage(name, outcome, configuration, homogeneous: homogeneous, report: report)
    }
    var manifest = whole.manifest.replacing("configuration", with: settings)
    if let tool = manifest["tool"] {
      manifest = manifest.replacing("tool", with: tool.replacing("version", with: .string(Roughness.version)))
    }
    if let counts = manifest["counts"] {
      let rated = outcome.sections.count { $0.rank != nil }
      manifest = manifest.replacing(
        "counts", with: counts.replacing("sections_rated", with: .number(Double(rated))))
    }
    try folder.commit(rewriting: manifest)
  }

  /// The homogeneous sections, where there are any and their classes change.
  private func homogeneous() throws(ReportError) -> [HomogeneousEstimate]? {
    let name = HomogeneousGeoJSON.fileName
    guard changesClasses, whole.files.contains(name) else { return nil }
    return try HomogeneousGeoJSON.read(try whole.read(name), file: "\(whole.path)/\(name)")
  }

  private func report(_ settings: JSONValue) throws(ReportError) -> [UInt8]? {
    let name = ReportPage.fileName
    guard whole.files.contains(name) else { return nil }
    let bounds = (configuration.thresholds.classII, configuration.thresholds.classIII)
    return try ReportPage.reranked(
      try whole.read(name),
      ReportPage.Ranking(
        sections: outcome.sections, packages: outcome.packages, budget: configuration.packages.budget,
        classBounds: bounds, configuration: settings, language: configuration.language),
      file: "\(whole.path)/\(name)")
  }
}

extension ResultFolder {
  /// Writes one file of a ranked result anew, or keeps it.
  fileprivate mutating func stage(
    _ name: String, _ outcome: Reranking.Outcome, _ configuration: SurveyConfiguration,
    homogeneous: [HomogeneousEstimate]?, report: [UInt8]?
  ) throws(ReportError) {
    let ranking = outcome.ranking
    switch name {
    case SectionsGeoJSON.fileName:
      try write(name) { (sink: inout ByteSink) throws(ReportError) in
        try SectionsGeoJSON.write(outcome.sections, language: configuration.language, into: &sink)
      }
    case RankingTable.fileName:
      try write(name) { (sink: inout ByteSink) throws(ReportError) in
        try RankingTable.write(ranking, language: configuration.language, into: &sink)
      }
    case RankingWorkbook.fileName:
      try write(name) { (sink: inout ByteSink) throws(ReportError) in
        try RankingWorkbook.write(
          ranking, packages: outcome.packages, budget: configuration.packages.budget,
          language: configuration.language, into: &sink)
      }
    case PackagesTable.fileName:
      try write(name) { (sink: inout ByteSink) throws(ReportError) in
        try PackagesTable.write(outcome.packages, into: &sink)
      }
    case PackagesGeoJSON.fileName:
      try write(name) { (sink: inout ByteSink) throws(ReportError) in
        try PackagesGeoJSON.write(outcome.packages, into: &sink)
      }
    case HomogeneousGeoJSON.fileName where homogeneous != nil:
      try write(name) { (sink: inout ByteSink) throws(ReportError) in
        try HomogeneousGeoJSON.write(homogeneous ?? [], into: &sink)
      }
    case ReportPage.fileName where report != nil:
      try write(name) { (sink: inout ByteSink) throws(ReportError) in try sink.write(report ?? []) }
    default: try keep(name)
    }
  }
}
