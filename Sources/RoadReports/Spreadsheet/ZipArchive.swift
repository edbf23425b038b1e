import RoadKernels

/// A ZIP archive of stored (uncompressed) entries (APPNOTE 6.3.3), the container of an `.xlsx` workbook.
///
/// Stored, not deflated: the same entries give the same bytes with every version of every compression library, and a
/// ranking is small. All entries carry the date 1980-01-01, the format's zero. Complexity: linear in the bytes.
struct ZipArchive {
  private var central: [UInt8] = []
  private var offset = 0
  private var entries = 0

  /// What the reader must understand: version 2.0; bit 11 of the flags says that names are UTF-8.
  private static let version: UInt16 = 20
  private static let utf8Names: UInt16 = 1 << 11
  /// 1980-01-01 00:00 as MS-DOS writes it.
  private static let date: UInt16 = 0x0021

  /// Writes one entry. Entry and archive must stay below 4 GiB, the limit of the format without ZIP64.
  mutating func add(_ name: String, _ bytes: [UInt8], into sink: inout ByteSink) throws(ReportError) {
    let path = Array(name.utf8)
    precondition(
      offset + bytes.count + path.count + 30 < Int(UInt32.max) && entries < Int(UInt16.max),
      "An archive without ZIP64 stays below 4 GiB and 65535 entries")
    var check = CRC32()
    check.update(bytes)
    var common: [UInt8] = []
    common.little(Self.version)
    common.little(Self.utf8Names)
    common.little(UInt16(0))  // stored
    common.little(UInt16(0))  // time of day
    common.little(Self.date)
    common.little(check.value)
    common.little(UInt32(bytes.count))
    common.little(UInt32(bytes.count))
    common.little(UInt16(path.count))
    common.little(UInt16(0))  // no extra field

    var local: [UInt8] = []
    local.little(UInt32(0x0403_4b50))
    local += common + path

    central.little(UInt32(0x0201_4b50))
    central.little(Self.version)
    central += common
    central.little(UInt16(0))  // no comment
    central.little(UInt16(0))  // disk
    central.little(UInt16(0))  // internal attributes
    central.little(UInt32(0))  // external attributes
    central.little(UInt32(offset))
    central += path

    try sink.write(local)
    try sink.write(bytes)
    offset += local.count + bytes.count
    entries += 1
  }

  /// Writes the central directory, after which nothing may be added.
  mutating func finish(into sink: inout ByteSink) throws(ReportError) {
    var end: [UInt8] = []
    end.little(UInt32(0x0605_4b50))
    end.little(UInt16(0))
    end.little(UInt16(0))
    end.little(UInt16(entries))
    end.little(UInt16(entries))
    end.little(UInt32(central.count))
    end.little(UInt32(offset))
    end.little(UInt16(0))
    try sink.write(central)
    try sink.write(end)
  }
}

extension [UInt8] {
  /// Appends an integer, least significant byte first.
  fileprivate mutating func little<Value: FixedWidthInteger>(_ value: Value) {
    for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> Value(shift)))
    }
  }
}
