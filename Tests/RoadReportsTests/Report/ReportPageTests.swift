import Foundation
import RoadFindings
import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct ReportPageTests {
  private func page(_ result: SurveyResult, roads: [DerivedRoad] = [], budget: Double? = nil) throws -> String
  {
    var sink = ByteSink()
    try ReportPage.write(
      ReportContents(
        result: result, strips: RunStrips(), excluded: ExcludedMeters(), roads: roads,
        configuration: .object([]), classBounds: (3, 8),
        inputs: [Manifest.Input(name: "a.csv", bytes: [])], refused: 0, version: "1", budget: budget),
      into: &sink)
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  private func result(_ sections: [SectionEstimate], findings: [Finding] = []) -> SurveyResult {
    var result = SurveyResult(
      sections: sections, segments: [], runs: [], findings: findings, derivedRoads: nil)
    result.packages = WorkPackage.packages(of: sections, configuration: SurveyConfiguration())
    return result
  }

  /// The text between two marks.
  private func between(_ start: String, _ end: String, in text: String) throws -> String {
    let from = try #require(text.range(of: start))
    let to = try #require(text[from.upperBound...].range(of: end))
    return String(text[from.upperBound..<to.lowerBound])
  }

  private func data(of page: String) throws -> JSONValue {
    let block = try between("id=\"data\">\n", "</script>", in: page)
    return try JSONValue.parse(Array(block.utf8), file: "data")
  }

  @Test func `the page carries the sections with the map's properties and flat lines`() throws {
    let data = try data(of: page(result([SampleSections.make(0)])))
    let section = try #require(data["sections"]?.array?.first)
    #expect(section["iri"] == .number(4.25))
    #expect(section["road_name"] == .string("本町通り"))
    #expect(
      section["line"] == .array([.array([143.9, 43.8, 143.901, 43.8005].map(JSONValue.number))]))
  }

  @Test
  func `sections, packages and events are placed by route and kilometre posts where the ledger has them`()
    throws
  {
    var section = SampleSections.make(0)
    (section.iri, section.conditionClass) = (9, "III")
    var result = result([section])
    result.events = [
      EventEstimate(
        id: "e", roadID: section.roadID, direction: "forward", chainageMeters: 40,
        place: MapPoint(latitude: 43, longitude: 143), status: .new)
    ]
    let plain = try page(result)
    #expect(!plain.contains("\"place\":["))
    result.sections[0].address = RoadAddress(
      number: "12", branch: "1", lanes: nil, kilometrePostFrom: 3, kilometrePostTo: nil, lengthMeters: 900)
    result.packages = WorkPackage.packages(of: result.sections, configuration: SurveyConfiguration())
    let data = try data(of: page(result))
    func place(_ list: String) -> [String?]? { data[list]?.array?.first?["place"]?.array?.map(\.string) }
    #expect(place("sections") == ["placeBoth", "12-1", "3.000", "3.100"])
    #expect(place("packages") == ["placeBoth", "12-1", "3.000", "3.100"])
    #expect(place("events") == ["placePoint", "12-1", "3.040"])
  }

  @Test func `no text of the data can end the block it stands in`() throws {
    var section = SampleSections.make(0)
    section.roadName = "</script><script>alert(1)</script><!--"
    let page = try page(result([section]))
    let block = try between("id=\"data\">\n", "</script>", in: page)
    #expect(!block.contains("<"))
    #expect(
      try data(of: page)["sections"]?.array?[0]["road_name"]
        == .string(section.roadName ?? ""))
    #expect(page.components(separatedBy: "<script").count == 3)
  }

  @Test func `the policy allows exactly the style and the script that are there`() throws {
    let page = try page(result([]))
    #expect(try between("<style>", "</style>", in: page) == ReportPage.style)
    #expect(try between("<script>", "</script>", in: page) == ReportPage.script)
    #expect(page.contains("default-src 'none'; script-src 'sha256-"))
    #expect(!ReportPage.script.contains("</script") && !ReportPage.style.contains("</style"))
  }

  @Test func `neither script nor style fetches anything or makes markup of text`() {
    for word in [
      "fetch(", "XMLHttpRequest", "innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "@import", "url(",
    ] {
      #expect(!ReportPage.script.contains(word) && !ReportPage.style.contains(word), "\(word)")
    }
  }

  @Test func `every key that the page asks for is in the table of words`() {
    let words = Words.read(PackageResources.en_json)
    let asked = Set(
      ReportPage.script.matches(of: /say\("([A-Za-z]+)"/).map { String($0.output.1) }
        + ReportPage.script.matches(of: /smallTable\("([A-Za-z]+)"/).map { String($0.output.1) })
    #expect(asked.count > 40)
    #expect(asked.filter { words[$0] == nil }.isEmpty)
  }

  @Test func `reasons and actions go out as phrases, so that the page can speak either language`() throws {
    let section = try #require(try data(of: page(result([SampleSections.make(0)])))["sections"]?.array?.first)
    #expect(section["action"] == .array([.string("actionAgain")]))
    let first = section["reason"]?.array?.first
    #expect(first == .array(["reasonClass", "4.3", "signII"].map(JSONValue.string)))
  }

  @Test func `too many findings are cut to the gravest, and it is said how many there are`() throws {
    let findings =
      (0..<2500).map { Finding(.slow, .note, at: Place(), "note \($0)") } + [
        Finding(.fixGap, .warning, at: Place(log: "a", line: 3), "gap")
      ]
    let data = try data(of: page(result([], findings: findings)))
    #expect(data["findings_in_all"] == .number(2501))
    let shown = try #require(data["findings"]?.array)
    #expect(shown.count == 2000)
    #expect(shown[0]["place"] == .string("a:3"))
  }

  @Test func `a budget says which packages it covers`() throws {
    var section = SampleSections.make(0)
    section.iri = 9
    let data = try data(of: page(result([section]), budget: 10))
    #expect(data["packages"]?.array?[0]["within_budget"] == .bool(false))
  }
}
