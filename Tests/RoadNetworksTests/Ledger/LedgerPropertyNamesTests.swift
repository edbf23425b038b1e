import RoadNetworks
import Testing

@Suite struct LedgerPropertyNamesTests {
  @Test func `every setting says what it means`() {
    let labels = Mirror(reflecting: LedgerPropertyNames()).children.compactMap(\.label)
    #expect(Set(labels) == Set(LedgerPropertyNames.meanings.keys))
  }
}
