import Foundation
import RoadReports
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct SectionsStyleTests {
  @Test func `the style is well-formed and has a colour for each class`() throws {
    var sink = ByteSink()
    try SectionsStyle.write(into: &sink)
    let parser = XMLParser(data: Data(sink.bytes))
    let reader = Categories()
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.values == ["I", "II", "III", ""])
    #expect(reader.attribute == "class")
    #expect(reader.symbols == ["0", "1", "2", "3"])
  }
}

private final class Categories: NSObject, XMLParserDelegate {
  var values: [String] = []
  var symbols: [String] = []
  var attribute = ""

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    switch element {
    case "category": values.append(attributes["value"] ?? "?")
    case "symbol": symbols.append(attributes["name"] ?? "?")
    case "renderer-v2": attribute = attributes["attr"] ?? "?"
    default: break
    }
  }
}
