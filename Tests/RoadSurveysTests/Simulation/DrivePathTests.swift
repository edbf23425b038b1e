import RoadNetworks
import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct DrivePathTests {
  static let town = SimulatedTownTests.town()
  var town: SimulatedTown { Self.town }

  @Test(arguments: SimulatedTown.kirisatoRoutes)
  func `a route is one smooth line on its roads`(route: [String]) throws {
    let path = try #require(DrivePath(route, in: town))
    for (a, b) in zip(path.nodes, path.nodes.dropFirst()) {
      let step = b.distance - a.distance
      #expect(step > 0.05 && step < 2.1)
    }
    for node in path.nodes {
      let nearest =
        town.streets.filter { route.contains($0.road.id) }
        .map { Self.distance(node.point, $0.line) }.min() ?? .infinity
      // In the lane, or on the curve within a junction.
      #expect(nearest < 9)
      if node.leg != nil { #expect(nearest < 2) }
    }
    // No car turns on less than 2.5 m.
    #expect(path.curvatures().allSatisfy { abs($0) < 0.4 })
  }

  static func distance(_ point: PlanePoint, _ line: PlaneLine) -> Double {
    zip(line.points, line.points.dropFirst()).map { a, b in
      let dx = b.x - a.x
      let dy = b.y - a.y
      let u = max(0, min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy)))
      return point.distance(to: PlanePoint(x: a.x + u * dx, y: a.y + u * dy))
    }.min() ?? .infinity
  }

  @Test func `cars keep to the left`() throws {
    let path = try #require(DrivePath(["901"], in: town))
    // Eastwards along y = 0: left is north.
    #expect(path.legs[0].direction == .forward)
    #expect(path.nodes.allSatisfy { $0.point.y > 1 && $0.point.y < 2 })
  }

  @Test func `legs go in the directions that the junctions give`() throws {
    let path = try #require(DrivePath(["31", "901", "32"], in: town))
    #expect(path.legs.map(\.direction) == [.forward, .backward, .backward])
    let there = try #require(DrivePath(["901", "007", "007"], in: town))
    #expect(there.legs.map(\.direction) == [.backward, .forward, .backward])
    #expect(there.turns.count == 2)
  }

  @Test func `roads that don't meet and unknown ids make no path`() {
    #expect(DrivePath(["007", "31"], in: town) == nil)
    #expect(DrivePath(["901", "nowhere"], in: town) == nil)
    #expect(DrivePath([], in: town) == nil)
  }

  @Test func `the surface is the lane's, without steps at the junctions`() throws {
    let path = try #require(DrivePath(["31", "901"], in: town))
    let surface = path.surface(in: town, interval: 0.25)
    let lane = try #require(town.street("31")).forward
    let shift = surface.left[0] - lane.left[0]
    let curvatures = path.curvatures()
    for i in stride(from: 0, to: 2_000, by: 50) {
      let node = path.node(at: Double(i) * 0.25)
      let travelled = path.nodes[node].laneDistance + Double(i) * 0.25 - path.nodes[node].distance
      // The lane's distance runs along the centreline, the path's along the lane: curves part them a little.
      if abs(curvatures[Int(Double(i) * 0.25)]) < 1e-9 {
        #expect(abs(surface.left[i] - lane.elevations(at: travelled).left - shift) < 2e-3)
      }
    }
    for (a, b) in zip(surface.left, surface.left.dropFirst()) { #expect(abs(b - a) < 0.06) }
  }

  @Test func `limits slow the car in bends`() throws {
    let path = try #require(DrivePath(["31", "901"], in: town))
    let curvatures = path.curvatures()
    let limits = path.limits(cruise: 20, curvatures: curvatures)
    for (limit, curvature) in zip(limits, curvatures) {
      #expect(limit * limit * abs(curvature) < 1.61 || limit == 2.2)
    }
    #expect(limits.max() == 20)
    #expect((limits.min() ?? 0) < 6)
  }
}
