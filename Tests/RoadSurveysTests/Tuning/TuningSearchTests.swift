import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct TuningSearchTests {
  private let base = SurveyConfiguration()

  @Test func `axes are read as they are typed`() throws {
    let range = try TuningAxis.read("inverse.highPassHertz=0.05…0.5", over: base)
    #expect(range.values == .range(low: 0.05, high: 0.5) && range.isLogarithmic)
    let (middle, share): (Double, Double) = (range.at(0.5, isWhole: false), range.share(of: 0.1581))
    #expect(abs(middle - 0.1581) < 1e-9)
    #expect(abs(share - 0.5) < 1e-3)
    let narrow = try TuningAxis.read("inverse.massRatio=0.1..0.2", over: base)
    #expect(!narrow.isLogarithmic && narrow.at(0.5, isWhole: false) == 0.15)
    let list = try TuningAxis.read("estimator=rms,inverse", over: base)
    #expect(list.values == .list([.text("rms"), .text("inverse")]))
  }

  @Test(arguments: [
    "inverse.highPassHertz", "inverse.highPas=1…2", "estimator=1…2", "inverse.damping=5…1", "=1…2",
  ])
  func `what is no axis is refused`(text: String) {
    #expect(throws: SurveyError.self) { try TuningAxis.read(text, over: base) }
  }

  /// A smooth bowl whose bottom is at 12 and 0.2.
  private func bowl(_ configuration: SurveyConfiguration) -> TuningScore? {
    let a: Double = configuration.inverse.damping - 12
    let b: Double = 40 * (configuration.inverse.highPassHertz - 0.2)
    let square: Double = a * a + b * b + 1
    return TuningScore(
      error: square.squareRoot(), percent: 0, rSquared: 0, count: 10, gain: 1)
  }

  @Test func `the bottom of a bowl is found, closer by zooming than by a grid`() throws {
    let axes = [
      try TuningAxis.read("inverse.damping=2…40", over: base),
      try TuningAxis.read("inverse.highPassHertz=0.05…0.5", over: base),
    ]
    let grid = try TuningSearch(axes: axes, strategy: .grid, trials: 50).run(over: base, judge: bowl)
    let adaptive = try TuningSearch(axes: axes, strategy: .adaptive, trials: 50).run(over: base, judge: bowl)
    #expect(grid.count == 49 && adaptive.count <= 50)
    let coarse = try #require(TuningSearch.best(grid)?.score)
    let fine = try #require(TuningSearch.best(adaptive)?.score)
    #expect(fine.error < 1.6 && fine.error <= coarse.error)
    let again = try TuningSearch(axes: axes, strategy: .adaptive, trials: 50).run(over: base, judge: bowl)
    #expect(again == adaptive)
  }

  @Test func `whole numbers stay whole, values out of range are refused`() throws {
    let axis = try TuningAxis.read("inverse.highPassOrder=1…4", over: base)
    let tried = try TuningSearch(axes: [axis], strategy: .grid, trials: 4).run(over: base) { configuration in
      TuningScore(
        error: Double(configuration.inverse.highPassOrder), percent: 0, rSquared: 0, count: 9, gain: 1)
    }
    #expect(tried.map(\.values) == [[.number(1)], [.number(2)], [.number(3)], [.number(4)]])
    let wrong = try TuningAxis.read("inverse.highPassOrder=100,200", over: base)
    let search = TuningSearch(axes: [wrong], strategy: .grid, trials: 4)
    #expect(throws: SurveyError.self) { try search.run(over: base) { _ in nil } }
  }
}
