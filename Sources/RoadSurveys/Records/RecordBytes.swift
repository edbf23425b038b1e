#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A record's file open for reading at any place, closed when it goes out of scope.
struct RecordBytes: ~Copyable {
  let path: String
  let length: Int
  private let descriptor: Int32

  init(path: String) throws(SurveyError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .noInput("\(path): cannot open: \(Self.reason(errno))") }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .noInput("\(path): no file; a run record or a folder of them was expected")
    }
    self.path = path
    length = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// `count` bytes from `offset` on, fewer only at the file's end.
  borrowing func read(_ count: Int, at offset: Int) throws(SurveyError) -> [UInt8] {
    var failure: Int32?
    let wanted = max(0, min(count, length - offset))
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, done in
      done = 0
      while done < wanted, let base = buffer.baseAddress {
        let got = pread(descriptor, base + done, wanted - done, off_t(offset + done))
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { return }
        done += got
      }
    }
    if let failure { throw .inputOutput("\(path): cannot read: \(Self.reason(failure))") }
    return bytes
  }

  /// The record's head, checked.
  borrowing func head() throws(SurveyError) -> RunRecordHead {
    let lengths = try RunRecordFile.lengths(
      prefix: try read(RunRecordFile.prefixLength, at: 0), actual: length, file: path)
    return try RunRecordFile.head(
      try read(RunRecordFile.prefixLength + lengths.head + 8, at: 0), fileLength: length, file: path)
  }

  /// One pass, checked.
  borrowing func pass(_ block: RunRecordHead.Block) throws(SurveyError) -> Pass {
    let bytes = try read(block.length, at: block.offset)
    try RunRecordFile.check(bytes, block, file: path)
    return try PassCoding.decode(
      bytes, roadID: block.roadID, direction: block.direction, file: path, origin: block.offset)
  }

  static func reason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
