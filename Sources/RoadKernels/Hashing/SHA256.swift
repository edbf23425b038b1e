import CRoadKernels

/// SHA-256 (FIPS 180-4), fed in pieces of any size.
///
/// Run records are keyed by the digest of a log's bytes, so it must be the standard's and independent of the cuts.
/// Whole blocks go to the fastest code that the CPU can run; `PlainSHA256` is the readable twin of its compression.
/// Complexity: O(bytes), constant memory.
package struct SHA256: Sendable {
  /// First 32 bits of the fractional parts of the square roots of the first 8 primes.
  package static let initialState: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  private var state = Self.initialState
  /// Bytes that don't fill a block of 64 yet.
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  package init() {
    pending.reserveCapacity(128)
  }

  /// Takes more bytes.
  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Takes more bytes straight from a buffer.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    byteCount &+= UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let taken = min(64 - pending.count, rest.count)
      pending.append(contentsOf: rest.prefix(taken))
      rest = rest.dropFirst(taken)
      guard pending.count == 64 else { return }
      pending.withUnsafeBytes { Self.compress($0, into: &state) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.count & ~63
    if whole > 0 { Self.compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)), into: &state) }
    pending.append(contentsOf: rest.dropFirst(whole))
  }

  /// The 32 bytes of the digest; the hash itself may go on taking bytes.
  package func finalize() -> [UInt8] {
    var last = pending
    last.append(0x80)
    while last.count % 64 != 56 { last.append(0) }
    let bitCount = byteCount &* 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      last.append(UInt8(truncatingIfNeeded: bitCount >> shift))
    }
    var state = state
    last.withUnsafeBytes { Self.compress($0, into: &state) }
    return state.flatMap { word in
      stride(from: UInt32(24), through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// The digest as 64 lower-case hexadecimal digits.
  package func hexadecimal() -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of one buffer, as hexadecimal digits.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexadecimal()
  }
}

extension SHA256 {
  /// Instruction sets that the compression can be done with; the same digest with each.
  package enum Instructions: Int32, CaseIterable, Sendable {
    case portable = 0
    /// AVX2 for the schedule of two blocks at once, BMI2 for the rotations.
    case avx2 = 1
    /// The CPU's own SHA instructions.
    case sha = 2
  }

  /// The instructions that the digests of this process are made with.
  package static var instructions: Instructions {
    if KernelLevel.best.rawValue < KernelLevel.avx2.rawValue { return .portable }
    return road_kernels_has_sha() != 0 ? .sha : .avx2
  }

  /// The compression function over whole blocks of 64 bytes, by the fastest instructions.
  private static func compress(_ blocks: UnsafeRawBufferPointer, into state: inout [UInt32]) {
    guard let base = blocks.bindMemory(to: UInt8.self).baseAddress else { return }
    state.withUnsafeMutableBufferPointer {
      road_sha256(KernelLevel.best.rawValue, $0.baseAddress, base, blocks.count / 64)
    }
  }

  /// The compression of whole blocks by named instructions; false, and nothing done, where the CPU lacks them.
  package static func compress(
    _ blocks: [UInt8], into state: inout [UInt32], instructions: Instructions
  ) -> Bool {
    precondition(blocks.count % 64 == 0 && state.count == 8, "Whole blocks and a state of eight words.")
    return blocks.withUnsafeBufferPointer { blocks in
      state.withUnsafeMutableBufferPointer { state in
        guard instructions != .portable else {
          road_sha256_portable(state.baseAddress, blocks.baseAddress, blocks.count / 64)
          return true
        }
        return road_sha256_with(
          instructions.rawValue, state.baseAddress, blocks.baseAddress, blocks.count / 64) != 0
      }
    }
  }
}
