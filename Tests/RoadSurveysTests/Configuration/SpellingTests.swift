import RoadSurveys
import Testing

@Suite struct SpellingTests {
  private let commands = ["analyze", "inspect", "merge", "update", "rank", "compare", "evaluate"]

  @Test(arguments: [
    ("analyse", "analyze"), ("anlayze", "analyze"), ("Inspect", "inspect"), ("mrege", "merge"),
    ("updat", "update"), ("ranks", "rank"),
  ])
  func `a slip of the finger finds what was meant`(typed: String, meant: String) {
    #expect(Spelling.nearest(to: typed, in: commands) == meant)
  }

  @Test(arguments: ["", "x", "banana", "analyze-everything-now"])
  func `what is like nothing stays unanswered`(typed: String) {
    #expect(Spelling.nearest(to: typed, in: commands) == nil)
    #expect(Spelling.hint(typed, commands).isEmpty)
  }

  @Test func `of equals the first is named`() {
    #expect(Spelling.hint("bat", ["cat", "hat"]) == "; did you mean 'cat'?")
    #expect(Spelling.nearest(to: "bat", in: []) == nil)
  }
}
