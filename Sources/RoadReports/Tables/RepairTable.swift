public import RoadSurveys

/// `WORKS.csv`: what was repaired and when: `road_id,direction,from_m,to_m,date,action`.
public enum RepairTable {
  /// The columns that must be there; `direction` (empty for both) and `action` may be.
  public static let columns = ["road_id", "from_m", "to_m", "date"]

  /// The repairs in the file's order.
  ///
  /// Errors: `malformed` with line and column: a column missing, a cell that is no number or no date, `to_m` not above
  /// `from_m`. A table without rows is a year without repairs.
  public static func read(_ bytes: [UInt8], file: String) throws(ReportError) -> [RepairWork] {
    var reader = try DelimitedReader(bytes, file: file)
    let indices = try reader.indices(
      required: columns, whatItIs: "a list of repairs: road_id,direction,from_m,to_m,date,action")
    var repairs: [RepairWork] = []
    while let cells = try reader.row() {
      repairs.append(try repair(TableRow(file: file, columns: indices, cells: cells)))
    }
    return repairs
  }

  private static func repair(_ row: TableRow) throws(ReportError) -> RepairWork {
    let road = try row.requiredText("road_id")
    let direction = row.text("direction").map { $0.lowercased() }.flatMap { $0 == "both" ? nil : $0 }
    if let direction, !["forward", "backward"].contains(direction) {
      throw row.failure(
        "direction", "is '\(direction)'; expected forward, backward, or nothing for both")
    }
    let from = try row.requiredNumber("from_m")
    let to = try row.requiredNumber("to_m")
    guard to > from else {
      throw row.failure("to_m", "is \(to), not above from_m \(from); chainage runs along the ledger's line")
    }
    let date = try row.requiredText("date")
    guard DatePeriod.isDate(date) else {
      throw row.failure("date", "is '\(date)'; expected the work's last day as 2026-05-11")
    }
    return RepairWork(
      roadID: road, direction: direction, fromMeters: from, toMeters: to, date: date,
      action: row.text("action"))
  }
}
