import RoadFindings
import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct MountingSearchTests {
  @Test func `it looks at two, four, eight and sixteen minutes, and then no more`() {
    var search = MountingSearch()
    var times: [Double] = []
    while !search.isOver {
      times.append(search.at)
      search.postpone()
    }
    #expect(times == [120, 240, 480, 960])
  }

  @Test func `what the vehicle's file says isn't looked for`() {
    var geometry = VehicleGeometry()
    geometry.boxForward = [0, 1, 0]
    geometry.boxBehindFrontAxleMeters = 0.8
    var asked = false
    func ask() -> Vector3? {
      asked = true
      return Vector3(x: 1, y: 0, z: 0)
    }
    let stated = MountingSearch.mounting(until: 120, stated: geometry, forward: ask(), held: [])
    #expect(stated == BoxMounting(forward: Vector3(x: 0, y: 1, z: 0), boxBehindFrontAxle: 0.8) && !asked)
    geometry.boxForward = nil
    let found = MountingSearch.mounting(until: 120, stated: geometry, forward: ask(), held: [])
    #expect(found == BoxMounting(forward: Vector3(x: 1, y: 0, z: 0), boxBehindFrontAxle: 0.8) && asked)
  }

  @Test func `without forward, or without pitching, there is no mounting`() {
    var geometry = VehicleGeometry()
    geometry.boxBehindFrontAxleMeters = 0.8
    #expect(MountingSearch.mounting(until: 120, stated: geometry, forward: nil, held: []) == nil)
    geometry = VehicleGeometry()
    geometry.boxForward = [0, 1, 0]
    #expect(MountingSearch.mounting(until: 120, stated: geometry, forward: nil, held: []) == nil)
  }

  @Test func `the finding says what was found, and which estimator ran where nothing was`() {
    let found = BoxMounting(forward: Vector3(x: 0.996, y: 0, z: 0.087), boxBehindFrontAxle: 0.7449)
    let said = MountingSearch.finding(found, log: "a.csv")
    #expect(said.kind == .mounting && said.text.contains("0.74 m behind the front axle"))
    #expect(said.text.contains("(1.0, 0.0, 0.09)"))
    #expect(MountingSearch.finding(nil, log: "a.csv").text.contains("inverse was used, not imu"))
  }
}
