import TestSupport
import Testing

/// Names that a spreadsheet, a browser, a file system or a terminal would take for something else, through the whole program.
@Suite struct HostileNamesTests {
  static let words = [
    "=HYPERLINK(\"http://x\",\"y\")", "<script>alert(1)</script>", "../../etc/passwd",
    "a\u{7}\u{1B}[31mred\u{1B}[0m\nb\tc", "\u{202E}abc\u{2066}\u{200F}", String(repeating: "x", count: 500),
    "+1",
    "@SUM(A1)", "\"quo,te\"\r\n", "</script><b>&amp;'",
  ]

  private let folder = TemporaryFolder()

  /// A road for every word, end to end along the drive's meridian.
  private var ledger: String {
    let features = Self.words.enumerated().map { i, word in
      let from = 42.9999 + 0.0006 * Double(i)
      return """
        {"type":"Feature","properties":{"id":"\(Self.json(word))","name":"\(Self.json(word))",\
        "road_class":"\(Self.json(word))","road_no":"\(Self.json(word))"},\
        "geometry":{"type":"LineString","coordinates":[[143.0,\(from)],[143.0,\(from + 0.0006)]]}}
        """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",") + "]}"
  }

  private static func json(_ word: String) -> String {
    word.unicodeScalars.map { scalar in
      if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
      return String(scalar)
    }.joined()
  }

  /// The first character that moves a cursor, rings a bell or turns the reading direction; line ends may stand.
  private static func disguise(in text: String) -> UInt32? {
    text.unicodeScalars.map(\.value).first { value in
      value < 0x20 && value != 0x0A && value != 0x0D || (0x7F...0x9F).contains(value)
        || [0x200E, 0x200F].contains(value) || (0x202A...0x202E).contains(value)
        || (0x2066...0x2069).contains(value)
    }
  }

  /// The cells of a CSV file, without their quotes.
  private static func cells(_ text: String) -> [String] {
    var (cells, cell, quoted) = ([String](), "", false)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted.toggle()
      case "," where !quoted, "\n" where !quoted, "\r" where !quoted:
        cells.append(cell)
        cell = ""
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return cells + [cell]
  }

  @Test func `names come through harmless in every file and on the terminal`() throws {
    let roads = folder.write("roads.geojson", ledger)
    let log = folder.write(
      "=1+cmd|'x'!A0 <script>alert(2)<script> \u{1B}[2J\n\u{202E}vsc.csv", SmallLog.text())
    let photos = folder.write(
      "photos.csv", "time,path,lat,lon\n2026-04-05T23:30:30Z,\"javascript:alert(3)\",43.0032,143.0\n")
    let out = folder.path("out")
    let run = RoughnessRun([
      "analyze", log, "--roads", roads, "--output", out, "--records", folder.path("records"), "--homogeneous",
      "--photos", photos, "--section-length", "20",
    ])
    try #require(run.exitStatus == 0, "\(run.standardError)")
    #expect(Self.disguise(in: run.output) == nil && Self.disguise(in: run.standardError) == nil)
    let files = TestFiles.list(out)
    #expect(files.contains("homogeneous.geojson") && files.contains("ranking.csv"))
    for name in files where !name.hasSuffix(".xlsx") {
      let text = String(decoding: TestFiles.read(out + "/" + name) ?? [], as: UTF8.self)
      let found = Self.disguise(in: text)
      #expect(found == nil, "\(name) holds U+\(String(found ?? 0, radix: 16))")
      if name.hasSuffix(".csv") {
        for cell in Self.cells(text) where "=+-@\t".contains(cell.first ?? " ") {
          #expect(Double(cell) != nil, "\(name): \(cell)")
        }
      }
    }
    let page = String(decoding: TestFiles.read(out + "/report.html") ?? [], as: UTF8.self)
    #expect(!page.contains("<script>alert") && !page.contains("href=\"javascript:"))
    #expect(page.split(separator: "</script").count == page.split(separator: "<script").count)
    // Nothing was written outside.
    #expect(TestFiles.list(folder.path("")).count == 5)
    // Every road came through under its own name.
    let map = String(decoding: TestFiles.read(out + "/sections.geojson") ?? [], as: UTF8.self)
    #expect(map.contains("<script>alert(1)") || map.contains("\\u003cscript>alert(1)"))
    #expect(map.contains(String(repeating: "x", count: 500)))
    let record = try #require(TestFiles.list(folder.path("records")).first { $0.hasSuffix(".runrecord") })
    let seen = RoughnessRun(["inspect", folder.path("records") + "/" + record])
    #expect(seen.exitStatus == 0 && Self.disguise(in: seen.output) == nil)
  }
}
