import Testing

@testable import DriveLogs

@Suite struct ERDWriterTests {
  @Test func `what is written is read back to the bit`() throws {
    let (left, right) = ([0.1, 1 / 3.0, -2e-9], [583.137, 0, 1e-5])
    let bytes = ERDWriter(title: "Kitami 北見", step: 0.1).bytes([
      ERDWriter.Channel(name: "LElevation", unit: "m", values: left),
      ERDWriter.Channel(name: "RElev", unit: "m", values: right),
    ])
    #expect(bytes.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
    let table = try ProfileTable.parse(bytes, name: "p.erd")
    #expect(table.statedIntervalMeters == 0.1)
    #expect(table.title == "Kitami ??")
    #expect(table.tracks.map(\.elevations) == [left, right])
    #expect(table.findings.isEmpty)
  }
}
