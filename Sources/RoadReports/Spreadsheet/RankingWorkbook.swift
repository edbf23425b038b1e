public import RoadSurveys

/// `ranking.xlsx`: the ranking as a workbook with typed cells: a short sheet for people, a full one with every column.
///
/// A comma-separated table opened in a spreadsheet turns road `1-2` into a date and drops leading zeros; here text is text.
public enum RankingWorkbook {
  public static let fileName = "ranking.xlsx"

  /// Writes the workbook, worst first. What a sheet can't hold (beyond a million sections) is said in its last row.
  ///
  /// - Parameter budget: what may be spent on the work packages, in the currency of their costs; nil = no line is drawn.
  public static func write(
    _ ranking: [SectionEstimate], packages: [WorkPackage] = [], budget: Double? = nil,
    into sink: inout ByteSink
  ) throws(ReportError) {
    try write(ranking, packages, budget, capacity: Sheet.capacity, into: &sink)
  }

  static func write(
    _ ranking: [SectionEstimate], _ packages: [WorkPackage] = [], _ budget: Double? = nil, capacity: Int,
    into sink: inout ByteSink
  ) throws(ReportError) {
    var people = Sheet(name: "Ranking", columns: peopleColumns)
    var everything = Sheet(name: "All columns", columns: everythingColumns)
    // The last row is kept for saying what is missing.
    let shown = ranking.count <= capacity ? ranking.count : capacity - 1
    for section in ranking.prefix(shown) {
      forPeople(section, into: &people)
      everything.beginRow()
      for cell in RankingColumns.cells(of: section) { everything.cell(cell) }
      everything.endRow()
    }
    if shown < ranking.count {
      let note = "\(ranking.count - shown) more sections stand in \(RankingTable.fileName)"
      remark(note, columns: peopleColumns.count, into: &people)
      remark(note, columns: everythingColumns.count, into: &everything)
    }
    var sheets = [people, everything]
    if !packages.isEmpty { sheets.append(packageSheet(packages, budget)) }
    try Workbook.write(sheets, into: &sink)
  }

  private static let peopleColumns: [Sheet.Column] = [
    .init(title: "Rank", width: 6), .init(title: "Road", width: 26), .init(title: "Direction", width: 10),
    .init(title: "From m", width: 9), .init(title: "To m", width: 9), .init(title: "Length m", width: 9),
    .init(title: "IRI m/km", width: 9), .init(title: "95 % from", width: 9),
    .init(title: "95 % to", width: 9),
    .init(title: "Class", width: 7), .init(title: "In class III", width: 9),
    .init(title: "Priority", width: 9), .init(title: "Reason", width: 52), .init(title: "Action", width: 26),
    .init(title: "Last driven", width: 12), .init(title: "Map", width: 8),
  ]

  private static let everythingColumns: [Sheet.Column] = RankingColumns.names.map { name in
    let wide: [String: Double] = ["section_id": 26, "road_name": 24, "reason": 52, "action": 26, "photo": 24]
    return .init(title: name, width: wide[name] ?? 11)
  }

  private static func forPeople(_ section: SectionEstimate, into sheet: inout Sheet) {
    sheet.beginRow()
    sheet.cell(.integer(section.rank))
    sheet.text(section.roadName.map { "\($0) (\(section.roadID))" } ?? section.roadID, style: .wrapped)
    sheet.text(section.direction)
    sheet.number(section.fromMeters, decimals: Decimals.meters, style: .integer)
    sheet.number(section.toMeters, decimals: Decimals.meters, style: .integer)
    sheet.number(section.toMeters - section.fromMeters, decimals: Decimals.meters, style: .integer)
    sheet.number(section.iri, decimals: Decimals.iri, style: .tenths)
    sheet.number(section.iriLow, decimals: Decimals.iri, style: .tenths)
    sheet.number(section.iriHigh, decimals: Decimals.iri, style: .tenths)
    sheet.text(section.conditionClass, style: .conditionClass(section.conditionClass))
    sheet.number(section.shareIII, decimals: Decimals.share, style: .percent)
    sheet.number(section.priority, decimals: Decimals.priority, style: .tenths)
    sheet.text(section.reason, style: .wrapped)
    sheet.text(section.action, style: .wrapped)
    sheet.date(section.lastDate)
    sheet.text(section.lines.first?.first == nil ? nil : "open", style: .link, link: mapLink(section))
    sheet.endRow()
  }

  /// Where the section begins, on the map that everybody can open.
  private static func mapLink(_ section: SectionEstimate) -> String? {
    guard let start = section.lines.first?.first else { return nil }
    let latitude = FixedDecimals.text(start.latitude, decimals: 6)
    let longitude = FixedDecimals.text(start.longitude, decimals: 6)
    return "https://www.openstreetmap.org/?mlat=\(latitude)&mlon=\(longitude)#map=18/\(latitude)/\(longitude)"
  }

  /// The work packages; with a budget, which of them it covers.
  private static func packageSheet(_ packages: [WorkPackage], _ budget: Double?) -> Sheet {
    var columns = PackageColumns.names.map { Sheet.Column(title: $0, width: $0 == "package_id" ? 26 : 11) }
    if budget != nil { columns.append(.init(title: "within budget", width: 11)) }
    var sheet = Sheet(name: "Work packages", columns: columns)
    let covered = budget.map { BudgetLine(packages, budget: $0) }
    for (index, package) in packages.prefix(Sheet.capacity).enumerated() {
      sheet.beginRow()
      for cell in PackageColumns.cells(of: package) { sheet.cell(cell) }
      if let covered {
        sheet.text(package.cost == nil ? "no cost" : index < covered.end ? "yes" : "no")
      }
      sheet.endRow()
    }
    return sheet
  }

  private static func remark(_ text: String, columns: Int, into sheet: inout Sheet) {
    sheet.beginRow()
    sheet.text(nil)
    sheet.text(text)
    for _ in 2..<columns { sheet.text(nil) }
    sheet.endRow()
  }
}
