import RoadNetworks
import Testing

@Suite struct RoadImportanceTests {
  @Test func `the order of practice holds in both languages`() throws {
    for words in [
      ["第１次緊急輸送道路", "第2次緊急輸送道路", "防災道路", "1級市道", "二級市道", "その他"],
      ["Emergency transport road", "disaster network", "Class 1", "class-2", "other"],
    ] {
      let values = try words.map { try #require(RoadImportance.value(of: .string($0))) }
      #expect(values == values.sorted(by: >))
      #expect(Set(values).count == values.count)
      #expect(values.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test(arguments: [
    (PropertyValue.number(0.35), 0.35 as Double?), (.string("0.35"), 0.35), (.number(3), nil),
    (.bool(true), 1),
    (.bool(false), 0.2), (.string("blue"), nil), (.null, nil), (.string("無"), 0.2),
  ])
  func `numbers from 0 to 1 stand for themselves, the unknown for nothing`(
    value: PropertyValue, expected: Double?
  ) {
    #expect(RoadImportance.value(of: value) == expected)
  }
}
