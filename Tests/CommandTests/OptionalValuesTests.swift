import Testing

@testable import roughness

@Suite struct OptionalValuesTests {
  @Test(arguments: [
    (["analyze", "--trim-ends"], ["analyze", "--trim-ends", "auto"]),
    (["a", "--trim-ends", "--output", "d"], ["a", "--trim-ends", "auto", "--output", "d"]),
    (["a", "--trim-ends", "250", "x.csv"], ["a", "--trim-ends", "250", "x.csv"]),
    (["a", "--trim-ends", "x.csv"], ["a", "--trim-ends", "auto", "x.csv"]),
    (["a", "--trim-ends", "auto"], ["a", "--trim-ends", "auto"]),
    (["a", "--trim-ends=250"], ["a", "--trim-ends=250"]),
    (["a", "--", "--trim-ends"], ["a", "--", "--trim-ends"]),
    ([], []),
  ])
  func `a value that is left out stands for auto`(given: [String], meant: [String]) {
    #expect(OptionalValues.completed(given) == meant)
  }
}
