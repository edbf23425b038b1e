import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct ConfigurationFileTests {
  @Test func `a file overlays the defaults and may hold comments`() throws {
    let read = try ConfigurationFile.read(
      """
      {
        // shorter sections for the town centre
        "sections": { "lengthMeters": 20 },
        "estimator": "rms",
        "geometry": { "boxForward": [0, -1, 0], "wheelbaseMeters": 2.5 },
        "dates": { "utcOffsetMinutes": 540 },
      }
      """)
    var expected = SurveyConfiguration()
    expected.sections.lengthMeters = 20
    expected.estimator = .rms
    expected.geometry.boxForward = [0, -1, 0]
    expected.geometry.wheelbaseMeters = 2.5
    expected.dates.utcOffsetMinutes = 540
    #expect(read == expected)
    let untouched = try ConfigurationFile.read("{}")
    #expect(untouched == SurveyConfiguration())
  }

  @Test(arguments: [
    ("{\"sections\": {\"lenght\": 20}}", "sections.lenght: no such setting"),
    ("{\"sections\": 3}", "sections: a group"), ("{\"estimator\": \"best\"}", "estimator"),
    ("{\"sections\": {\"lengthMeters\": \"x\"}}", "sections.lengthMeters"),
    ("{\"sections\": {\"lengthMeters\": 2}}", "sections.lengthMeters: out of range"),
    ("{\"sections\": {\"lengthMeters\": {\"a\": 1}}}", "sections.lengthMeters: a single value"),
    ("{\"inverse\": {\"highPassOrder\": 1.5}}", "inverse.highPassOrder"), ("", "not JSON"),
    ("{\"geometry\": {\"wheelbaseMeters\": 200}}", "geometry.wheelbaseMeters: out of range"),
    ("{\"geometry\": {\"boxForward\": [1, 0]}}", "geometry.boxForward: out of range; expected three"),
    ("[1]", "the file"),
    ("{\"thresholds\": {\"classIII\": 1}}", "thresholds.classIII"),
  ])
  func `a wrong setting is refused with its path`(text: String, message: String) {
    do {
      _ = try ConfigurationFile.read(text)
      Issue.record("accepted: \(text)")
    } catch {
      guard case .configuration(let said) = error else { return }
      #expect(said.contains(message), "\(said)")
    }
  }

  @Test func `every setting has a meaning, and every meaning a setting`() throws {
    let leaves = try ConfigurationFile.tree(of: SurveyConfiguration()).leaves.map(\.path)
    let meanings = SurveyConfiguration.meanings
    #expect(leaves.filter { meanings[$0] == nil } == [])
    #expect(meanings.keys.filter { !leaves.contains($0) } == [])
  }

  @Test func `a listing reads back as the same configuration`() throws {
    let tree = try ConfigurationFile.tree(of: SurveyConfiguration())
    let again = try ConfigurationFile.read(tree.text)
    #expect(again == SurveyConfiguration())
  }
}
