#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The only place that writes to the terminal, and the exit codes of the contract.
enum Console {
  /// Exit codes (sysexits; see the GUIDE).
  enum Status {
    static let doubtfulUnderStrict: Int32 = 3
    static let usage: Int32 = 64
    static let badData: Int32 = 65
    static let noInput: Int32 = 66
    static let cannotCreate: Int32 = 73
    static let inputOutput: Int32 = 74
  }

  /// Writes a line to standard output; a reader that has gone is no error.
  static func say(_ line: String) { write(line + "\n", to: 1) }

  /// Writes a line to standard error.
  static func note(_ line: String) { write(line + "\n", to: 2) }

  /// Writes a text as it is to standard error.
  static func complain(_ text: String) { write(text, to: 2) }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { unistdWrite(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  private static func unistdWrite(_ fd: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(fd, base, count)
    #else
      Darwin.write(fd, base, count)
    #endif
  }
}
