import RoadReports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written from its beginning to its end; a symbolic link in its place is never written through.
final class OutputFile {
  private let descriptor: Int32
  private let path: String
  private var sink: ByteSink
  private var isOpen = true

  /// Creates or replaces the file. Errors: `cannotCreate`.
  init(path: String) throws(ReportError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, reason: Self.systemReason()) }
    self.path = path
    sink = ByteSink(descriptor: descriptor, path: path)
  }

  deinit {
    if isOpen { _ = closeDescriptor(descriptor) }
  }

  /// Appends bytes. Errors: `inputOutput`.
  func write(_ bytes: [UInt8]) throws(ReportError) { try sink.write(bytes) }

  /// Hands everything to the system; only then is the file known to be written. Errors: `inputOutput`.
  func close() throws(ReportError) {
    try sink.flush()
    isOpen = false
    if closeDescriptor(descriptor) != 0 {
      throw .inputOutput(path: path, reason: Self.systemReason())
    }
  }

  /// Writes a whole file at once.
  static func write(_ bytes: [UInt8], to path: String) throws(ReportError) {
    let file = try OutputFile(path: path)
    try file.write(bytes)
    try file.close()
  }

  /// Makes a folder and those above it; one that exists is fine. Errors: `cannotCreate`.
  static func makeFolder(_ path: String) throws(ReportError) {
    guard !path.isEmpty else { throw .cannotCreate(path: "--output", reason: "the folder's name is empty") }
    var made = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      made += part + "/"
      if part.isEmpty || mkdir(made, 0o777) == 0 { continue }
      let reason = systemReason()
      var status = stat()
      guard stat(made, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw .cannotCreate(path: made, reason: reason)
      }
    }
  }

  /// Whether anything, a dangling link too, has this name.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Names in a folder other than `.` and `..`; empty when there is none.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func systemReason() -> String {
    guard let words = strerror(errno) else { return "error \(errno)" }
    return String(cString: words)
  }
}

// The system's call bears the name of a method of the class.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
