#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is made once and belongs to the user from then on.
public enum NewFile {
  /// Writes a file that must not be there yet. Errors: `cannotCreate`, `inputOutput`.
  public static func write(_ bytes: [UInt8], path: String) throws(ReportError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      let reason =
        errno == EEXIST
        ? "there is a file of this name already; it is left as it is"
        : "cannot create: \(Descriptor.reason(errno))"
      throw .cannotCreate(path: path, reason: reason)
    }
    defer { close(descriptor) }
    try Descriptor.write(bytes, to: descriptor, path: path)
  }
}
