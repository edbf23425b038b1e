import RoadSurveys

/// The page's data as JSON, with the few shapes that it needs.
///
/// Every `<` goes out as `\u003c`: within an HTML script block nothing can then end the block or begin a comment. In JSON
/// a `<` stands only within strings, where the escape means the same.
struct ReportJSON {
  private var json = JSONWriter()

  mutating func begin() { json.beginObject() }
  mutating func end() { json.endObject() }

  mutating func text(_ name: String, _ value: String?) {
    json.name(name)
    json.string(value.map(SafeText.visible))
  }

  mutating func number(_ name: String, _ value: Double?, _ decimals: Int) {
    json.name(name)
    json.number(value, decimals: decimals)
  }

  mutating func integer(_ name: String, _ value: Int?) {
    json.name(name)
    json.integer(value)
  }

  mutating func flag(_ name: String, _ value: Bool) {
    json.name(name)
    json.flag(value)
  }

  mutating func tree(_ name: String, _ value: JSONValue) {
    json.name(name)
    json.value(value)
  }

  mutating func cell(_ name: String, _ cell: TableCell) {
    switch cell {
    case .text(let value), .date(let value): text(name, value)
    case .number(let value, let decimals): number(name, value, decimals)
    case .integer(let value): integer(name, value)
    }
  }

  mutating func object(_ name: String, _ members: (inout ReportJSON) -> Void) {
    json.name(name)
    json.beginObject()
    members(&self)
    json.endObject()
  }

  mutating func beginList(_ name: String) {
    json.name(name)
    json.beginArray()
  }

  mutating func endList() { json.endArray() }

  mutating func element(_ members: (inout ReportJSON) -> Void) {
    json.beginObject(onNewLine: true)
    members(&self)
    json.endObject()
  }

  mutating func objects<Item>(_ name: String, _ items: [Item], _ members: (inout ReportJSON, Item) -> Void) {
    beginList(name)
    for item in items { element { members(&$0, item) } }
    endList()
  }

  mutating func texts(_ name: String, _ values: [String]) {
    beginList(name)
    for value in values { json.string(value) }
    endList()
  }

  /// A phrase as the list of its key and values: the page puts it into words of its language.
  mutating func phrase(_ name: String, _ phrase: Phrase?) {
    json.name(name)
    guard let phrase else { return json.string(nil) }
    write(phrase)
  }

  mutating func phrases(_ name: String, _ phrases: [Phrase]) {
    beginList(name)
    for phrase in phrases { write(phrase) }
    endList()
  }

  private mutating func write(_ phrase: Phrase) {
    json.beginArray()
    for text in [phrase.key] + phrase.values { json.string(SafeText.visible(text)) }
    json.endArray()
  }

  mutating func list(_ name: String, _ values: [Double]) {
    beginList(name)
    for value in values { json.number(value) }
    endList()
  }

  /// Values of which some are absent, with fixed decimals.
  mutating func values(_ name: String, _ values: [Double?], _ decimals: Int) {
    beginList(name)
    for value in values { json.number(value, decimals: decimals) }
    endList()
  }

  /// Pieces of a line as flat lists: lon, lat, lon, lat … Six decimals are 0.1 m, less than a pixel.
  mutating func line(_ pieces: [[MapPoint]]) {
    beginList("line")
    for piece in pieces.flatMap(Antimeridian.cut) {
      json.beginArray()
      for point in piece {
        json.number(point.longitude, decimals: 6)
        json.number(point.latitude, decimals: 6)
      }
      json.endArray()
    }
    endList()
  }

  /// Hands over what has been written.
  mutating func drain(into sink: inout ByteSink) throws(ReportError) {
    var raw = ByteSink()
    try json.drain(into: &raw, all: true)
    var safe: [UInt8] = []
    safe.reserveCapacity(raw.count)
    for byte in raw.bytes {
      if byte == UInt8(ascii: "<") {
        safe.append(contentsOf: Array("\\u003c".utf8))
      } else {
        safe.append(byte)
      }
    }
    try sink.write(safe)
  }
}
