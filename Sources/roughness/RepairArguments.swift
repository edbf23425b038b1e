import ArgumentParser
import RoadReports
import RoadSurveys

/// What was repaired; the same for every command that judges sections.
struct RepairArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What was repaired and when: CSV road_id,direction,from_m,to_m,date,action. Runs before a repair leave the estimate, "
        + "not the trend.", valueName: "file"))
  var repairs: String?

  /// The file's path, as a list of none or one.
  var paths: [String] { repairs.map { [$0] } ?? [] }

  /// The file's bytes and what it says. Errors: `ReportError`.
  func read() throws(ReportError) -> (works: [RepairWork], bytes: [UInt8]?) {
    guard let repairs else { return ([], nil) }
    let bytes = try InputFile.read(path: repairs)
    return (try RepairTable.read(bytes, file: repairs), bytes)
  }
}
