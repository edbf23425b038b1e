#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few system calls on file descriptors that this room needs, with errors as values and interrupted calls repeated.
enum Descriptor {
  /// Writes all of `bytes`. Errors: `brokenPipe`, `inputOutput`.
  static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(ReportError) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        systemWrite(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written >= 0 {
        done += written
      } else if errno == EPIPE {
        throw .brokenPipe
      } else if errno != EINTR {
        throw .inputOutput(path: path, reason: "cannot write: \(reason(errno))")
      }
    }
  }

  /// Reads up to `limit` bytes, fewer only at the end. Errors: `inputOutput`.
  static func read(_ descriptor: Int32, limit: Int = .max, path: String) throws(ReportError) -> [UInt8] {
    var bytes: [UInt8] = []
    let size = length(descriptor)
    bytes.reserveCapacity(min(limit, size + 1))
    while bytes.count < limit {
      let wanted = min(1 << 20, limit - bytes.count)
      let (chunk, failure) = readChunk(descriptor, wanted)
      if let failure { throw .inputOutput(path: path, reason: "cannot read: \(reason(failure))") }
      if chunk.isEmpty { break }
      bytes.append(contentsOf: chunk)
    }
    return bytes
  }

  /// Calls `body` with consecutive blocks of the file. Errors: `inputOutput`.
  static func forEachBlock(_ descriptor: Int32, path: String, _ body: ([UInt8]) -> Void) throws(ReportError) {
    while true {
      let (chunk, failure) = readChunk(descriptor, 1 << 18)
      if let failure { throw .inputOutput(path: path, reason: "cannot read: \(reason(failure))") }
      if chunk.isEmpty { return }
      body(chunk)
    }
  }

  /// Opens a file or folder; negative (and `errno`) when that fails.
  static func open(_ path: String, _ flags: Int32) -> Int32 { systemOpen(path, flags) }

  /// Gives a descriptor back.
  static func close(_ descriptor: Int32) { systemClose(descriptor) }

  /// The system's words for an error number.
  static func reason(_ code: Int32) -> String {
    guard let words = strerror(code) else { return "error \(code)" }
    return String(cString: words)
  }

  private static func readChunk(_ descriptor: Int32, _ wanted: Int) -> ([UInt8], Int32?) {
    var failure: Int32?
    let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
      var got = systemRead(descriptor, buffer.baseAddress, wanted)
      while got < 0 && errno == EINTR { got = systemRead(descriptor, buffer.baseAddress, wanted) }
      if got < 0 { failure = errno }
      initialized = max(0, got)
    }
    return (chunk, failure)
  }

  private static func length(_ descriptor: Int32) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return 0 }
    return max(0, Int(status.st_size))
  }
}

// The system's calls bear the names of this enum's own functions: these lines say which is meant.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}

private func systemRead(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, start, count)
}

private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }

private func systemClose(_ descriptor: Int32) { _ = close(descriptor) }
