import RoadReports
import RoadSurveys
import Testing

@Suite struct WeekTextTests {
  @Test func `a week names its logs, hostile names made visible, and what changed`() {
    let lines = WeekText.lines(
      new: ["a\u{1B}.csv"], known: 1234, refused: ["b.csv:1: empty"], changes: nil)
    #expect(lines[0] == "Logs: 1 new, 1,234 known, 1 refused")
    #expect(lines[1] == "  new: a␛.csv" && lines[2] == "  refused: b.csv:1: empty")
    #expect(lines.last == "The first list: there is no earlier result to compare it with.")
  }

  @Test func `many logs are counted, not listed`() {
    let changes = ListChanges(from: [], to: [])
    let lines = WeekText.lines(
      new: (0..<50).map { "\($0)" }, known: 0, refused: [], changes: changes, language: .japanese)
    #expect(lines[0] == "ログ：新規50、既知0、使用不可0" && lines[21] == "  ほか30件")
    #expect(lines.last == "順位表に変化はありません。")
  }
}
