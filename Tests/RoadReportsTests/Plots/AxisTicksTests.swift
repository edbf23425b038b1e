import Testing

@testable import RoadReports

@Suite struct AxisTicksTests {
  private func labels(_ low: Double, _ high: Double, most: Int = 10, isLogarithmic: Bool = false) -> [String]
  {
    AxisTicks.of(Chart.Axis("", low...high, isLogarithmic: isLogarithmic), most: most).map(\.label)
  }

  @Test func `steps are 1, 2 or 5 times a power of ten`() {
    #expect(labels(0, 10) == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"])
    #expect(labels(0, 10, most: 5) == ["0", "2", "4", "6", "8", "10"])
    #expect(labels(0, 40) == ["0", "5", "10", "15", "20", "25", "30", "35", "40"])
    #expect(labels(-0.25, 0.25, most: 5) == ["-0.2", "-0.1", "0.0", "0.1", "0.2"])
    #expect(labels(993, 1007, most: 4) == ["995", "1000", "1005"])
  }

  @Test func `a step just too fine goes on to the next power`() {
    // 7 steps of at least 1.4 would be 2; at most 1 step of at least 7 is 10.
    #expect(labels(0, 10, most: 7) == ["0", "2", "4", "6", "8", "10"])
    #expect(labels(0, 70, most: 1) == ["0"])
  }

  @Test func `a logarithmic axis has powers of ten`() {
    #expect(labels(0.02, 50, isLogarithmic: true) == ["0.1", "1", "10"])
    #expect(labels(1e-9, 1e-6, isLogarithmic: true) == ["1e-9", "1e-8", "1e-7", "1e-6"])
    // Within one decade there is no power: plain steps.
    #expect(labels(2, 8, isLogarithmic: true) == ["2", "4", "6", "8"])
  }

  @Test func `an axis without extent has one tick`() {
    #expect(labels(3, 3) == ["3.0"])
  }

  @Test func `values that differ by rounding alone, or hardly at all, still make an axis`() {
    let nearly = Chart.Axis.holding("x", [9.81, 9.81 + 1e-14])
    #expect(nearly.range == 9.31...(10.31 + 1e-14))
    #expect(!AxisTicks.of(nearly, most: 4).isEmpty)
    let tiny = AxisTicks.of(Chart.Axis("x", 0...3e-19), most: 4)
    #expect(tiny.allSatisfy { $0.label.allSatisfy { $0 == "0" || $0 == "." } })
  }
}
