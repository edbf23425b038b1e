import Testing

@testable import RoadReports

@Suite struct XMLTextTests {
  @Test func `markup is text`() {
    #expect(
      XMLText.escaped("<script>\"a\" & 'b'</script>")
        == "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;")
  }

  @Test func `characters that XML forbids become visible`() {
    #expect(XMLText.escaped("a\u{0}b\u{1B}[31m\u{202E}\u{FFFF}") == "a␀b␛[31m[U+202E]\u{FFFD}")
  }

  @Test(arguments: [
    ("_x0041_", "_x005F_x0041_"), ("_xABcd_ _x12_", "_x005F_xABcd_ _x12_"), ("a_x0041", "a_x0041"),
    ("_x0041_x0041_", "_x005F_x0041_x005F_x0041_"),
  ])
  func `what a spreadsheet would unescape is escaped`(text: String, cell: String) {
    #expect(XMLText.cell(text) == cell)
  }

  @Test func `a cell is cut where a spreadsheet would refuse the file`() {
    let long = String(repeating: "道", count: 40_000)
    let cell = XMLText.cell(long)
    #expect(cell.utf16.count == 32_767)
    #expect(cell.hasSuffix("道…"))
    let pictures = XMLText.cell(String(repeating: "🛣️", count: 20_000))
    #expect(pictures.utf16.count <= 32_767 && pictures.hasSuffix("🛣️…"))
  }
}
