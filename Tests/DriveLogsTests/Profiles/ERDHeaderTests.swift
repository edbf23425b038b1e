import RoadFindings
import Testing

@testable import DriveLogs

@Suite struct ERDHeaderTests {
  static let head = "ERDFILEV2.00\n"

  @Test func `an ERD file of a profiler is read`() throws {
    let text =
      Self.head + "      3,      2,     -1,      1,      5,       0.0250,     -1,\n"
      + "TITLE   LTPP section: run 1\nSHORTNAMLElev.  RElev.  CElev.  \nUNITSNAMmm      mm      mm\nXUNITS  m\n"
      + "DATE    11/Apr/1997\n\nEND\n 1.0 2.0 9\n 3.0 -4.5 9\n"
    let table = try ProfileTableParserTests.table(text)
    #expect(table.format == .erd)
    #expect(table.title == "LTPP section: run 1")
    #expect(table.statedIntervalMeters == 0.025)
    #expect(table.tracks.map(\.side) == [.left, .right])
    #expect(table.tracks.map(\.elevations) == [[0.001, 0.003], [0.002, -0.0045]])
    #expect(table.findings.isEmpty)
  }

  @Test func `feet, commas, DOS line ends and names with blanks pass`() throws {
    let text =
      Self.head + "2 3 -1 1 5 0.5 -1\r\nSHORTNAMLeft El.Right El\r\nUNITSNAMmm,cm\r\nXUNITS  ft\r\nEND\r\n"
      + "1,2\r\n3,4\r\n5,6\r\n"
    let table = try ProfileTableParserTests.table(text)
    #expect(table.statedIntervalMeters == 0.1524)
    #expect(table.tracks.map(\.elevations) == [[0.001, 0.003, 0.005], [0.02, 0.04, 0.06]])
  }

  @Test func `a single channel without names or units is in metres`() throws {
    let table = try ProfileTableParserTests.table(Self.head + "1, -1, -1, 1, 5, 0.1, -1,\nEND\n1.25\n1.5\n")
    #expect(table.tracks == [ProfileTable.Track(side: .single, name: nil, elevations: [1.25, 1.5])])
  }

  @Test func `fewer rows than promised are a finding`() throws {
    let table = try ProfileTableParserTests.table(Self.head + "1, 5, -1, 1, 5, 0.1, -1,\nEND\n1\n2\n")
    #expect(table.findings.map(\.kind) == [.badRow])
  }

  @Test(arguments: [
    ("\n1, 2, 3\n", FindingKind.unknownFormat), ("what, is, this, now, and, then\n", .unknownFormat),
    ("1, 5, -1, 1, 5, 0.1, -1,\nXUNITS  s\nEND\n1\n", .unitConflict),
    ("3, 5, -1, 1, 5, 0.1, -1,\nEND\n1 2 3\n", .missingColumn),
    ("1, 5, -1, 1, 1, 0.1, -1,\nEND\n", .unknownFormat),
    ("2, 5, -1, 1, 5, 0.1, -1,\nEND\n1 2\n3\n", .badRow), ("2, 5, -1, 1, 5, 0.1, -1,\n", .unknownFormat),
  ])
  func `a spoilt ERD file is refused`(rest: String, kind: FindingKind) {
    #expect(ProfileTableParserTests.failure(Self.head + rest)?.finding.kind == kind)
  }
}
