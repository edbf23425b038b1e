import Testing

@testable import RoughnessModels

@Suite struct WheelTrackPairTests {
  private func road() throws -> [Double] { try RealRoad.read("road_544m.txt").elevations }

  @Test func `equal tracks have one index`() throws {
    let road = try road()
    let pair = try WheelTrackPair(left: road, right: road, interval: try SamplingInterval(meters: 0.25))
    #expect(pair.meanRoughnessIndex == pair.left.wholeProfile)
    #expect(agrees(pair.halfCarRoughnessIndex, pair.meanRoughnessIndex))
  }

  @Test func `opposite tracks roll the car and don't lift it`() throws {
    let road = try road().map { $0 - 583 }
    let pair = try WheelTrackPair(
      left: road, right: road.map { -$0 }, interval: try SamplingInterval(meters: 0.25))
    #expect(agrees(pair.left.wholeProfile, pair.right.wholeProfile))
    #expect(pair.halfCarRoughnessIndex == 0)
  }

  @Test func `a level track halves the half car and the mean`() throws {
    let road = try road().map { $0 - 583 }
    let pair = try WheelTrackPair(
      left: road, right: road.map { _ in 0 }, interval: try SamplingInterval(meters: 0.25))
    #expect(agrees(pair.meanRoughnessIndex, pair.left.wholeProfile / 2))
    #expect(agrees(pair.halfCarRoughnessIndex, pair.left.wholeProfile / 2))
  }

  @Test func `tracks of different length are refused`() throws {
    let road = try road()
    #expect(throws: ProfileError.self) {
      try WheelTrackPair(
        left: road, right: Array(road.dropLast()), interval: try SamplingInterval(meters: 0.25))
    }
  }
}
