#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is read whole: a ledger, a manifest, a table of references.
public enum InputFile {
  /// The bytes of the file at `path`, of standard input for `-`. Errors: `noInput`, `inputOutput`.
  public static func read(path: String) throws(ReportError) -> [UInt8] {
    if path == "-" { return try Descriptor.read(0, path: "standard input") }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .noInput(path: path, reason: "cannot open: \(Descriptor.reason(errno))")
    }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw .noInput(path: path, reason: "this is a folder, a file was expected")
    }
    return try Descriptor.read(descriptor, path: path)
  }

  /// At most `bytes` from the beginning of a regular file; nil for anything else (a pipe would lose them).
  public static func head(path: String, bytes: Int) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: bytes)
    let count = head.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return count < 0 ? nil : Array(head[..<count])
  }
}

/// What this program writes to standard output as a result: all of it, or quietly less when the reader has gone.
public enum StandardOutput {
  /// Streams `body`'s bytes to standard output. Errors: `inputOutput`; a closed pipe is no error.
  public static func write(_ body: (inout ByteSink) throws(ReportError) -> Void) throws(ReportError) {
    var sink = ByteSink(descriptor: 1, path: "standard output")
    do {
      try body(&sink)
      try sink.flush()
    } catch .brokenPipe {
      return
    }
  }
}
