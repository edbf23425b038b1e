import ArgumentParser
import DriveLogs
import RoadReports
import RoadSurveys

/// A fault of what was given, as a whole message with its exit code.
struct InputFailure: Error {
  var status: Int32
  var text: String
}

/// Turns the rooms' typed errors into a message and an exit code, alike for every command.
enum Failures {
  static func reported(_ body: () throws -> Void) throws {
    do { try body() } catch { throw try exit(for: error) }
  }

  static func reported(_ body: () async throws -> Void) async throws {
    do { try await body() } catch { throw try exit(for: error) }
  }

  /// Says what is wrong and gives the exit code; passes on what is none of ours.
  private static func exit(for error: any Error) throws -> ExitCode {
    switch error {
    case let error as ReportError:
      if error == .brokenPipe { return ExitCode(0) }
      Console.note("roughness: \(error)")
      return ExitCode(error.exitStatus)
    case let error as DriveLogError:
      Console.note("roughness: \(error)")
      return ExitCode(error.exit.rawValue)
    case let error as SurveyError:
      Console.note("roughness: \(SafeText.visible(error.message))")
      return ExitCode(error.exitStatus)
    case let error as LedgerFileError:
      Console.note("roughness: \(error.message)")
      return ExitCode(Console.Status.badData)
    case let error as SurveyError:
      Console.note("roughness: \(SafeText.visible(error.message))")
      return ExitCode(error.exitStatus)
    case let error as InputFailure:
      Console.note("roughness: \(error.text)")
      return ExitCode(error.status)
    default: throw error
    }
  }
}
