import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct PassMakerTests {
  private let ledger = RoadLedger(roads: [
    Road(
      id: "R", lines: [[Coordinate(latitude: 0, longitude: 0), Coordinate(latitude: 0, longitude: 0.01)]])
  ])

  /// 10 s at 5 m/s, a stop of 10 s, 10 s at 15 m/s; anchors in the first, the second and the third part, each placed to 3 m.
  private func anchors(_ change: (inout TracePart) -> Void) throws -> [PassAnchor] {
    let track = (0...30).map { t -> TrackPoint in
      let travelled = t <= 10 ? 5 * Double(t) : t <= 20 ? 50 : 50 + 15 * Double(t - 20)
      return TrackPoint(
        coordinate: Coordinate(latitude: 0, longitude: travelled / 111_320), travelledMeters: travelled,
        seconds: Double(t), speed: 10)
    }
    var bins = TravelBins()
    for b in 0..<400 { bins.set(b, level: 1, speed: 10, reasons: []) }
    var part = TracePart(track: track, bridged: [], bins: bins.packed, events: [])
    change(&part)
    let stretch = MatchedStretch(
      roadIndex: 0, direction: .forward,
      anchors: [22.5, 30, 102.5, 200].map {
        .init(travelledMeters: $0, chainageMeters: $0, confidence: 1, deviationMeters: 3)
      })
    return try #require(PassMaker(ledger: ledger, part: part).pass(stretch)).anchors
  }

  @Test func `an anchor's time is the clock's, the latency taken off`() throws {
    #expect(try anchors { _ in }.map(\.milliseconds) == [4500, 6000, 23_500, 30_000])
    #expect(try anchors { $0.delaySeconds = 0.5 }.map(\.milliseconds) == [4000, 5500, 23_000, 29_500])
  }

  @Test
  func `an unstated antenna and an unknown latency widen what is said of the place, the latter with speed`()
    throws
  {
    #expect(try anchors { _ in }.map(\.deviationCentimeters) == [300, 300, 300, 300])
    #expect(
      try anchors { $0.antennaDeviationMeters = 4 }.map(\.deviationCentimeters) == [500, 500, 500, 500])
    // 0.8 s: 4 m at 5 m/s, 12 m at 15 m/s.
    let late = try anchors { $0.latencyDeviationSeconds = 0.8 }.map(\.deviationCentimeters)
    #expect(late == [500, 500, 1237, 1237])
  }
}
