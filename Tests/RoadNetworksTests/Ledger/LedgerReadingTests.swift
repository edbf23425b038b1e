import RoadFindings
import RoadNetworks
import Testing

@Suite struct LedgerReadingTests {
  static let line = [
    Coordinate(latitude: 43.8, longitude: 143.9), Coordinate(latitude: 43.801, longitude: 143.9),
  ]

  static func feature(
    _ number: Int, _ properties: [(String, PropertyValue)] = [], lines: [[Coordinate]] = [line]
  ) -> LedgerFeature {
    LedgerFeature(
      number: number, line: number + 2, properties: properties.map { .init($0.0, $0.1) }, lines: lines)
  }

  @Test func `a road across the antimeridian is one road, and said`() throws {
    let across = [
      Coordinate(latitude: -16, longitude: 179.99), Coordinate(latitude: -16, longitude: -179.99),
    ]
    let (ledger, findings) = try RoadLedger.read(features: [
      Self.feature(1, [("id", .string("F1"))], lines: [across]), Self.feature(2, [("id", .string("F2"))]),
    ])
    #expect(ledger.roads[0].lines == [across])
    // 0.02° of longitude at 16° south.
    #expect(abs(Centerline(ledger.roads[0].lines).length - 2140.6) < 1)
    #expect(findings.count == 1 && findings[0].kind == .ledgerGeometry && findings[0].severity == .note)
    #expect(findings[0].text.hasPrefix("road F1 crosses the antimeridian"))
  }

  @Test func `a missing id and one given twice are two findings`() throws {
    let found = try RoadLedger.read(features: [
      Self.feature(1, [("id", .string("a"))]), Self.feature(2, [("id", .string("a"))]), Self.feature(3),
    ]).findings
    #expect(found.count == 2 && found[0].text.contains("no id") && found[1].text.contains("occurs 2 times"))
  }

  @Test func `kilometre posts that can't be the line's are said, with their row and column`() throws {
    func findings(_ properties: [(String, PropertyValue)]) throws -> [Finding] {
      try RoadLedger.read(features: [Self.feature(1, [("id", .string("a"))] + properties)]).findings
    }
    // The line is 111 m long.
    #expect(try findings([("kp_from", .number(3)), ("kp_to", .number(3.11))]).isEmpty)
    for (properties, column, text) in [
      (
        [("kp_from", .number(3)), ("kp_to", .number(3.3))], "kp_to", "differ by 300 m, the line is 111 m long"
      ),
      ([("kp_to", .number(3.3))], "kp_to", "at the line's end only"),
      ([("kp_from", .number(3000)), ("kp_to", .number(3111))], "kp_from, kp_to", "expected kilometres"),
      (
        [("kp_from", .number(3)), ("kp_to", .number(3))], "kp_from, kp_to",
        "the same kilometre post at both ends"
      ),
      ([("kp_from", .string("north"))], "kp_from", "is north, expected kilometres such as 12.34 or 12k340"),
    ] as [([(String, PropertyValue)], String, String)] {
      let found = try findings(properties)
      #expect(found.count == 1 && found[0].place.line == 3 && found[0].place.column == column, "\(found)")
      #expect(found[0].kind == .ledgerProperty && found[0].text.contains(text), "\(found)")
    }
  }

  @Test func `every field finds its property`() throws {
    let feature = Self.feature(
      1,
      [
        ("id", .string("007")), ("name", .string(" 中央通 ")), ("road_class", .string("B")),
        ("aadt", .number(5400)),
        ("importance", .number(0.7)), ("width_m", .string("６．５")), ("road_no", .string("1-2")),
        ("branch", .number(3)), ("kp_from", .number(12.3)), ("kp_to", .string("12k415")),
        ("oneway", .string("-1")), ("lanes", .string("４")),
      ])
    let (ledger, findings) = try RoadLedger.read(features: [feature])
    let road = ledger.roads[0]
    #expect(findings.isEmpty)
    #expect(
      road.id == "007" && road.name == "中央通" && road.roadClass == "B" && road.lanes == 4
        && road.number == "1-2")
    #expect(road.aadt == 5400 && road.importance == 0.7 && road.widthMeters == 6.5 && road.branch == "3")
    #expect(road.kilometrePostFrom == 12.3 && road.kilometrePostTo == 12.415 && road.oneWay == .backward)
    #expect(road.lines == [Self.line])
  }

  @Test func `Japanese headings and other spellings are known, and names can be configured`() throws {
    let feature = Self.feature(1, [("Road ID", .number(12)), ("路線名", .string("a")), ("幅員", .number(4))])
    let road = try RoadLedger.read(features: [feature]).ledger.roads[0]
    #expect(road.id == "12" && road.name == "a" && road.widthMeters == 4)
    var names = LedgerPropertyNames()
    names.id = ["KEY"]
    let other = try RoadLedger.read(features: [Self.feature(1, [("key", .string("x"))])], names: names)
    #expect(other.ledger.roads[0].id == "x")
  }

  @Test func `a value that can't be read counts as not given, with a finding that names its place`() throws {
    let feature = Self.feature(
      1,
      [
        ("id", .string("a")), ("aadt", .string("many")), ("width_m", .number(-3)), ("importance", .number(7)),
        ("oneway", .string("perhaps")), ("kp_from", .null),
      ])
    let (ledger, findings) = try RoadLedger.read(features: [feature])
    let road = ledger.roads[0]
    #expect(road.aadt == nil && road.widthMeters == nil && road.importance == nil && road.oneWay == .no)
    #expect(findings.map(\.place.column) == ["aadt", "width_m", "importance", "oneway"])
    #expect(findings.allSatisfy { $0.kind == .ledgerProperty && $0.place.line == 3 })
  }

  @Test func `ids become unique by geometry, whatever the file's order`() throws {
    let north = [
      Coordinate(latitude: 44, longitude: 143.9), Coordinate(latitude: 44.1, longitude: 143.9),
    ]
    let id: [(String, PropertyValue)] = [("id", .string("5"))]
    let a = [
      Self.feature(1, id), Self.feature(2, id, lines: [north]), Self.feature(3, [("id", .string("5#2"))]),
    ]
    let (one, findings) = try RoadLedger.read(features: a)
    #expect(one.roads.map(\.id) == ["5", "5#2", "5#3"])
    #expect(one.roads[0].lines == [Self.line] && one.roads[2].lines == [north])
    #expect(findings.count == 1 && findings[0].count == 1)
    let two = try RoadLedger.read(features: [a[2], a[1], a[0]]).ledger
    #expect(two.roads == one.roads)
  }

  @Test func `a road without an id is named after its place in the file`() throws {
    let (ledger, findings) = try RoadLedger.read(features: [
      Self.feature(4), Self.feature(9, [("id", .string(" "))]),
    ])
    #expect(ledger.roads.map(\.id) == ["feature-4", "feature-9"])
    #expect(findings.count == 1 && findings[0].count == 2)
  }

  @Test func `pieces without length go, and so does a road without pieces`() throws {
    let point = [Self.line[0], Self.line[0]]
    let nan = [Self.line[0], Coordinate(latitude: .nan, longitude: 0)]
    let doubled = [Self.line[0], Self.line[0], Self.line[1]]
    let (ledger, findings) = try RoadLedger.read(features: [
      Self.feature(1, [("id", .string("a"))], lines: [point, doubled, nan, []]),
      Self.feature(2, [("id", .string("b"))], lines: [point]),
    ])
    #expect(ledger.roads.map(\.id) == ["a"])
    #expect(ledger.roads[0].lines == [Self.line])
    #expect(findings.map(\.kind) == [.ledgerGeometry, .ledgerGeometry])
    #expect(findings.reduce(0) { $0 + $1.count } == 4)
  }

  @Test func `files without roads are refused`() {
    #expect(throws: LedgerError.noFeatures) { try RoadLedger.read(features: []) }
    #expect(throws: LedgerError.noLines(features: 2)) {
      try RoadLedger.read(features: [Self.feature(1, lines: []), Self.feature(2, lines: [[Self.line[0]]])])
    }
  }

  @Test func `projected coordinates are answered with the command that converts them`() throws {
    let line = [
      Coordinate(latitude: -21345.5, longitude: 45210.25), Coordinate(latitude: -21300, longitude: 45210),
    ]
    let error = #expect(throws: LedgerError.self) {
      try RoadLedger.read(features: [Self.feature(3, lines: [line])])
    }
    #expect(error == .projected(feature: 3, x: 45210.25, y: -21345.5))
    let message = try #require(error).message(file: "town/my roads.shp")
    #expect(
      message.contains(
        "ogr2ogr -f GeoJSON -t_srs EPSG:4326 'my roads-wgs84.geojson' 'town/my roads.shp'"))
    #expect(message.contains("45210.25, -21345.5"))
    #expect(
      LedgerError.conversion(of: "roads.shp")
        == "ogr2ogr -f GeoJSON -t_srs EPSG:4326 roads-wgs84.geojson roads.shp")
  }

  @Test func `latitude first is recognised`() throws {
    let line = Self.line.map { Coordinate(latitude: $0.longitude, longitude: $0.latitude) }
    let error = #expect(throws: LedgerError.self) {
      try RoadLedger.read(features: [Self.feature(1, lines: [line])])
    }
    #expect(error == .swapped(feature: 1, first: 43.8, second: 143.9))
    #expect(try #require(error).message(file: "r.geojson").contains("longitude first"))
  }

  @Test func `one stray piece doesn't condemn the file`() throws {
    let stray = [Coordinate(latitude: 43, longitude: 1439), Coordinate(latitude: 43, longitude: 143)]
    let (ledger, findings) = try RoadLedger.read(features: [
      Self.feature(1, [("id", .string("a"))]),
      Self.feature(2, [("id", .string("b"))], lines: [stray, Self.line]),
    ])
    #expect(ledger.roads.map(\.lines.count) == [1, 1])
    #expect(findings.count == 1)
  }
}
