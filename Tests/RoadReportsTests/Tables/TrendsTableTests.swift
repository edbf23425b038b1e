import RoadReports
import RoadSurveys
import Testing

@Suite struct TrendsTableTests {
  @Test func `every trend stands there with its error, significant or not`() throws {
    var section = SampleSections.make(0)
    section.trendFit = TrendFit(
      perYear: 0.31, standardError: 0.052, chance: 0.0001, runs: 12, levels: 2, isSignificant: true)
    var sink = ByteSink()
    try TrendsTable.write([section, SampleSections.make(1)], into: &sink)
    #expect(
      String(decoding: sink.bytes, as: UTF8.self) == """
        section_id,road_id,direction,from_m,to_m,trend,trend_se,chance,runs,levels,significant
        R-1:forward:0,R-1,forward,0.0,100.0,0.310,0.052,0.000100,12,2,true

        """)
  }
}
