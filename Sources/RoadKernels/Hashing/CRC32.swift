/// CRC-32 of IEEE 802.3 (reflected polynomial 0xEDB88320): the check that ZIP, gzip and PNG carry. Fed in pieces.
///
/// Guards against damage, not against intent; where identity matters `SHA256` is used. Complexity: linear in the bytes.
package struct CRC32: Sendable {
  private var register: UInt32 = 0xFFFF_FFFF

  package init() {}

  /// Takes the next bytes.
  package mutating func update(_ bytes: [UInt8]) {
    var register = register
    Self.table.withUnsafeBufferPointer { table in
      for byte in bytes {
        register = table[Int(UInt8(truncatingIfNeeded: register) ^ byte)] ^ (register >> 8)
      }
    }
    self.register = register
  }

  /// The check value of everything taken so far.
  package var value: UInt32 { ~register }

  /// What eight shifts of the bitwise definition do to each byte.
  private static let table: [UInt32] = (0..<256).map { index in
    var value = UInt32(index)
    for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    return value
  }
}
