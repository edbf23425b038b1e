import TestSupport
import Testing

/// What `--language` and the Japanese presets do to everything that people read; names of columns stay.
@Suite struct LanguageTests {
  private let folder = TemporaryFolder()

  private func analyze(_ name: String, _ options: [String]) -> RoughnessRun {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let log = folder.write("1.csv", SmallLog.text(seed: 1, seconds: 30))
    return RoughnessRun(["analyze", log, "--roads", roads, "--output", folder.path(name)] + options)
  }

  private func text(_ path: String) -> String {
    String(decoding: folder.bytes(path) ?? [], as: UTF8.self)
  }

  @Test func `Japanese reasons, actions, summary and findings, the contract's column names`() {
    let run = analyze("ja", ["--language", "ja"])
    #expect(run.exitStatus == 0, "\(run.standardError)")
    #expect(run.output.contains("読み込み：ログ1件") && run.output.contains("区間：走行"), "\(run.output)")
    let ranking = text("ja/ranking.csv").split(separator: "\n")
    #expect(ranking[0].hasSuffix("priority,reason,action,photo"))
    #expect(ranking[1].contains("区分") && ranking[1].contains("走行1回のみ"), "\(ranking[1])")
    #expect(text("ja/findings.csv").contains("時間帯が不明"))
    #expect(text("ja/sections.geojson").contains("\"action\":\""))
    #expect(text("ja/report.html").contains("<html lang=\"ja\">"))
    #expect(text("ja/report.html").contains("\"language\":\"ja\""))
  }

  @Test func `the preset japan speaks Japanese unless English is asked for`() {
    let preset = analyze("preset", ["--preset", "japan"])
    #expect(preset.output.contains("読み込み："))
    let english = analyze("english", ["--preset", "japan", "--language", "en"])
    #expect(english.output.contains("Read 1 log"))
    #expect(analyze("bad", ["--language", "fr"]).exitStatus == 64)
  }

  @Test func `rank turns the list into another language and back, byte for byte`() {
    #expect(analyze("out", []).exitStatus == 0)
    let names = ["ranking.csv", "ranking.xlsx", "sections.geojson", "report.html", "packages.csv"]
    let before = names.map { folder.bytes("out/" + $0) }
    #expect(RoughnessRun(["rank", folder.path("out"), "--language", "ja", "--quiet"]).exitStatus == 0)
    #expect(
      text("out/ranking.csv").contains("走行1回のみ") && text("out/report.html").contains("\"language\":\"ja\""))
    #expect(RoughnessRun(["rank", folder.path("out"), "--language", "en"]).exitStatus == 0)
    let same = zip(names, before).filter { folder.bytes("out/" + $0.0) != $0.1 }
    #expect(same.map(\.0) == [])
  }
}
