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
    language: Language = .english, into sink: inout ByteSink
  ) throws(ReportError) {
    try write(ranking, packages, budget, .of(language), capacity: Sheet.capacity, into: &sink)
  }

  static func write(
    _ ranking: [SectionEstimate], _ packages: [WorkPackage] = [], _ budget: Double? = nil,
    _ words: Words = .english, capacity: Int, into sink: inout ByteSink
  ) throws(ReportError) {
    let places = ranking.contains { PlaceWords.phrase($0) != nil }
    let peopleColumns = peopleColumns(words, places: places)
    var people = Sheet(name: words("sheetRanking"), columns: peopleColumns)
    var everything = Sheet(name: words("sheetAll"), columns: everythingColumns)
    // The last row is kept for saying what is missing.
    let shown = ranking.count <= capacity ? ranking.count : capacity - 1
    for section in ranking.prefix(shown) {
      forPeople(section, words, places: places, into: &people)
      everything.beginRow()
      for cell in RankingColumns.cells(of: section, words) { everything.cell(cell) }
      everything.endRow()
    }
    if shown < ranking.count {
      let note = words("moreSections", words.grouped(ranking.count - shown), RankingTable.fileName)
      remark(note, columns: peopleColumns.count, into: &people)
      remark(note, columns: everythingColumns.count, into: &everything)
    }
    var sheets = [people, everything]
    if !packages.isEmpty { sheets.append(packageSheet(packages, budget, words)) }
    try Workbook.write(sheets, into: &sink)
  }

  /// `places` where the ledger has route numbers or kilometre posts.
  private static func peopleColumns(_ words: Words, places: Bool) -> [Sheet.Column] {
    var columns: [(String, Double)] = [
      ("Rank", 6), ("Road", 26), ("Direction", 10), ("From", 9), ("To", 9), ("Length", 9), ("Iri", 9),
      ("Low", 9), ("High", 9), ("Class", 7), ("Share", 9), ("Priority", 9), ("Reason", 52), ("Action", 26),
      ("Last", 12), ("Map", 8),
    ]
    if places { columns.insert(("Place", 24), at: 2) }
    return columns.map { .init(title: words("head" + $0.0), width: $0.1) }
  }

  /// Keys of the headings of the packages' columns, in the table's order.
  private static let packageHeads = [
    "headPackage", "headRoad", "headDirection", "headFrom", "headTo", "headLength", "headArea", "headShare",
    "headPriority", "headCost",
  ]

  private static let everythingColumns: [Sheet.Column] = RankingColumns.names.map { name in
    let wide: [String: Double] = ["section_id": 26, "road_name": 24, "reason": 52, "action": 26, "photo": 24]
    return .init(title: name, width: wide[name] ?? 11)
  }

  private static func forPeople(
    _ section: SectionEstimate, _ words: Words, places: Bool, into sheet: inout Sheet
  ) {
    sheet.beginRow()
    sheet.cell(.integer(section.rank))
    sheet.text(section.roadName.map { "\($0) (\(section.roadID))" } ?? section.roadID, style: .wrapped)
    if places { sheet.text(PlaceWords.phrase(section).map { words($0) }, style: .wrapped) }
    sheet.text(words(section.direction))
    sheet.number(section.fromMeters, decimals: Decimals.meters, style: .integer)
    sheet.number(section.toMeters, decimals: Decimals.meters, style: .integer)
    sheet.number(section.toMeters - section.fromMeters, decimals: Decimals.meters, style: .integer)
    sheet.number(section.iri, decimals: Decimals.iri, style: .tenths)
    sheet.number(section.iriLow, decimals: Decimals.iri, style: .tenths)
    sheet.number(section.iriHigh, decimals: Decimals.iri, style: .tenths)
    sheet.text(section.conditionClass, style: .conditionClass(section.conditionClass))
    sheet.number(section.shareIII, decimals: Decimals.share, style: .percent)
    sheet.number(section.priority, decimals: Decimals.priority, style: .tenths)
    sheet.text(words(SectionWords.reason(of: section)), style: .wrapped)
    sheet.text(section.action.map { words(SectionWords.action($0)) }, style: .wrapped)
    sheet.date(section.lastDate)
    sheet.text(
      section.lines.first?.first == nil ? nil : words("linkOpen"), style: .link, link: mapLink(section))
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
  private static func packageSheet(
    _ packages: [WorkPackage], _ budget: Double?, _ words: Words
  ) -> Sheet {
    var columns = zip(PackageColumns.names, packageHeads).map { name, head in
      Sheet.Column(title: words(head), width: name == "package_id" ? 26 : 11)
    }
    if budget != nil { columns.append(.init(title: words("headBudget"), width: 11)) }
    let places = packages.contains { PlaceWords.phrase($0) != nil }
    if places { columns.append(.init(title: words("headPlace"), width: 24)) }
    var sheet = Sheet(name: words("sheetPackages"), columns: columns)
    let covered = budget.map { BudgetLine(packages, budget: $0) }
    for (index, package) in packages.prefix(Sheet.capacity).enumerated() {
      sheet.beginRow()
      for cell in PackageColumns.cells(of: package) { sheet.cell(cell) }
      if let covered {
        sheet.text(words(package.cost == nil ? "noCost" : index < covered.end ? "yes" : "no"))
      }
      if places { sheet.text(PlaceWords.phrase(package).map { words($0) }) }
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
