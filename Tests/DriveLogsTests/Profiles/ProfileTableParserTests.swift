import RoadFindings
import Testing

@testable import DriveLogs

@Suite struct ProfileTableParserTests {
  static func table(
    _ text: String, _ options: ProfileReadingOptions = ProfileReadingOptions()
  ) throws -> ProfileTable {
    try ProfileTable.parse(Array(text.utf8), name: "p.txt", options: options)
  }

  static func failure(
    _ text: String, _ options: ProfileReadingOptions = ProfileReadingOptions()
  ) -> DriveLogError? {
    do throws(DriveLogError) {
      _ = try ProfileTable.parse(Array(text.utf8), name: "p.txt", options: options)
      return nil
    } catch { return error }
  }

  /// One profile in every dress in which it may come.
  @Test(arguments: [
    "0 1.5\n0.25 -2\n0.5 3.25", "0 1.5\n0.25 -2\n0.5 3.25\n", "s_m,elev_m\n0,1.5\n0.25,-2\n0.5,3.25\n",
    "\u{FEFF}x;z\r\n0;1,5\r\n0,25;-2\r\n0,5;3,25\r\n",
    "# a comment\n\nx\tz\n0\t1.5\n\n0.25\t-2\n% more\n0.5\t3.25\n",
    "Distance (m), Elevation (m)\n0, 1.5\n0.25, -2\n0.5, 3.25\n", "0,0 1,5\n0,25 -2,0\n0,5 3,25",
    "elev_mm,s_m\n1500,0\n-2000,0.25\n3250,0.5\n", "s_km;z_cm\n0;150\n0.00025;-200\n0.0005;325\n",
    "\"s\",\"z\"\n\"0\",\"1.5\"\n\"0.25\",\"-2\"\n\"0.5\",\"3.25\"\n", "0,1.5,\n0.25,-2,\n0.5,3.25,\n",
    "0e0 15e-1\n2.5e-1 -2.0\n+.5 3.25\n", "# s_m elev_mm\n0 1500\n0.25 -2000\n0.5 3250\n",
    "Distance (km)  Elevation [mm]\n0 1500\n0.00025 -2000\n0.0005 3250",
    "Road 12 of the town of Kitami\n0 1.5\n0.25 -2\n0.5 3.25",
  ])
  func `one profile in many dresses`(text: String) throws {
    let table = try Self.table(text)
    #expect(table.format == .distances)
    #expect(table.distances == [0, 0.25, 0.5])
    #expect(table.tracks.map(\.elevations) == [[1.5, -2, 3.25]])
    #expect(table.tracks[0].side == .single)
  }

  @Test func `three columns are a pair`() throws {
    let table = try Self.table("x,left,right\n0,1,2\n1,3,4\n")
    #expect(table.tracks.map(\.side) == [.left, .right])
    #expect(table.tracks.map(\.elevations) == [[1, 3], [2, 4]])
    #expect(try Self.table("0 1 2\n1 3 4\n").tracks.map(\.elevations) == [[1, 3], [2, 4]])
  }

  @Test func `one column has no distances`() throws {
    let table = try Self.table("elevation [ft]\n1\n2\n")
    #expect(table.format == .elevations)
    #expect(table.distances.isEmpty)
    #expect(table.statedIntervalMeters == nil)
    #expect(table.tracks[0].elevations == [0.3048, 0.6096])
    let comma = ProfileReadingOptions(decimalMark: UInt8(ascii: ","))
    #expect(try Self.table("478,25\n478,5\n", comma).tracks[0].elevations == [478.25, 478.5])
  }

  @Test func `the decimals of the distances are counted`() throws {
    #expect(try Self.table("0 1\n0.25 1\n0.5 1\n").distanceResolutionMeters == 0.01)
    #expect(try Self.table("s_km z_m\n0.001 1\n0.002 1\n").distanceResolutionMeters == 1)
    #expect(try Self.table("0 1\n2.5e-1 1\n").distanceResolutionMeters == 0)
  }

  @Test func `the unit told overrules the one declared and says so`() throws {
    let millimeters = ProfileReadingOptions(elevationUnit: .millimeters)
    #expect(try Self.table("0 1500\n1 2000\n", millimeters).tracks[0].elevations == [1.5, 2])
    let table = try Self.table("s,z_cm\n0,1500\n1,2000\n", millimeters)
    #expect(table.tracks[0].elevations == [1.5, 2])
    #expect(table.findings.map(\.kind) == [.unitConflict])
    let feet = ProfileReadingOptions(distanceUnit: .feet)
    #expect(try Self.table("0 1\n10 1\n", feet).distances == [0, 3.048])
  }

  /// Text, the finding's kind, its line and column.
  @Test(
    arguments: [
      ("", FindingKind.emptyFile, nil, nil), ("\n\n# nothing\n", .unknownFormat, nil, nil),
      ("s,z\n0,1\n0.25,oops\n", .badCell, 3, "z"), ("0 1\n0.25\n", .badRow, 2, nil),
      ("0,1O\n0.25,1\n", .badCell, 1, "2"),
      ("0 1\n0.25 2 3\n", .badRow, 2, nil), ("s,z\n0,1\n0.25,\n", .badRow, 3, nil),
      ("s;z;\n0;1;\n;2;\n", .badCell, 3, "s"), ("0 1\n0 2\n", .badRow, 2, "1"),
      ("0 1\n1 2\n0.5 2\n", .badRow, 3, "1"),
      ("0 1\n1 NaN\n", .badCell, 2, "2"), ("0 1\n1 1e999\n", .badCell, 2, "2"),
      ("0 1\n1 -99999\n", .absurdValue, 2, "2"),
      ("1 2 3 4\n5 6 7 8\n", .missingColumn, 1, nil), ("a,b,c,d\n1,2,3,4\n", .missingColumn, 1, nil),
      ("heights in mm\n0 1500\n", .unitConflict, 1, nil),
      ("0 1\u{0}\n", .notText, 1, nil), ("{\"type\":\"FeatureCollection\"}\n", .unknownFormat, nil, nil),
    ] as [(String, FindingKind, Int?, String?)])
  func `faults are told with their place`(text: String, kind: FindingKind, line: Int?, column: String?) throws
  {
    let failure = Self.failure(text)
    let finding = try #require(failure).finding
    #expect(finding.kind == kind)
    #expect(finding.place == Place(log: "p.txt", line: line, column: column))
    #expect(failure?.exit == .badData)
  }

  @Test func `hostile text is shown harmlessly`() throws {
    let failure = try #require(Self.failure("s,z\n0,1\n1,\u{1B}[31mred\n"))
    #expect(!failure.finding.text.unicodeScalars.contains("\u{1B}"))
  }
}
