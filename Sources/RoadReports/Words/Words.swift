public import RoadSurveys

/// Everything that is said to people in one language: a table of words, `Tables/en.json` and `Tables/ja.json`.
///
/// The program and the report's page read the same table, so that nothing is put into words twice. A text may hold places
/// `{0}`, `{1}` … for values, `{word0}` … for values that are keys themselves. Tests demand the same keys and places of
/// every language, and that every key asked for is there.
public struct Words: Sendable {
  public let language: Language
  private let texts: [String: String]
  /// The texts that have places, cut at them.
  private let cut: [String: [Part]]

  public static let english = Words(.english, PackageResources.en_json)
  public static let japanese = Words(.japanese, PackageResources.ja_json)

  public static func of(_ language: Language) -> Words {
    switch language {
    case .english: english
    case .japanese: japanese
    }
  }

  private init(_ language: Language, _ table: [UInt8]) {
    self.language = language
    texts = Self.read(table)
    cut = texts.filter { $0.value.contains("{") }.mapValues { Self.parts(of: $0) }
  }

  /// The texts of a table by key. A table is part of the program: a fault in it traps, in every test.
  static func read(_ table: [UInt8]) -> [String: String] {
    let members = (try? JSONValue.parse(table, file: "table of words"))?.object
    precondition(members != nil, "The table of words is a JSON object.")
    return Dictionary(
      (members ?? []).map { ($0.name, $0.value.string ?? "") }, uniquingKeysWith: { first, _ in first })
  }

  /// The text of a key with values in its places. Complexity: linear in the text.
  func callAsFunction(_ key: String, _ values: String...) -> String { text(key, values) }

  /// What a phrase says.
  func callAsFunction(_ phrase: Phrase) -> String { text(phrase.key, phrase.values) }

  /// What phrases say, one after the other.
  func callAsFunction(_ phrases: [Phrase]) -> String {
    phrases.map { self($0) }.joined(separator: self("separator"))
  }

  /// A number of things: `count.NOUN.one` or `count.NOUN.many`.
  func counted(_ count: Int, _ noun: String) -> String {
    self("count.\(noun).\(count == 1 ? "one" : "many")", grouped(count))
  }

  /// A whole number with its thousands apart.
  func grouped(_ value: Int) -> String {
    var text = ""
    for (index, digit) in String(value.magnitude).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (value < 0 ? "-" : "") + String(text.reversed())
  }

  private func text(_ key: String, _ values: [String]) -> String {
    guard let text = texts[key] else { preconditionFailure("The table of words has no key \(key).") }
    guard let parts = cut[key] else { return text }
    return parts.map { part in
      switch part {
      case .text(let text): return text
      case .value(let index):
        precondition(index < values.count, "\(key) wants a value {\(index)}.")
        return values[index]
      case .word(let index):
        precondition(index < values.count, "\(key) wants a word {word\(index)}.")
        return self.text(values[index], [])
      }
    }.joined()
  }

  /// The values with which a key's text would be `said`; nil where it says something else.
  ///
  /// `words` are the keys that a `{word0}` may stand for.
  func values(of said: String, as key: String, words: [String]) -> [String]? {
    var values: [Int: String] = [:]
    var rest = said[...]
    let parts = Self.parts(of: texts[key] ?? "")
    for (number, part) in parts.enumerated() {
      switch part {
      case .text(let text):
        guard rest.hasPrefix(text) else { return nil }
        rest = rest.dropFirst(text.count)
      case .word(let index):
        guard let word = words.first(where: { rest.hasPrefix(self($0)) }) else { return nil }
        values[index] = word
        rest = rest.dropFirst(self(word).count)
      case .value(let index):
        var end = rest.endIndex
        if number + 1 < parts.count, case .text(let next) = parts[number + 1] {
          guard let found = rest.firstRange(of: next) else { return nil }
          end = found.lowerBound
        }
        values[index] = String(rest[..<end])
        rest = rest[end...]
      }
    }
    return rest.isEmpty ? values.sorted { $0.key < $1.key }.map(\.value) : nil
  }

  enum Part: Hashable {
    case text(String)
    case value(Int)
    case word(Int)
  }

  /// A text cut at its places.
  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      let inside = rest[rest.index(after: open)..<close]
      if let index = Int(inside) {
        parts.append(.value(index))
      } else if inside.hasPrefix("word"), let index = Int(inside.dropFirst(4)) {
        parts.append(.word(index))
      } else {
        parts.append(.text(String(rest[open...close])))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }
}

/// Something to be said: a key of the table of words, and what stands in its places.
struct Phrase: Sendable, Hashable {
  var key: String
  var values: [String]

  init(_ key: String, _ values: String...) {
    self.key = key
    self.values = values
  }
}
