import RoadReports
import RoadSurveys

/// Where a project lies, and where what it names lies from here.
struct ProjectPath {
  /// The project file.
  let file: String
  /// Its folder with a slash at the end; empty for the working folder.
  private let folder: String

  init(_ argument: String?) {
    let given = argument ?? "project.json"
    let isFile = given.hasSuffix(".json") && !given.hasSuffix("/")
    let trimmed = String(given.reversed().drop { $0 == "/" }.reversed())
    let file = isFile ? given : (trimmed.isEmpty ? "/" : trimmed + "/") + "project.json"
    self.file = file
    folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }

  /// A path that the project names, from the working folder.
  func callAsFunction(_ path: String) -> String { path.hasPrefix("/") ? path : folder + path }

  func read() throws -> RoutineProject {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(path: file)
    } catch .noInput(let path, let reason) {
      throw InputFailure(
        status: Console.Status.noInput,
        text: "\(path): \(reason); roughness update --init writes a project file to begin with")
    }
    do {
      return try RoutineProject.read(String(decoding: bytes, as: UTF8.self))
    } catch .configuration(let text) {
      throw InputFailure(status: Console.Status.usage, text: "\(file): \(text)")
    }
  }

  /// Writes a project file to begin with. Errors: `ReportError.cannotCreate` where there is a file already.
  func begin() throws(ReportError) {
    try NewFile.write(Array(RoutineProject.template.utf8), path: file)
  }
}
