public import RoadSurveys

extension ReportPage {
  /// What of a page depends on the ranking.
  public struct Ranking: Sendable {
    var sections: [SectionEstimate]
    var packages: [WorkPackage]
    var budget: Double?
    var classBounds: (two: Double, three: Double)
    var configuration: JSONValue
    var language: Language

    public init(
      sections: [SectionEstimate], packages: [WorkPackage], budget: Double?,
      classBounds: (two: Double, three: Double), configuration: JSONValue, language: Language
    ) {
      self.sections = sections
      self.packages = packages
      self.budget = budget
      self.classBounds = classBounds
      self.configuration = configuration
      self.language = language
    }
  }

  /// The page with a new ranking; everything else stays byte for byte.
  ///
  /// Errors: `malformed` for a page whose data block isn't there. Complexity: linear in the bytes.
  public static func reranked(
    _ page: [UInt8], _ ranking: Ranking, file: String
  ) throws(ReportError) -> [UInt8] {
    guard let block = dataBlock(of: page) else {
      throw .malformed(
        file: file, position: SourcePosition(line: 1, column: 1),
        text: "this is no report of this program: its block of data isn't there")
    }
    let new = try members(of: ranking)
    var replaced: [(range: Range<Int>, bytes: [UInt8])] = []
    var cursor = JSONCursor(Array(page[block]), file: file)
    try cursor.forEachMember { (cursor: inout JSONCursor, name: String, place: Int) throws(ReportError) in
      try cursor.skip()
      if let bytes = new.first(where: { $0.name == name })?.bytes {
        replaced.append((block.lowerBound + place..<block.lowerBound + cursor.offset, bytes))
      }
    }
    var written: [UInt8] = []
    var copied = 0
    for piece in replaced {
      written += page[copied..<piece.range.lowerBound] + piece.bytes
      copied = piece.range.upperBound
    }
    return written + page[copied...]
  }

  /// Each member with its name, as the page has it.
  private static func members(
    of ranking: Ranking
  ) throws(ReportError) -> [(name: String, bytes: [UInt8])] {
    [
      (
        "language",
        try member { (json: inout ReportJSON, _: inout ByteSink) in
          json.text("language", ranking.language.rawValue)
        }
      ),
      (
        "thresholds",
        try member { (json: inout ReportJSON, _: inout ByteSink) in
          json.list("thresholds", [ranking.classBounds.two, ranking.classBounds.three])
        }
      ),
      (
        "sections",
        try member { (json: inout ReportJSON, sink: inout ByteSink) throws(ReportError) in
          try ReportSections.write(ranking.sections, &json, into: &sink)
        }
      ),
      (
        "packages",
        try member { (json: inout ReportJSON, _: inout ByteSink) in
          ReportContents.write(ranking.packages, budget: ranking.budget, &json)
        }
      ),
      (
        "configuration",
        try member { (json: inout ReportJSON, _: inout ByteSink) in
          json.tree("configuration", ranking.configuration)
        }
      ),
    ]
  }

  private static func member(
    _ write: (inout ReportJSON, inout ByteSink) throws(ReportError) -> Void
  ) throws(ReportError) -> [UInt8] {
    var json = ReportJSON()
    var sink = ByteSink()
    json.begin()
    try write(&json, &sink)
    json.end()
    try json.drain(into: &sink)
    return Array(sink.bytes.dropFirst().dropLast())
  }

  /// Where the page's data stand.
  private static func dataBlock(of page: [UInt8]) -> Range<Int>? {
    guard let start = end(of: "<script type=\"application/json\" id=\"data\">", in: page, from: 0),
      let end = end(of: "</script>", in: page, from: start)
    else { return nil }
    return start..<end - "</script>".utf8.count
  }

  private static func end(of word: String, in page: [UInt8], from: Int) -> Int? {
    let word = Array(word.utf8)
    guard page.count >= from + word.count else { return nil }
    return (from...page.count - word.count).first { page[$0] == word[0] && page[$0...].starts(with: word) }
      .map { $0 + word.count }
  }
}
