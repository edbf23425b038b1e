import Testing

@testable import RoadSurveys

@Suite struct RoutineProjectTests {
  @Test func `the template is a project of defaults, and names every key`() throws {
    let project = try RoutineProject.read(RoutineProject.template)
    #expect(project == RoutineProject())
    for key in RoutineProject.keys { #expect(RoutineProject.template.contains("\"\(key)\"")) }
  }

  @Test func `what is named is taken, one path or several`() throws {
    let project = try RoutineProject.read(
      """
      { roads: "town.geojson", "logs": "week", "vehicles": ["a.json", "b.json"], "repairs": "works.csv",
        "preset": "japan", "settings": { "packages": { "budget": 3 } }, "photoOffsetSeconds": -2.5, // the camera
        "homogeneous": true, "utcOffset": "+09:00", }
      """)
    #expect(project.roads == "town.geojson" && project.logs == ["week"] && project.vehicles.count == 2)
    #expect(project.repairs == "works.csv" && project.preset == "japan" && project.homogeneous)
    #expect(project.settings.text == "{\"packages\": {\"budget\": 3}}" && project.photoOffsetSeconds == -2.5)
    #expect(project.output == "result" && project.records == "records")
  }

  @Test(arguments: [
    ("{\"road\": \"x\"}", "road: no such key; did you mean 'roads'?; known: roads"),
    ("{\"logs\": 3}", "logs: expected a path"),
    ("{\"logs\": []}", "logs: expected one folder"), ("{\"logs\": [1]}", "logs: expected a list of paths"),
    ("[1]", "a group"), ("", "not JSON"), ("{\"homogeneous\": 1}", "homogeneous: expected true or false"),
    ("{\"settings\": 1}", "settings: expected a group"), ("{\"roads\": \"\"}", "roads: expected a text"),
    ("{\"photoOffsetSeconds\": \"1\"}", "photoOffsetSeconds: expected a number"),
  ])
  func `what is wrong is refused with its key`(text: String, says: String) {
    #expect {
      _ = try RoutineProject.read(text)
    } throws: {
      guard case SurveyError.configuration(let message) = $0 else { return false }
      return message.hasPrefix(says)
    }
  }
}
