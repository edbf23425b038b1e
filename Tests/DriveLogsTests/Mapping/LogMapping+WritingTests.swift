import DriveLogs
import Testing

@Suite struct LogMappingWritingTests {
  private func again(_ mapping: LogMapping) throws -> LogMapping {
    try LogMapping.parse(mapping.text.utf8, name: "m.json")
  }

  @Test func `what is written is read back`() throws {
    var table = LogMapping.Table(columns: [
      .init(
        .name("time \"utc\"\\"), .time,
        clock: .init(spelling: .clockDigits, zero: .instant(1_234_567_890_500_000_000))),
      .init(.number(2), .ax, unit: .standardGravity, factor: -1),
      .init(.name("加速度Y"), .ay, unit: .standardGravity, factor: 1.0 / 3),
      .init(.name("z\t"), .az, unit: .standardGravity, factor: -1.0 / 16384),
      .init(.name("lat"), .latitude, unit: .degreesMinutes),
      .init(.name("lon"), .longitude, unit: .minutesOfArc),
    ])
    for delimiter: UInt8 in [0x2C, 0x3B, 0x09, 0x20] {
      table.delimiter = delimiter
      table.decimalMark = delimiter == 0x2C ? 0x2E : 0x2C
      table.utcOffsetSeconds = delimiter == 0x09 ? 0 : -12_600
      table.vertical = .init(.az, isDown: delimiter == 0x20)
      table.noValues = [-9999, 0.5]
      table.headerLines = 3
      table.skips = [.init(.number(4), texts: ["a", "\"0\""])]
      table.hasTypedRecords = delimiter == 0x3B
      let mapping = LogMapping(name: "Box \\ \"7\"", tables: [table])
      #expect(try again(mapping) == mapping)
    }
  }

  @Test func `a folder's files, too`() throws {
    var motion = LogMapping.Table(columns: [
      .init(.number(1), .time, unit: .milliseconds, clock: .init(zero: .start)),
      .init(.number(2), .ax), .init(.number(3), .ay), .init(.number(4), .az),
    ])
    motion.file = "Acc*.csv"
    var fixes = LogMapping.Table(columns: [.init(.number(1), .latitude), .init(.number(2), .longitude)])
    fixes.file = "G?S.csv"
    fixes.rateHertz = 1
    let mapping = LogMapping(name: "x", tables: [motion, fixes], clockFile: "meta/time.csv")
    #expect(try again(mapping) == mapping)
  }
}
