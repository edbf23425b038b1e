#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file open for reading, closed when it goes out of scope: the door to `open(2)` and `read(2)`.
///
/// Files of the user are read, never mapped: a mapped file that is cut while it is read kills the process.
struct FileDescriptor: ~Copyable {
  /// What `open` or `read` answered, in words that don't depend on the locale.
  struct Fault: Error, Sendable, Equatable {
    var code: Int32

    /// The file could not be had at all; otherwise reading broke down.
    var isAboutOpening: Bool {
      [ENOENT, EACCES, EPERM, ELOOP, EISDIR, ENOTDIR, ENAMETOOLONG, EMFILE, ENFILE].contains(code)
    }

    var text: String {
      switch code {
      case ENOENT: "no such file"
      case EACCES, EPERM: "permission denied"
      case ELOOP: "too many symbolic links"
      case EISDIR: "is a folder"
      case ENOTDIR: "a part of the path is not a folder"
      case ENAMETOOLONG: "the name is too long"
      case EMFILE, ENFILE: "too many open files"
      case EIO: "input/output error"
      default: "system error \(code)"
      }
    }
  }

  private let number: Int32
  private let isOurs: Bool

  /// Opens the file at a path of bytes; an empty path is standard input.
  init(path: [UInt8]) throws(Fault) {
    if path.isEmpty {
      number = 0
      isOurs = false
      return
    }
    let opened = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_RDONLY | O_CLOEXEC) }
    }
    guard opened >= 0 else { throw Fault(code: errno) }
    number = opened
    isOurs = true
  }

  deinit {
    if isOurs { close(number) }
  }

  /// Size in bytes now, for a regular file; nil for pipes and devices.
  var size: Int? {
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Reads up to `limit` bytes into `buffer` from `start`; 0 at the end.
  func read(into buffer: inout [UInt8], from start: Int, limit: Int) throws(Fault) -> Int {
    while true {
      let got = buffer.withUnsafeMutableBytes { bytes in
        systemRead(number, bytes.baseAddress! + start, min(limit, bytes.count - start))
      }
      if got >= 0 { return got }
      if errno != EINTR { throw Fault(code: errno) }
    }
  }
}

private func systemRead(_ number: Int32, _ address: UnsafeMutableRawPointer, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.read(number, address, count)
  #elseif canImport(Musl)
    Musl.read(number, address, count)
  #else
    Darwin.read(number, address, count)
  #endif
}
