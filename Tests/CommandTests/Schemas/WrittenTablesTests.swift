import RoadReports
import TestSupport
import Testing

/// The tables' columns beside `Schemas/datapackage.json`.
@Suite struct WrittenTablesTests {
  private let folder = TemporaryFolder()

  /// Names and descriptions of a table's fields.
  private func fields(_ table: String) throws -> [JSONValue] {
    let path = JSONSchema.folder + "/datapackage.json"
    let package = try JSONValue.parse(try #require(TestFiles.read(path)), file: path)
    let resource = package["resources"]?.array?.first { $0["path"]?.string == table }
    return try #require(resource?["schema"]?["fields"]?.array, "\(table) isn't described")
  }

  private func check(_ path: String, as table: String) throws {
    let fields = try fields(table)
    let lines = try #require(folder.text(path)).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = lines[0]
    #expect(columns.starts(with: fields.compactMap { $0["name"]?.string }), "\(table)")
    // Quoted cells hold commas: such rows aren't looked at here.
    for cells in lines.dropFirst()
    where cells.count == columns.count && !cells.contains(where: { $0.hasPrefix("\"") }) {
      for (cell, field) in zip(cells, fields) {
        let fault = fault(cell, field)
        #expect(fault == nil, "\(table), \(field["name"]?.string ?? ""): \(fault ?? "")")
      }
    }
  }

  /// What is wrong with a cell, if anything.
  private func fault(_ cell: String, _ field: JSONValue) -> String? {
    let constraints = field["constraints"]
    if cell.isEmpty { return constraints?["required"] == .bool(true) ? "empty" : nil }
    switch field["type"]?.string {
    case "number", "integer":
      guard let number = Double(cell) else { return "\(cell) is no number" }
      if field["type"]?.string == "integer", number != number.rounded() { return "\(cell) isn't whole" }
      if let least = constraints?["minimum"]?.number, number < least { return "\(cell) < \(least)" }
      if let most = constraints?["maximum"]?.number, number > most { return "\(cell) > \(most)" }
    case "boolean": if cell != "true" && cell != "false" { return "\(cell) is no truth value" }
    case "date":
      if cell.count != 10 || cell.split(separator: "-").compactMap({ Int($0) }).count != 3 {
        return "\(cell) is no date"
      }
    case "string":
      if let list = constraints?["enum"]?.array, !list.contains(.string(cell)) {
        return "\(cell) isn't listed"
      }
    default: return "a type that isn't known here"
    }
    return nil
  }

  @Test func `every column of every table is described, in its order, and holds what it should`() throws {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    for (name, seeds) in [("a", 1...2), ("b", 3...4)] {
      let logs = seeds.map { folder.write("\($0).csv", SmallLog.text(seed: UInt64($0), seconds: 30)) }
      let run = RoughnessRun(["analyze"] + logs + ["--roads", roads, "--output", folder.path(name)])
      #expect(run.exitStatus == 0, "\(run.standardError)")
    }
    for table in ["segments", "ranking", "events", "packages", "runs", "findings"] {
      try check("a/\(table).csv", as: "\(table).csv")
    }
    let works = folder.write("works.csv", "road_id,from_m,to_m,date\n007,0,100,2020-05-11\n")
    let compared = RoughnessRun([
      "compare", folder.path("a"), folder.path("b"), "--repairs", works, "--output", folder.path("c"),
    ])
    #expect(compared.exitStatus == 0, "\(compared.standardError)")
    for table in ["comparison", "repairs"] { try check("c/\(table).csv", as: "\(table).csv") }
    let reference = folder.write("ref.csv", "road_id,direction,from_m,to_m,iri\n007,forward,0,900,3\n")
    let judged = RoughnessRun([
      "evaluate", folder.path("a"), "--reference", reference, "--output", folder.path("j"),
    ])
    #expect(judged.exitStatus == 0, "\(judged.standardError)")
    try check("j/residuals.csv", as: "residuals.csv")
  }

  @Test func `what is described is what the tables are declared to have`() throws {
    let tables = [
      (SegmentsTable.fileName, SegmentsTable.columns), (RunsTable.fileName, RunsTable.columns),
      (RankingTable.fileName, RankingTable.columns), (FindingsTable.fileName, FindingsTable.columns),
      (TrendsTable.fileName, TrendsTable.columns),
    ]
    for (name, columns) in tables {
      #expect(try fields(name).compactMap { $0["name"]?.string } == columns, "\(name)")
      #expect(
        try fields(name).allSatisfy {
          $0["description"]?.string?.isEmpty == false || $0["constraints"] != nil
        })
    }
  }
}
