import Testing

@testable import RoadKernels

/// Against the words printed in FIPS 180-2, B.1 and B.2; that the fast ones agree is in `SHA256Tests`.
struct PlainSHA256Tests {
  /// The standard's first state (FIPS 180-4, 5.3.3).
  private static let start: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  /// A message with the standard's padding.
  private static func blocks(_ message: String) -> [UInt8] {
    var bytes = Array(message.utf8)
    let bits = UInt64(8 * bytes.count)
    bytes.append(0x80)
    while bytes.count % 64 != 56 { bytes.append(0) }
    return bytes + (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
  }

  @Test func `one block gives the standard's words`() {
    var state = Self.start
    PlainSHA256.compress(Self.blocks("abc"), into: &state)
    #expect(
      state == [
        0xba78_16bf, 0x8f01_cfea, 0x4141_40de, 0x5dae_2223, 0xb003_61a3, 0x9617_7a9c, 0xb410_ff61,
        0xf200_15ad,
      ])
  }

  @Test func `two blocks at once are two one after the other, and none is nothing`() {
    let message = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    let blocks = Self.blocks(message)
    #expect(blocks.count == 128)
    var (whole, parts) = (Self.start, Self.start)
    PlainSHA256.compress(blocks, into: &whole)
    for half in [Array(blocks[..<64]), [], Array(blocks[64...])] { PlainSHA256.compress(half, into: &parts) }
    #expect(
      whole == [
        0x248d_6a61, 0xd206_38b8, 0xe5c0_2693, 0x0c3e_6039, 0xa33c_e459, 0x64ff_2167, 0xf6ec_edd4,
        0x19db_06c1,
      ])
    #expect(parts == whole)
  }
}
