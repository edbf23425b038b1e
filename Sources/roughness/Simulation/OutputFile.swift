#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written from its beginning to its end.
final class OutputFile {
  private var stream: UnsafeMutablePointer<FILE>?
  private let path: String

  /// Creates or replaces the file. Throws what the system says.
  init(path: String) throws(OutputError) {
    guard let stream = fopen(path, "wb") else { throw OutputError(path: path, code: errno) }
    self.stream = stream
    self.path = path
  }

  deinit {
    if let stream { fclose(stream) }
  }

  /// Appends bytes. Mistake of the caller: writing to a closed file.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    guard let stream else { preconditionFailure("The file is closed.") }
    if fwrite(bytes, 1, bytes.count, stream) != bytes.count { throw OutputError(path: path, code: errno) }
  }

  /// Closes the file; only then is it known to be written.
  func close() throws(OutputError) {
    guard let stream else { return }
    self.stream = nil
    if fclose(stream) != 0 { throw OutputError(path: path, code: errno) }
  }

  /// Writes a whole file at once.
  static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let file = try OutputFile(path: path)
    try file.write(bytes)
    try file.close()
  }

  /// Makes a folder and those above it; one that exists is fine.
  static func makeFolder(_ path: String) throws(OutputError) {
    var made = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      made += part + "/"
      if part.isEmpty { continue }
      if mkdir(made, 0o777) != 0 && errno != EEXIST && errno != EISDIR {
        throw OutputError(path: made, code: errno)
      }
    }
  }
}

/// A file or folder that could not be written, with the system's reason.
struct OutputError: Error, CustomStringConvertible {
  var path: String
  var code: Int32
  var description: String { "\(path): cannot be written: \(String(cString: strerror(code)))" }
}
