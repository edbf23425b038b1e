import RoadFindings
import Testing

@testable import RoadNetworks

@Suite struct LedgerPropertiesTests {
  private func road(
    _ properties: [(String, PropertyValue)], _ names: LedgerPropertyNames = LedgerPropertyNames()
  ) -> (road: Road, findings: [Finding]) {
    var reader = LedgerProperties(names: names)
    var findings = FindingCollector()
    let feature = LedgerFeature(
      number: 7, line: 3, properties: properties.map { .init($0.0, $0.1) }, lines: [])
    return (reader.road(of: feature, lines: [], findings: &findings), findings.findings)
  }

  @Test(arguments: [
    ("yes", OneWay.forward), ("1", .forward), ("-1", .backward), ("ＴＲＵＥ", .forward), ("一方通行", .forward),
    ("逆", .backward), ("no", .no), ("なし", .no), ("Reverse", .backward),
  ]) func `one-way is understood as people write it`(word: String, expected: OneWay) {
    let (road, findings) = road([("id", .string("a")), ("oneway", .string(word))])
    #expect(road.oneWay == expected && findings.isEmpty)
  }

  @Test func `the first configured name that has a value wins, a name given twice its last value`() {
    var names = LedgerPropertyNames()
    names.id = ["key", "nr"]
    #expect(road([("nr", .number(5)), ("KEY", .string("x"))], names).road.id == "x")
    #expect(road([("nr", .number(5)), ("key", .string("  "))], names).road.id == "5")
    #expect(road([("nr", .number(5)), ("nr", .number(6))], names).road.id == "6")
  }

  @Test func `numbers below zero, words and infinity count as not given, each with its column`() {
    let (road, findings) = road([
      ("id", .string("a")), ("aadt", .number(-1)), ("width_m", .string("wide")), ("kp_to", .number(2)),
      ("lanes", .number(2.5)),
    ])
    #expect(road.aadt == nil && road.widthMeters == nil && road.lanes == nil && road.kilometrePostTo == 2)
    #expect(findings.map(\.place.column) == ["aadt", "width_m", "lanes"])
    #expect(findings.allSatisfy { $0.text.contains("feature 7") })
  }

  @Test func `hostile words stay words`() {
    let words = [
      "=HYPERLINK(\"x\")", "<script>", "../../etc", "\u{202E}abc", String(repeating: "x", count: 500),
    ]
    for word in words {
      let (road, findings) = road([("id", .string(word)), ("name", .string(word))])
      #expect(road.id == word && road.name == word && findings.isEmpty)
    }
  }
}
