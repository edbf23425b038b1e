import DriveLogs

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why the benchmarks can't go on: said on standard error with the process's exit code, instead of a trap.
struct Refusal: Error {
  var status: Int32
  var text: String

  static func usage(_ text: String) -> Refusal { Refusal(status: 64, text: "usage: RoadBenchmarks \(text)") }
  /// A kernel that is fast and wrong.
  static func wrongAnswer(_ text: String) -> Refusal { Refusal(status: 1, text: "wrong answer: \(text)") }

  /// Ends the process for an error.
  static func exit(for error: any Error) -> Never {
    let refusal: Refusal
    switch error {
    case let error as Refusal: refusal = error
    case let error as DriveLogError:
      let remedy =
        error.exit == .noInput
        ? "; run the benchmarks in the package's folder, or name a log that is there" : ""
      refusal = Refusal(status: error.exit.rawValue, text: "\(error)\(remedy)")
    default: refusal = Refusal(status: 1, text: "\(error)")
    }
    let message = Array("RoadBenchmarks: \(refusal.text)\n".utf8)
    message.withUnsafeBytes { _ = write(2, $0.baseAddress, $0.count) }
    leave(refusal.status)
  }
}

/// The C library's `exit`, whose name is taken within the type.
private func leave(_ status: Int32) -> Never { exit(status) }
