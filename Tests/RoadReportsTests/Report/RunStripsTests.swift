import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct RunStripsTests {
  private func segment(_ from: Double, _ iri: Double?, log: String = "a", road: String = "R")
    -> SegmentEstimate
  {
    SegmentEstimate(
      log: log, vehicle: nil, roadID: road, direction: "forward", fromMeters: from, toMeters: from + 10,
      iriRaw: iri,
      iri: iri, speedKmh: nil, coverage: 1, excluded: "")
  }

  private func strips(_ segments: [SegmentEstimate]) -> RunStrips {
    var strips = RunStrips()
    strips.add(segments)
    return strips
  }

  @Test func `a run's cells stand in their order, holes are absent values`() {
    let found = strips([segment(40, 4), segment(10, 1), segment(20, nil)]).strips
    #expect(found.map(\.from) == [10])
    #expect(found.map(\.iri) == [[1, nil, nil, 4]])
  }

  @Test func `runs and roads stay apart, a second pass replaces the first`() {
    let found = strips([segment(0, 1), segment(0, 2, log: "b"), segment(0, 3, road: "S"), segment(0, 9)])
    #expect(found.strips.map(\.iri) == [[9], [2], [3]])
    #expect(found.valueCount == 3)
  }

  @Test func `a run that comes in pieces is one line`() {
    var pieces = RunStrips()
    pieces.take([segment(0, 1), segment(10, 2)])
    pieces.take([segment(20, 3), segment(0, 4), segment(0, 5, road: "S")])
    pieces.endRun()
    let whole = strips([
      segment(0, 1), segment(10, 2), segment(20, 3), segment(0, 4), segment(0, 5, road: "S"),
    ])
    #expect(pieces.strips == whole.strips && pieces.strips.map(\.iri) == [[4, 2, 3], [5]])
  }

  @Test func `beyond the limit no run is drawn, and it is known`() {
    var strips = RunStrips(limit: 3)
    strips.add([segment(0, 1), segment(20, 1)])
    #expect(strips.strips.count == 1 && !strips.isTooLarge)
    strips.add([segment(0, 1, log: "b")])
    strips.add([segment(0, 1, log: "c")])
    #expect(strips.strips.isEmpty && strips.isTooLarge)
  }
}
