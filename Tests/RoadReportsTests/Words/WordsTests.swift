import Foundation
import RoadFindings
import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct WordsTests {
  private let tables = [Words.read(PackageResources.en_json), Words.read(PackageResources.ja_json)]

  @Test func `both languages say everything, with the same places`() {
    #expect(tables[0].count > 300)
    #expect(Set(tables[0].keys) == Set(tables[1].keys))
    for (key, english) in tables[0] {
      let japanese = tables[1][key] ?? ""
      #expect(places(english) == places(japanese), "\(key)")
      #expect(!english.isEmpty && !japanese.isEmpty, "\(key)")
      // They stand in the page's script.
      #expect(!(english + japanese).contains("<"), "\(key)")
    }
  }

  @Test func `a key stands once in a table`() throws {
    for table in [PackageResources.en_json, PackageResources.ja_json] {
      let names = try JSONValue.parse(table, file: "words").object?.map(\.name) ?? []
      #expect(Set(names).count == names.count)
    }
  }

  @Test func `Japanese is Japanese wherever there is something to say`() {
    // Names and signs that are the same in both languages.
    let same: Set<String> = ["reasonEvent", "iri", "headIri", "switchTo", "changeNow", "unit"]
    for (key, text) in tables[1] where !same.contains(key) {
      #expect(
        text.unicodeScalars.contains { $0.value > 0x2E7F || (0x2160...0x216F).contains($0.value) }, "\(key)")
    }
  }

  @Test func `every kind of finding has a meaning in both languages`() {
    for kind in FindingKind.allCases {
      for language in Language.allCases { #expect(!Words.of(language).meaning(of: kind).isEmpty) }
    }
  }

  @Test func `every reason to leave road out has a word`() {
    for entry in ExclusionReasons.all {
      #expect(tables.allSatisfy { $0["out.\(entry.kind.rawValue)"] != nil })
    }
  }

  @Test func `values and words stand in their places`() {
    #expect(Words.english("actionInspectSized", "pothole", "51") == "inspect the pothole of 51 mm on site")
    #expect(Words.japanese("actionInspectSized", "pothole", "51") == "51 mmの穴を現地で確認")
    #expect(Words.english.counted(1, "log") == "1 log" && Words.japanese.counted(2, "log") == "ログ2件")
    // A value is never taken for a place or a key.
    #expect(Words.english("actionDrive", "{0}{word0}") == "drive it: repaired {0}{word0}, no run since")
  }

  @Test func `figures have their thousands apart`() {
    let shown = [0, 999, 1000, -1_234_567].map(Words.english.grouped)
    #expect(shown == ["0", "999", "1,000", "-1,234,567"])
  }

  @Test func `what was said gives its values back, anything else none`() {
    let words = Words.japanese
    #expect(
      words.values(of: "走行が必要：2026-05-11に修繕、以後の走行なし", as: "actionDrive", words: []) == ["2026-05-11"])
    #expect(words.values(of: "走行が必要：2026-05-11", as: "actionDrive", words: []) == nil)
    #expect(words.values(of: "", as: "actionDrive", words: []) == nil)
  }

  @Test func `a finding's text in Japanese begins with what it means and keeps what was seen`() {
    let finding = Finding(.gap, .warning, "no samples for 2 s")
    #expect(Words.english.explained(finding) == "no samples for 2 s")
    #expect(Words.japanese.explained(finding) == "しばらくデータがありません [no samples for 2 s]")
  }

  private func places(_ text: String) -> [String] {
    Set(text.matches(of: /\{[a-z]*\d\}/).map { String($0.output) }).sorted()
  }
}
