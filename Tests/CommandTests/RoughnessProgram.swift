import Foundation

/// The built program, run as a user runs it.
enum RoughnessProgram {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder that holds the test bundle holds the program too.
  static let url: URL = {
    var folder = URL(filePath: CommandLine.arguments[0]).standardizedFileURL
    // On some systems the bundle is itself a folder.
    repeat {
      folder.deleteLastPathComponent()
    } while folder.pathComponents.count > 1
      && !FileManager.default.isExecutableFile(atPath: folder.appending(path: "roughness").path())
    return folder.appending(path: "roughness")
  }()

  /// Runs it with `arguments` and all of `input` on standard input, and waits.
  static func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    let (input_, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = input_
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // What the program says must fit a pipe's buffer (64 KiB) unless it is read meanwhile; errors always do.
    DispatchQueue.global().async {
      try? input_.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try? input_.fileHandleForWriting.close()
    }
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    let complained = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
      errors: String(decoding: complained, as: UTF8.self))
  }

  /// Gives `body` a folder that is gone afterwards.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "roughness-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
