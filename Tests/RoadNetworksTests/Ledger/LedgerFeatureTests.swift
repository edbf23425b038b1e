import RoadNetworks
import Testing

@Suite struct LedgerFeatureTests {
  @Test(arguments: [
    (PropertyValue.string(" 007 "), "007" as String?, 7 as Double?), (.string("　"), nil, nil),
    (.null, nil, nil),
    (.number(7), "7", 7), (.number(7.25), "7.25", 7.25), (.number(.nan), nil, nil),
    (.bool(true), "true", nil),
    (.string("１２，３４０"), "１２，３４０", 12340), (.string("1,234"), "1,234", 1234), (.string("nan"), "nan", nil),
    (.number(1e300), "1e+300", 1e300), (.number(-0.0), "0", 0),
  ])
  func `values read as text and as numbers`(value: PropertyValue, text: String?, number: Double?) {
    #expect(value.text == text)
    #expect(value.number == number)
  }
}
