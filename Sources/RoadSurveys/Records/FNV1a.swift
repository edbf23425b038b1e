/// FNV-1a in 64 bits: the checksum of run records and the fingerprint of ledgers.
///
/// Every step is a bijection of the state, so one changed byte always shows; other damage goes unseen once in 2⁶⁴. It is
/// no protection against intent. Complexity: O(bytes). Source: G. Fowler, L. C. Noll, K.-P. Vo, draft-eastlake-fnv.
struct FNV1a: Sendable {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func update(_ byte: UInt8) {
    value ^= UInt64(byte)
    value &*= 0x0000_0100_0000_01b3
  }

  mutating func update(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { update(byte) }
  }

  /// Little-endian.
  mutating func update(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { update(UInt8(truncatingIfNeeded: word >> shift)) }
  }

  /// Of one buffer.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV1a()
    hash.update(bytes)
    return hash.value
  }
}
