public import RoadSurveys

/// What stands in the columns of a comparison, once for every form in which it goes out.
struct ComparisonColumns {
  /// How many surveys were compared.
  let surveys: Int

  /// The columns' names: those of the sections, then the IRI of every survey.
  var names: [String] {
    [
      "section_id", "road_id", "road_name", "direction", "from_m", "to_m", "status", "change", "change_se",
      "chance", "repaired", "effect", "effect_se", "class", "last_date", "reason",
    ] + (1...surveys).map { "iri_\($0)" }
  }

  /// The cells of one section, one for each name.
  func cells(of part: SurveyComparison.Section) -> [TableCell] {
    let section = part.section
    return [
      .text(section.id), .text(section.roadID), .text(section.roadName), .text(section.direction),
      .number(section.fromMeters, decimals: Decimals.meters),
      .number(section.toMeters, decimals: Decimals.meters), .text(part.status.rawValue),
      .number(part.difference?.change, decimals: Decimals.iri),
      .number(part.difference?.standardError, decimals: Decimals.iri),
      .number(part.difference?.chance, decimals: 6), .date(part.repaired),
      .number(part.effect?.change, decimals: Decimals.iri),
      .number(part.effect?.standardError, decimals: Decimals.iri), .text(section.conditionClass),
      .date(section.lastDate), .text(part.reason),
    ] + part.iri.map { .number($0, decimals: Decimals.iri) }
  }
}

/// `comparison.csv`, `comparison.geojson` and `repairs.csv`: what became of every section, and what repairs did.
public enum ComparisonFiles {
  public static let table = "comparison.csv"
  public static let map = "comparison.geojson"
  public static let repairs = "repairs.csv"

  /// The names of all, the manifest among them.
  public static let names = [table, map, repairs, Manifest.fileName]

  /// Writes one record a section.
  public static func writeTable(
    _ sections: [SurveyComparison.Section], surveys: Int, into sink: inout ByteSink
  ) throws(ReportError) {
    let columns = ComparisonColumns(surveys: surveys)
    var table = DelimitedText(columns: columns.names)
    for section in sections {
      for cell in columns.cells(of: section) { table.cell(cell) }
      table.endRow()
      try table.drain(into: &sink)
    }
    try table.drain(into: &sink, all: true)
  }

  /// Writes one feature a line, with the table's columns as properties.
  public static func writeMap(
    _ sections: [SurveyComparison.Section], surveys: Int, into sink: inout ByteSink
  ) throws(ReportError) {
    let columns = ComparisonColumns(surveys: surveys)
    var json = JSONWriter()
    json.beginFeatureCollection()
    for section in sections {
      json.beginFeature()
      for (name, cell) in zip(columns.names, columns.cells(of: section)) {
        json.name(name)
        json.cell(cell)
      }
      json.endFeature(section.section.lines)
      try json.drain(into: &sink)
    }
    json.endFeatureCollection()
    try json.drain(into: &sink, all: true)
  }

  /// Writes one record a listed repair.
  public static func writeRepairs(
    _ effects: [SurveyComparison.RepairEffect], into sink: inout ByteSink
  ) throws(ReportError) {
    var table = DelimitedText(columns: [
      "road_id", "direction", "from_m", "to_m", "date", "action", "sections", "iri_before", "iri_after",
      "change", "change_se",
    ])
    for effect in effects {
      table.text(effect.repair.roadID)
      table.text(effect.repair.direction)
      table.number(effect.repair.fromMeters, decimals: Decimals.meters)
      table.number(effect.repair.toMeters, decimals: Decimals.meters)
      table.text(effect.repair.date)
      table.text(effect.repair.action)
      table.integer(effect.sections)
      table.number(effect.before, decimals: Decimals.iri)
      table.number(effect.after, decimals: Decimals.iri)
      table.number(change(effect), decimals: Decimals.iri)
      table.number(effect.standardError, decimals: Decimals.iri)
      table.endRow()
    }
    try table.drain(into: &sink, all: true)
  }

  static func change(_ effect: SurveyComparison.RepairEffect) -> Double? {
    guard let before = effect.before, let after = effect.after else { return nil }
    return after - before
  }
}
