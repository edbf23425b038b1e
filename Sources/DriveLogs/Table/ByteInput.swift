import RoadFindings
import RoadKernels

/// The bytes of one file, decompressed and hashed, passing through one reused buffer.
///
/// gzip is told by its magic bytes, not by the name. What is not text (NUL at the start, UTF-16, an archive, a binary)
/// is refused with the advice that helps. Memory: the buffer, which grows to 1 MiB at most.
struct ByteInput: ~Copyable {
  /// Bytes `start..<end` of the buffer wait to be used.
  private(set) var buffer: [UInt8]
  private(set) var start = 0
  private(set) var end = 0
  private(set) var isAtEnd = false
  /// Bytes after decompression.
  private(set) var byteCount = 0
  private var hash = SHA256()
  private var isHashed = true
  private var observer: ReadingObserver?
  private let name: String
  private let file: FileDescriptor
  private var inflater = GzipInflater()
  private var isGzip = false
  /// Bytes of a regular file still to be read; its size when it was opened is what counts.
  private var remaining: Int?
  private let openedSize: Int?
  private var fault: DriveLogError?
  /// What the container is damaged by, told once at the end.
  private(set) var findings: [Finding] = []

  /// The head of a log is judged by this many bytes.
  static let headBytes = 65_536
  private static let longHeadBytes = 524_288
  private static let largestBuffer = 1_048_576
  /// A deflate stream that grows this many times is no recording.
  private static let largestExpansion = 250

  /// Opens a file (an empty path is standard input) and reads its head; hashing is left out where nobody asks for it.
  static func open(
    path: [UInt8], name: String, bufferBytes: Int, isHashed: Bool = true, observer: ReadingObserver? = nil
  ) throws(DriveLogError) -> ByteInput {
    do throws(FileDescriptor.Fault) {
      var input = ByteInput(try FileDescriptor(path: path), name: name, bufferBytes: bufferBytes)
      input.isHashed = isHashed
      input.observer = observer
      try input.begin()
      return input
    } catch {
      throw error.located(in: name)
    }
  }

  private init(_ file: consuming FileDescriptor, name: String, bufferBytes: Int) {
    self.name = name
    buffer = [UInt8](repeating: 0, count: max(bufferBytes, 2 * Self.headBytes))
    openedSize = file.size
    remaining = openedSize
    self.file = file
  }

  private mutating func begin() throws(FileDescriptor.Fault) {
    // The magic decides before anything else is believed.
    while end < 2 { if try readRaw() == 0 { break } }
    if end >= 2 && buffer[0] == 0x1F && buffer[1] == 0x8B {
      isGzip = true
      inflater.take(buffer[..<end])
      end = 0
    } else {
      account(from: 0, to: end)
    }
    while end < Self.headBytes { if try !bring() { break } }
  }

  /// The first 64 KiB as lines; before anything is used.
  func head(_ count: Int = headBytes) -> LogHead {
    LogHead(bytes: Array(buffer[..<min(end, count)]), isWhole: isAtEnd && end <= count)
  }

  /// More of the head, for files whose first row is longer than a head should be.
  mutating func longHead() throws(DriveLogError) -> LogHead {
    while end < Self.longHeadBytes { if try !fill() { break } }
    return head(Self.longHeadBytes)
  }

  mutating func use(upTo offset: Int) {
    precondition(offset >= start && offset <= end, "Only waiting bytes can be used.")
    start = offset
  }

  /// Brings more bytes behind the waiting ones, which move to the front of the buffer; false at the end. What failed once
  /// fails again.
  mutating func fill() throws(DriveLogError) -> Bool {
    if let fault { throw fault }
    do throws(FileDescriptor.Fault) {
      return try bring()
    } catch {
      let located = error.located(in: name)
      fault = located
      throw located
    }
  }

  private mutating func bring() throws(FileDescriptor.Fault) -> Bool {
    if isAtEnd { return false }
    if start > 0 {
      buffer.withUnsafeMutableBytes { $0.copyBytes(from: UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
      end -= start
      start = 0
    }
    if end == buffer.count {
      precondition(buffer.count < Self.largestBuffer, "A row never outgrows the buffer.")
      buffer += [UInt8](repeating: 0, count: buffer.count)
    }
    let before = end
    if isGzip {
      try inflateMore()
    } else {
      if try readRaw() == 0 { isAtEnd = true }
      account(from: before, to: end)
    }
    return end > before
  }

  /// SHA-256 of what was read so far, hexadecimal; empty where nobody asked for one.
  func hexadecimalHash() -> String { isHashed ? hash.hexadecimal() : "" }

  // MARK: Hashing elsewhere

  /// The hash so far, to be gone on with elsewhere; nil where nobody asked for one. Until ``resumeHash(_:)`` nothing is
  /// hashed here.
  mutating func handOverHash() -> RunningHash? {
    guard isHashed else { return nil }
    isHashed = false
    return RunningHash(hash: hash, byteCount: byteCount)
  }

  /// Takes the hash back and goes on with it.
  mutating func resumeHash(_ running: RunningHash?) {
    guard var running else { return }
    running.update(buffer[start..<end], at: offset)
    hash = running.hash
    isHashed = true
  }

  /// Place of the first waiting byte in the decompressed file.
  private var offset: Int { byteCount - (end - start) }

  /// The next bytes as far as the last line end in a full buffer, or all that is left; nil where that would not cut
  /// between two rows for certain (quotes may hold line ends), and at the end. The buffer itself goes out and `storage`
  /// takes its place: fresh memory costs more than reading.
  mutating func nextWholeLines(storage: consuming [UInt8]) throws(DriveLogError) -> WholeLines? {
    while !isAtEnd && !(start == 0 && end == buffer.count) { _ = try fill() }
    var cut = end
    if !isAtEnd {
      while cut > start, buffer[cut - 1] != .lineFeed { cut -= 1 }
    }
    guard cut > start else { return nil }
    guard !holds(.quote, in: buffer, start..<cut) else { return nil }
    var other = consume storage
    if other.count != buffer.count { other = [UInt8](repeating: 0, count: buffer.count) }
    other.withUnsafeMutableBytes { other in
      buffer.withUnsafeBytes { other.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[cut..<end])) }
    }
    swap(&other, &buffer)
    let lines = WholeLines(bytes: other, range: start..<cut, offset: offset, isLast: isAtEnd)
    (start, end) = (0, end - cut)
    return lines
  }

  private mutating func account(from: Int, to: Int) {
    byteCount += to - from
    guard isHashed else { return }
    buffer.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[from..<to])) }
  }

  private mutating func readRaw() throws(FileDescriptor.Fault) -> Int {
    let limit = min(remaining ?? Int.max, buffer.count - end)
    let got = limit == 0 ? 0 : try file.read(into: &buffer, from: end, limit: limit)
    end += got
    try settle(got)
    return got
  }

  /// A regular file must give the bytes that it had when it was opened.
  private mutating func settle(_ got: Int) throws(FileDescriptor.Fault) {
    if got > 0 { observer?.read(name, got) }
    guard let left = remaining else { return }
    remaining = left - got
    if got == 0 && left > 0 { throw .cutShort }
    if left == got, let size = file.size, let openedSize, size > openedSize, findings.isEmpty {
      findings.append(
        Finding(
          .inputChanged, .warning, at: Place(log: name),
          "the file grew while it was read; the \(openedSize) bytes that it had when opened were used"))
    }
  }

  private mutating func inflateMore() throws(FileDescriptor.Fault) {
    while true {
      switch inflater.inflate(into: &buffer, from: end) {
      case .progress(let made):
        account(from: end, to: end + made)
        end += made
        if byteCount > 16 << 20, byteCount / max(inflater.bytesIn, 1) > Self.largestExpansion {
          throw .expandsTooFar
        }
        return
      case .needsInput:
        let got = try inflater.take(from: file, limit: remaining ?? Int.max)
        try settle(got)
        if got == 0 { return endOfGzip() }
      case .checksumMismatch: throw .checksumMismatch
      case .damaged: throw .damagedStream
      }
    }
  }

  private mutating func endOfGzip() {
    isAtEnd = true
    if !inflater.isBetweenMembers {
      findings.append(
        Finding(
          .compressedDamaged, .warning, at: Place(log: name),
          "the gzip ended early; the \(byteCount) bytes so far are kept; copy the file again if it is longer")
      )
    } else if inflater.hasTrailingBytes {
      findings.append(
        Finding(
          .compressedDamaged, .warning, at: Place(log: name),
          "there are bytes after the end of the gzip that are no gzip; they are left out"))
    }
  }
}

/// Consecutive bytes of a file that begin and end with whole rows.
struct WholeLines: Sendable {
  /// A buffer of which `range` is meant.
  var bytes: [UInt8]
  var range: Range<Int>
  /// Place of the range in the decompressed file.
  var offset: Int
  /// Nothing follows.
  var isLast: Bool
}

/// A hash of a file's first bytes.
struct RunningHash: Sendable {
  fileprivate var hash: SHA256
  fileprivate var byteCount: Int

  /// Takes bytes that begin at `offset` of the file; those already taken are passed over.
  mutating func update(_ bytes: ArraySlice<UInt8>, at offset: Int) {
    precondition(offset <= byteCount, "Bytes are hashed in their order.")
    let fresh = bytes.dropFirst(byteCount - offset)
    fresh.withUnsafeBytes { hash.update($0) }
    byteCount += fresh.count
  }
}

extension FileDescriptor.Fault {
  // Faults that no system call reports.
  static let cutShort = FileDescriptor.Fault(code: -1)
  static let checksumMismatch = FileDescriptor.Fault(code: -2)
  static let damagedStream = FileDescriptor.Fault(code: -3)
  static let expandsTooFar = FileDescriptor.Fault(code: -4)

  /// The room's error for a fault while a file was read.
  fileprivate func located(in name: String) -> DriveLogError {
    let place = Place(log: name)
    return switch self {
    case .cutShort:
      DriveLogError(
        .inputOutput, .inputChanged, at: place,
        "the file was cut short while it was read; give a file that nobody writes to")
    case .checksumMismatch:
      DriveLogError(
        .badData, .compressedDamaged, at: place,
        "gzip CRC-32 mismatch: the bytes are not those that were compressed; copy the file again")
    case .damagedStream:
      DriveLogError(
        .badData, .compressedDamaged, at: place, "the gzip stream is damaged; copy the file again")
    case .expandsTooFar:
      DriveLogError(
        .badData, .compressedDamaged, at: place,
        "the gzip grows beyond the expansion limit, which no recording does; decompress it first if it is one"
      )
    default:
      isAboutOpening
        ? DriveLogError(
          .noInput, text == "no such file" ? .noInput : .unreadable, at: place,
          "\(text); a log that can be read was expected; check the path and its permissions")
        : DriveLogError(
          .inputOutput, .unreadable, at: place, "\(text) while reading; copy the file to a sound disk")
    }
  }
}
