import RoadKernels
import TestSupport
import Testing

@Suite struct CRC32Tests {
  /// The check value of the algorithm's catalogue, and of nothing.
  @Test func `the catalogue's check value comes out`() {
    var check = CRC32()
    #expect(check.value == 0)
    check.update(Array("123456789".utf8))
    #expect(check.value == 0xCBF4_3926)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 1000])
  func `the table does what the bitwise definition does, however the bytes are cut`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    var plain: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      plain ^= UInt32(byte)
      for _ in 0..<8 { plain = plain & 1 == 1 ? 0xEDB8_8320 ^ (plain >> 1) : plain >> 1 }
    }
    var check = CRC32()
    check.update(Array(bytes.prefix(count / 3)))
    check.update(Array(bytes.dropFirst(count / 3)))
    #expect(check.value == ~plain)
  }
}
