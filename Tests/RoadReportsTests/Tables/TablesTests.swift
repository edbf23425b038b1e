import RoadFindings
import RoadReports
import RoadSurveys
import Testing

@Suite struct TablesTests {
  @Test func `the ranking has the contract's columns`() throws {
    var sink = ByteSink()
    try RankingTable.write([SampleSections.make(0)], into: &sink)
    #expect(
      String(decoding: sink.bytes, as: UTF8.self) == """
        rank,section_id,road_id,road_name,road_class,direction,from_m,to_m,length_m,start_lat,start_lon,end_lat,\
        end_lon,iri,iri_low,iri_high,iri_max,class,share_iii,events,runs,vehicles,last_date,speed_kmh,coverage,\
        run_sd,confidence,trend,condition,traffic,importance,priority,reason,action,photo
        1,R-1:forward:0,R-1,本町通り,B,forward,0.0,100.0,100.0,43.8000000,143.9000000,43.8005000,143.9010000,\
        4.250,3.750,4.750,9.125,II,0.100,1,3,2,2025-05-01,41.5,0.950,0.125,medium,-0.500,0.150,0.250,0.500,\
        12.500,"IRI 4.3 m/km, class II, worst 10 m 9.1, 10 % of it in class III, better by 0.5 a year, event, seen 3 times",\
        measure again,p.jpg

        """)
  }

  @Test func `what nothing fills is empty`() throws {
    var sink = ByteSink()
    let bare = SectionEstimate(
      id: "a", roadID: "b", direction: "forward", fromMeters: 0, toMeters: 1, lines: [])
    try RankingTable.write([bare], into: &sink)
    #expect(
      String(decoding: sink.bytes, as: UTF8.self).split(separator: "\n")[1]
        == ",a,b,,,forward,0.0,1.0,1.0,,,,,,,,,,,,0,0,,,0.000,,low,,,,,,,,")
  }

  @Test func `runs have the contract's columns`() throws {
    var run = RunSummary(log: "a.csv", format: "wide")
    run.rows = 100
    run.durationSeconds = 1.5
    run.iriMedian = 2.25
    var sink = ByteSink()
    try RunsTable.write([run], into: &sink)
    #expect(
      String(decoding: sink.bytes, as: UTF8.self) == """
        log,label,format,vehicle,calibrated,rows,rows_dropped,duration_s,distance_m,matched,rated_m,rate_hz,\
        speed_kmh,iri_median,findings
        a.csv,,wide,,false,100,0,1.500,0.0,,0.0,,,2.250,0

        """)
  }

  @Test func `packages have the contract's columns`() throws {
    var sections = [SampleSections.make(0)]
    sections[0].iri = 9
    sections[0].widthMeters = 3.5
    var configuration = SurveyConfiguration()
    configuration.packages.pricePerSquareMeter = 10
    let packages = WorkPackage.packages(of: sections, configuration: configuration)
    var sink = ByteSink()
    try PackagesTable.write(packages, into: &sink)
    #expect(
      String(decoding: sink.bytes, as: UTF8.self) == """
        package_id,road_id,direction,from_m,to_m,length_m,area_m2,share_iii,priority,cost
        R-1:forward:0,R-1,forward,0.0,100.0,100.0,350.0,0.100,12.500,3500

        """)
  }

  @Test func `segments and findings have the contract's columns`() {
    #expect(
      SegmentsTable.columns.joined(separator: ",")
        == "log,vehicle,road_id,direction,from_m,to_m,iri_raw,iri,speed_kmh,coverage,excluded")
    #expect(
      FindingsTable.columns.joined(separator: ",") == "log,line,column,start_s,end_s,kind,severity,count,text"
    )
  }
}
