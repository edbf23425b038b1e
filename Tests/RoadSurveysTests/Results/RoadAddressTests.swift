import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct RoadAddressTests {
  private func road(_ change: (inout Road) -> Void = { _ in }) -> Road {
    var road = Road(
      id: "R",
      lines: [[Coordinate(latitude: 43, longitude: 143), Coordinate(latitude: 43.01, longitude: 143)]])
    change(&road)
    return road
  }

  private func address(_ change: (inout Road) -> Void) -> RoadAddress? {
    RoadAddress(road(change), lengthMeters: 1000)
  }

  @Test func `number and branch are the route, posts of a piece go from the smaller to the greater`() throws {
    let address = try #require(
      address {
        ($0.number, $0.branch) = ("12", "1")
        ($0.kilometrePostFrom, $0.kilometrePostTo) = (5, 4)
      })
    let posts = try #require(address.posts(from: 100, to: 300))
    #expect(address.route == "12-1" && abs(posts.low - 4.7) < 1e-12 && abs(posts.high - 4.9) < 1e-12)
  }

  @Test func `a ledger that says nothing, or only the id again, gives no address`() {
    #expect(address { _ in } == nil)
    #expect(address { $0.branch = "1" } == nil)
    #expect(address { $0.kilometrePostTo = 3 } == nil)
    #expect(address { $0.number = "R" } == nil)
    #expect(address { ($0.number, $0.kilometrePostFrom) = ("R", 3) }?.route == "R")
  }

  @Test func `each direction has half the lanes, at least one, and all of them where traffic goes one way`() {
    #expect([1, 2, 3, 4].map { lanes in address { $0.lanes = lanes }?.lanes } == [1, 1, 1.5, 2])
    #expect(address { ($0.lanes, $0.oneWay) = (2, .backward) }?.lanes == 2)
  }

  @Test func `what is stated makes the same address again`() throws {
    for (from, to) in [(3.2, 4.19), (4.19, 3.2), (3, 7), (3, nil)] as [(Double, Double?)] {
      let address = try #require(address { ($0.kilometrePostFrom, $0.kilometrePostTo) = (from, to) })
      let again = RoadAddress(
        number: address.number, branch: address.branch, lanes: address.lanes,
        kilometrePostFrom: address.kilometrePostFrom, kilometrePostTo: address.kilometrePostTo,
        lengthMeters: address.lengthMeters)
      #expect(again == address)
    }
  }
}
