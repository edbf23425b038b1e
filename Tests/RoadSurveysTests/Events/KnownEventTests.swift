import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct KnownEventTests {
  /// Two parallel roads of 300 m, 33 m apart.
  private let ledger = RoadLedger(
    roads: [143.0, 143.0004].enumerated().map { i, longitude in
      Road(
        id: "R\(i)",
        lines: [
          [
            Coordinate(latitude: 43, longitude: longitude),
            Coordinate(latitude: 43.0027, longitude: longitude),
          ]
        ])
    })

  @Test func `a thing lies by road and chainage, or where its position says`() {
    let places = KnownPlaces(
      [
        KnownEvent(roadID: "R0", direction: "forward", chainageMeters: 120),
        KnownEvent(coordinate: Coordinate(latitude: 43.0009, longitude: 143.00001)),
        KnownEvent(
          roadID: "R1", chainageMeters: 50, coordinate: Coordinate(latitude: 43.00045, longitude: 143.0004)),
      ], ledger: ledger)
    #expect(places.lost == 0)
    #expect(places.on(road: 0, direction: "forward").map { $0.chainage.rounded() } == [100, 120])
    #expect(places.on(road: 0, direction: "backward").map { $0.chainage.rounded() } == [100])
    #expect(places.on(road: 1, direction: "backward").map(\.chainage) == [50])
  }

  @Test func `ids of another ledger don't lead astray, and what lies nowhere is counted`() {
    let places = KnownPlaces(
      [
        // That road has the id, but the thing is on the other one.
        KnownEvent(
          roadID: "R0", chainageMeters: 10, coordinate: Coordinate(latitude: 43.0018, longitude: 143.0004)),
        KnownEvent(roadID: "unknown", chainageMeters: 10), KnownEvent(roadID: "R0", chainageMeters: 900),
        KnownEvent(coordinate: Coordinate(latitude: 44, longitude: 143)),
      ], ledger: ledger)
    #expect(places.lost == 3)
    #expect(places.on(road: 0, direction: "forward").isEmpty)
    #expect(places.on(road: 1, direction: "forward").map { $0.chainage.rounded() } == [200])
    #expect(KnownPlaces.none.on(road: 0, direction: "forward").isEmpty)
  }
}
