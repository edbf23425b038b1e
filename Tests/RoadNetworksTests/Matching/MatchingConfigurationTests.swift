import RoadNetworks
import Testing

@Suite struct MatchingConfigurationTests {
  @Test func `every setting says what it means`() {
    var paths: Set<String> = []
    for part in Mirror(reflecting: MatchingConfiguration()).children {
      for setting in Mirror(reflecting: part.value).children {
        paths.insert("\(part.label ?? "").\(setting.label ?? "")")
      }
    }
    #expect(paths == Set(MatchingConfiguration.meanings.keys))
  }
}
