import CZlib

/// Inflates gzip, member after member, into the caller's buffer.
struct GzipInflater: ~Copyable {
  enum Outcome: Sendable {
    /// Bytes were made; more may come.
    case progress(Int)
    /// Everything given is used up and nothing came out: more input is needed.
    case needsInput
    /// A member's check sum does not agree with its bytes.
    case checksumMismatch
    /// The stream is no deflate stream.
    case damaged
  }

  /// zlib keeps the address of its state: it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8] = []
  private var inputStart = 0
  private var inputEnd = 0
  /// Between two members: at a place where the file may end.
  private(set) var isBetweenMembers = true
  /// Bytes after the last member that are no gzip member.
  private(set) var hasTrailingBytes = false
  private(set) var bytesIn = 0

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, +16 for the gzip wrapper.
    inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Takes compressed bytes from a file; 0 at its end.
  mutating func take(from file: borrowing FileDescriptor, limit: Int) throws(FileDescriptor.Fault) -> Int {
    precondition(inputStart == inputEnd, "The input is used up before more is taken.")
    inputStart = 0
    inputEnd = try file.read(into: &input, from: 0, limit: min(limit, input.count))
    bytesIn += inputEnd
    return inputEnd
  }

  /// Gives the inflater its first bytes, already read.
  mutating func take(_ bytes: ArraySlice<UInt8>) {
    precondition(inputStart == inputEnd, "The input is used up before more is taken.")
    input = Array(bytes)
    if input.count < 65_536 { input += [UInt8](repeating: 0, count: 65_536 - input.count) }
    inputStart = 0
    inputEnd = bytes.count
    bytesIn += bytes.count
  }

  /// Inflates into `buffer[start...]`.
  mutating func inflate(into buffer: inout [UInt8], from start: Int) -> Outcome {
    while inputStart < inputEnd {
      if isBetweenMembers {
        // Magic may be cut by the buffer's end: one byte is enough to tell a member from padding.
        guard input[inputStart] == 0x1F else {
          if input[inputStart] != 0 { hasTrailingBytes = true }
          inputStart += 1
          continue
        }
        inflateReset(stream)
        isBetweenMembers = false
      }
      let room = buffer.count - start
      let status = input.withUnsafeMutableBufferPointer { source in
        buffer.withUnsafeMutableBufferPointer { target in
          stream.pointee.next_in = source.baseAddress! + inputStart
          stream.pointee.avail_in = UInt32(inputEnd - inputStart)
          stream.pointee.next_out = target.baseAddress! + start
          stream.pointee.avail_out = UInt32(room)
          return CZlib.inflate(stream, Z_NO_FLUSH)
        }
      }
      inputStart = inputEnd - Int(stream.pointee.avail_in)
      let made = room - Int(stream.pointee.avail_out)
      switch status {
      case Z_STREAM_END: isBetweenMembers = true
      case Z_OK, Z_BUF_ERROR: break
      case Z_DATA_ERROR:
        let message = stream.pointee.msg.map { String(cString: $0) } ?? ""
        return message.contains("check") ? .checksumMismatch : .damaged
      default: return .damaged
      }
      if made > 0 { return .progress(made) }
    }
    return .needsInput
  }
}
