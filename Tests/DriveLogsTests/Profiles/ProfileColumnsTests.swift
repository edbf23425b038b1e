import Testing

@testable import DriveLogs

@Suite struct ProfileColumnsTests {
  @Test(arguments: [
    (["s_m", "elev_m"], 0, [1]), (["elevation [mm]", "distance [m]"], 1, [0]), (["x", "z"], 0, [1]),
    (["distance_m", "left_m", "right_m"], 0, [1, 2]), (["s", "z_right", "z_left"], 0, [2, 1]),
    (["elev"], nil, [0]), (["A", "B"], 0, [1]), (["s", "z1", "z2"], 0, [1, 2]),
    (["距離(m)", "左(mm)", "右(mm)"], 0, [1, 2]), (["x", "time", "elevation", "speed"], 0, [2]),
  ])
  func `names or places say what a column is`(names: [String], distance: Int?, elevations: [Int]) throws {
    let columns = try ProfileColumns.named(names)
    #expect(columns.distance?.index == distance)
    #expect(columns.elevations.map(\.column.index) == elevations)
  }

  @Test(arguments: [
    ("elev_mm", LengthUnit.millimeters), ("Elevation (ft)", .feet), ("height [ in ]", .inches),
    ("s_m", .meters),
    ("左(mm)", .millimeters), ("x", nil), ("m", nil), ("elev", nil), ("station (km)", .kilometers),
  ])
  func `a unit is declared in brackets or as the last word`(name: String, unit: LengthUnit?) {
    #expect(ProfileColumns.unit(in: name) == unit)
  }

  @Test(arguments: [
    ["a", "b", "c", "d"], ["s", "x", "z"], ["left", "left", "right"], ["s", "left", "right", "left2"],
  ])
  func `unclear columns are refused`(names: [String]) {
    #expect(throws: ProfileColumns.Complaint.self) { try ProfileColumns.named(names) }
  }
}
