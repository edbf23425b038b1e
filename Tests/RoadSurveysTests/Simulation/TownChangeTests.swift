import RoadNetworks
import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct TownChangeTests {
  @Test func `what can be said is read, what can't is nothing`() {
    #expect(
      TownChange(rework: "7-1:both:10-280.5:0.3")
        == .rework(road: "7-1", direction: nil, from: 10, to: 280.5, factor: 0.3))
    #expect(
      TownChange(pothole: "31:backward:450:60")
        == .pothole(road: "31", direction: .backward, at: 450, depth: 60))
    for text in ["", "1:both:10:0.3", "1:up:0-1:1", "1:both:5-5:1", "1:both:0-1:-1", "1:both:0-1:99"] {
      #expect(TownChange(rework: text) == nil)
    }
    for text in ["", "1:both:4:5", "1:forward:x:5", "1:forward:4:0"] {
      #expect(TownChange(pothole: text) == nil)
    }
  }

  @Test func `a change stays where it is said to be, counted along the ledger's line`() throws {
    let town = SimulatedTown.straightRoad(lengthMeters: 400, medianIRI: 6, approachMeters: 100, seed: 3)
    let change = TownChange.rework(road: "S1", direction: .backward, from: 100, to: 200, factor: 0.25)
    let changed = try #require(town.changed(by: change))
    let (before, after) = (try #require(town.street("S1")), try #require(changed.street("S1")))
    #expect(before.forward.left == after.forward.left)
    // Backward, chainage 100…200 m is 200…300 m of travel.
    func rise(_ lane: SimulatedRoad, _ at: Double) -> Double {
      let i = Int(at / lane.intervalMeters)
      return lane.left[i + 1] - lane.left[i]
    }
    for (place, factor) in [(150.0, 1.0), (250, 0.25), (350, 1)] {
      #expect(abs(rise(after.backward, place) - factor * rise(before.backward, place)) < 1e-12)
    }
    let hole = try #require(town.changed(by: .pothole(road: "S1", direction: .forward, at: 50, depth: 40)))
    let lane = try #require(hole.street("S1")).forward
    #expect(lane.events.count == before.forward.events.count + 1)
    #expect(
      lane.left.count { $0 != 0 } > 0 && zip(lane.left, before.forward.left).contains { $0 < $1 - 0.039 })
    #expect(
      lane.right == before.forward.right
        && town.changed(by: .pothole(road: "x", direction: .forward, at: 1, depth: 9)) == nil)
  }
}
