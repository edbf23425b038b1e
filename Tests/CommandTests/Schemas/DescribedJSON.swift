import RoadReports
import TestSupport
import Testing

/// JSON of the program beside its description in `Schemas`.
enum DescribedJSON {
  /// What the program prints; a run that fails is an issue.
  static func run(_ arguments: [String]) -> [UInt8] {
    let run = RoughnessRun(arguments)
    #expect(run.exitStatus == 0, "\(arguments) \(run.standardError)")
    return run.standardOutput
  }

  /// Every difference from `Schemas/NAME.schema.json` is an issue.
  static func check(_ bytes: [UInt8]?, by name: String) throws {
    let path = JSONSchema.folder + "/\(name).schema.json"
    let schema = try JSONSchema(try #require(TestFiles.read(path)), file: path)
    let faults = schema.faults(in: try JSONValue.parse(try #require(bytes), file: name))
    #expect(faults.isEmpty, "\(name): \(faults.prefix(5).joined(separator: "\n"))")
  }
}
