/// CRC-32 of IEEE 802.3 (reflected polynomial 0xEDB88320): the check that ZIP, gzip and PNG carry. Fed in pieces.
///
/// Guards against damage, not against intent; where identity matters `SHA256` is used. Complexity: linear in the bytes.
package struct CRC32: Sendable {
  private var register: UInt32 = 0xFFFF_FFFF

  package init() {}

  /// Takes the next bytes.
  package mutating func update(_ bytes: [UInt8]) {
    var register = register
    Self.tables.withUnsafeBufferPointer { tables in
      bytes.withUnsafeBytes { bytes in
        var i = 0
        // Eight bytes at once: each goes through the table that knows how many bytes follow it.
        while i + 8 <= bytes.count {
          let low = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt32.self)) ^ register
          let high = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: i + 4, as: UInt32.self))
          var sum: UInt32 = 0
          for k in 0..<4 {
            let shift = UInt32(8 * k)
            sum ^= tables[256 * (7 - k) + Int((low >> shift) & 0xFF)]
            sum ^= tables[256 * (3 - k) + Int((high >> shift) & 0xFF)]
          }
          register = sum
          i += 8
        }
        while i < bytes.count {
          register = tables[Int((register ^ UInt32(bytes[i])) & 0xFF)] ^ (register >> 8)
          i += 1
        }
      }
    }
    self.register = register
  }

  /// The check value of everything taken so far.
  package var value: UInt32 { ~register }

  /// Eight tables of 256: what eight shifts of the bitwise definition do to each byte, and the same followed by 1 to 7 zeros.
  private static let tables: [UInt32] = {
    var tables: [UInt32] = (0..<256).map { index in
      var value = UInt32(index)
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
      return value
    }
    for i in 256..<8 * 256 { tables.append((tables[i - 256] >> 8) ^ tables[Int(tables[i - 256] & 0xFF)]) }
    return tables
  }()
}
