import RoadKernels

/// Where bytes go: memory, or an open file descriptor through a buffer. Counts and hashes what passes.
///
/// A value that can't be copied: two of them would write over each other.
public struct ByteSink: ~Copyable {
  /// Bytes held before a write to the descriptor.
  static let chunk = 1 << 16

  private let descriptor: Int32?
  private let path: String
  private var pending: [UInt8] = []
  private var hash = SHA256()
  /// Bytes written so far.
  public private(set) var count = 0

  /// A sink that keeps everything in memory.
  public init() {
    descriptor = nil
    path = "memory"
  }

  /// A sink onto an open descriptor, which stays open; `path` names it in errors.
  public init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Everything written to a memory sink.
  public var bytes: [UInt8] { pending }

  /// Appends bytes. Errors: `inputOutput`, or `brokenPipe` when the reader has gone.
  public mutating func write(_ bytes: [UInt8]) throws(ReportError) {
    count += bytes.count
    hash.update(bytes)
    pending.append(contentsOf: bytes)
    if pending.count >= Self.chunk { try flush() }
  }

  /// Appends text as UTF-8.
  public mutating func write(_ text: String) throws(ReportError) {
    try write(Array(text.utf8))
  }

  /// Hands what is buffered to the descriptor.
  public mutating func flush() throws(ReportError) {
    guard let descriptor, !pending.isEmpty else { return }
    try Descriptor.write(pending, to: descriptor, path: path)
    pending.removeAll(keepingCapacity: true)
  }

  /// SHA-256 of everything written, in lower-case hexadecimal.
  func hexDigest() -> String { hash.hexadecimal() }
}
