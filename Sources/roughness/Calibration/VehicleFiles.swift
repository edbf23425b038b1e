import RoadReports
import RoadSurveys

/// The vehicle files named on the command line.
enum VehicleFiles {
  /// Reads them. Errors: `ReportError` for a file, `InputFailure` for what is in it or for two of one id.
  static func read(_ paths: [String]) throws -> Fleet {
    var vehicles: [VehicleFile] = []
    for path in paths {
      let text = String(decoding: try InputFile.read(path: path), as: UTF8.self)
      do throws(SurveyError) {
        vehicles.append(try VehicleFile.read(text))
      } catch {
        throw InputFailure(status: error.exitStatus, text: "\(path): \(error.message)")
      }
    }
    let fleet = Fleet(vehicles)
    if let id = fleet.duplicate {
      throw InputFailure(
        status: Console.Status.badData,
        text:
          "the vehicle \(id) is given twice for the same days and logs; leave one out, or part them by validFrom "
          + "and validTo")
    }
    return fleet
  }
}
