import RoadNetworks
import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct SimulatedTownTests {
  /// Kirisato with coarse profiles, for tests of places only.
  static func town(seed: UInt64 = 1) -> SimulatedTown {
    var design = SimulatedTown.Design()
    design.intervalMeters = 1
    return .kirisato(design, seed: seed)
  }

  @Test func `chainage in the plane is chainage on the ellipsoid`() {
    for street in Self.town().streets {
      let length = Centerline(street.road.lines).length
      // Seven decimals round each vertex by up to 6 mm.
      #expect(abs(length - street.lengthMeters) < 1e-5 * length + 0.03, "\(street.road.id)")
    }
  }

  @Test func `the ledger has eleven roads of all classes with unique ids`() {
    let roads = Self.town().ledger.roads
    #expect(roads.count == 11)
    #expect(Set(roads.map(\.id)).count == 11)
    #expect(Set(roads.compactMap(\.roadClass)) == ["A", "B", "C", "D"])
    #expect(roads.contains { $0.id == "007" } && roads.contains { $0.id == "7-1" })
  }

  @Test func `both lanes of a street differ, and seeds make other towns`() throws {
    let (a, b, c) = (Self.town(), Self.town(), Self.town(seed: 2))
    let road = try #require(a.street("901"))
    #expect(road.forward.left != road.backward.left)
    #expect(road.forward.left == b.street("901")?.forward.left)
    #expect(road.forward.left != c.street("901")?.forward.left)
  }

  @Test func `a straight road lies between approaches that the ledger doesn't know`() {
    var design = SimulatedTown.Design()
    design.intervalMeters = 0.5
    let town = SimulatedTown.straightRoad(
      lengthMeters: 1_200, medianIRI: 3, approachMeters: 100, design, seed: 1)
    #expect(town.ledger.roads.map(\.id) == ["S1"])
    #expect(abs(Centerline(town.ledger.roads[0].lines).length - 1_200) < 0.05)
    #expect(town.streets.count == 3)
  }
}
