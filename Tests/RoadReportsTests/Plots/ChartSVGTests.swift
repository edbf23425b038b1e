import Testing

@testable import RoadReports

@Suite struct ChartSVGTests {
  private func chart(_ marks: [Chart.Mark], title: String = "t") -> Chart {
    var panel = Chart.Panel(title, x: Chart.Axis("x", 0...10), y: Chart.Axis("y", 0...4))
    panel.marks = marks
    panel.aspect = 0.5
    var chart = Chart("chart", panels: [panel])
    chart.width = 1000
    return chart
  }

  // The plotted area begins at (64, 64) and is 1000 × 500.
  @Test func `values are drawn where the axes say`() {
    let svg = chart([.line(x: [0, 5, 10], y: [0, 4, 2], .blue)]).svg()
    #expect(svg.contains("d=\"M64.0 564.0L564.0 64.0L1064.0 314.0\" fill=\"none\" stroke=\"#0072b2\""))
    let points = chart([.points(x: [2.5], y: [1], .red)]).svg()
    #expect(points.contains("<circle cx=\"314.0\" cy=\"439.0\" r=\"2.2\"/>"))
  }

  @Test func `a value that is none lifts the pen, and parts a band`() {
    let svg = chart([.line(x: [0, 1, 2, 3], y: [1, .nan, 1, 1], .blue)]).svg()
    #expect(svg.contains("d=\"M64.0 439.0M264.0 439.0L364.0 439.0\""))
    let band = chart([.band(x: [0, 1, 2, 3, 4], low: [1, 1, .nan, 1, 1], high: [2, 2, 2, 2, 2], .blue)]).svg()
    #expect(band.contains("d=\"M64.0 314.0L164.0 314.0L164.0 439.0L64.0 439.0Z\""))
    #expect(band.split(separator: "Z\"").count == 3)
  }

  @Test func `a logarithmic axis has equal decades, and nothing at or below zero`() {
    var panel = Chart.Panel("t", x: Chart.Axis("x", 1...100, isLogarithmic: true), y: Chart.Axis("y", 0...1))
    panel.marks = [.points(x: [10, 0, -1], y: [0, 0, 0], .blue)]
    var chart = Chart("c", panels: [panel])
    chart.width = 1000
    let svg = chart.svg()
    #expect(svg.contains("cx=\"564.0\""))
    #expect(svg.split(separator: "<circle").count == 2)
  }

  @Test func `text is never markup`() {
    let svg = chart([], title: "</text><script>x</script> & \u{1B}[2J").svg()
    #expect(svg.contains("&lt;/text&gt;&lt;script&gt;x&lt;/script&gt; &amp; "))
    #expect(!svg.contains("<script") && !svg.contains("\u{1B}"))
  }

  @Test func `a chart without panels is still a picture`() {
    let svg = Chart("nothing").svg()
    #expect(svg.hasPrefix("<svg xmlns=") && svg.hasSuffix("</svg>\n") && svg.contains(">nothing</text>"))
  }
}
