import Testing

@testable import RoadSurveys

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 5, 100])
  func `results come in the order of what was given, whoever is done first`(width: Int) async {
    let squares = await Parallel.map(Array(0..<23), width: width) { i in
      for _ in 0..<(23 - i) { await Task.yield() }
      return i * i
    }
    #expect(squares == (0..<23).map { $0 * $0 })
  }

  @Test func `nothing to do is done at once`() async {
    let none = await Parallel.map([Int](), width: 3) { $0 }
    #expect(none.isEmpty)
  }
}
