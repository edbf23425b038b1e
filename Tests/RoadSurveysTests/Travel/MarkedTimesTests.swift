import Testing

@testable import RoadSurveys

@Suite struct MarkedTimesTests {
  @Test func `times are found in ascending ranges, also in ranges that come later`() {
    var marked = MarkedTimes()
    let before = marked.contains(0)
    #expect(!before)
    marked.update([1...2, 4...5])
    let first = [0.5, 1, 2, 3, 4.5].map { time in marked.contains(time) }
    #expect(first == [false, true, true, false, true])
    marked.update([1...2, 4...6, 8...9])
    let then = [5.5, 7, 8, 9.5].map { time in marked.contains(time) }
    #expect(then == [true, false, true, false])
  }
}
