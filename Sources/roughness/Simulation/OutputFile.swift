import RoadReports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written from its beginning to its end: until then it bears another name, so that nothing half-written
/// can pass for whole. A symbolic link in its place is never written through.
final class OutputFile {
  private let descriptor: Int32
  private let path: String
  /// What it is called until it is whole; nil for a pipe or a device, which is written as it comes.
  private let staged: String?
  private var sink: ByteSink
  private var isOpen = true

  /// Begins the file, to be put in the place of any other at the end. Errors: `cannotCreate`.
  init(path: String) throws(ReportError) {
    var status = stat()
    let isThere = lstat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    guard !isThere || (kind != S_IFLNK && kind != S_IFDIR) else {
      throw .cannotCreate(
        path: path,
        reason: kind == S_IFDIR ? "this is a folder" : "this is a symbolic link; give a file's own name")
    }
    guard !isThere || access(path, W_OK) == 0 else {
      throw .cannotCreate(path: path, reason: Self.systemReason())
    }
    staged = isThere && kind != S_IFREG ? nil : Self.staged(path)
    let flags = staged == nil ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
    descriptor = open(staged ?? path, flags, 0o666)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, reason: Self.systemReason()) }
    self.path = path
    sink = ByteSink(descriptor: descriptor, path: path)
  }

  deinit {
    guard isOpen else { return }
    _ = closeDescriptor(descriptor)
    if let staged { unlink(staged) }
  }

  /// Appends bytes. Errors: `inputOutput`.
  func write(_ bytes: [UInt8]) throws(ReportError) { try sink.write(bytes) }

  /// Hands everything to the system and gives the file its name; only then is it known to be written. Errors:
  /// `inputOutput`.
  func close() throws(ReportError) {
    try sink.flush()
    isOpen = false
    if closeDescriptor(descriptor) != 0 || staged.map({ rename($0, path) != 0 }) ?? false {
      let reason = Self.systemReason()
      if let staged { unlink(staged) }
      throw .inputOutput(path: path, reason: reason)
    }
  }

  /// What a file is called while this process writes it: hidden, beside its place.
  private static func staged(_ path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let name = "." + (parts.last ?? "") + ending
    return (parts.dropLast().map(String.init) + [name]).joined(separator: "/")
  }

  private static var ending: String { ".\(getpid()).part" }

  /// Removes what this process has begun and not ended in a folder and those within; for whoever ends it on a signal.
  static func removeUnfinished(in folder: String) {
    for name in names(in: folder) {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: removeUnfinished(in: path)
      case S_IFREG where name.hasPrefix(".") && name.hasSuffix(ending): unlink(path)
      default: break
      }
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
