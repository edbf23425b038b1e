import Testing

@testable import RoadReports

@Suite struct PhotoTableTests {
  private func read(_ text: String) throws -> [PhotoTable.Row] {
    try PhotoTable.read(Array(text.utf8), file: "photos.csv")
  }

  @Test func `columns are known by their usual names, in any order`() throws {
    let rows = try read("lon;lat;URL;taken\n143.5;43.1;https://x/1.jpg;2026-04-06 09:00:00\n;;2.jpg;\n")
    #expect(rows.map(\.name) == ["https://x/1.jpg", "2.jpg"])
    #expect(rows[0].time == "2026-04-06 09:00:00" && rows[0].latitude == 43.1 && rows[0].longitude == 143.5)
    #expect(rows[1].time == nil && rows[1].latitude == nil)
    #expect(try read("time,path\n").isEmpty)
  }

  @Test(
    arguments: [
      ("a,b\n1,2\n", "photos.csv:1:1"), ("time,path\n1,\n", "photos.csv:2:"), ("", "empty"),
      ("time,path,lat,lon\n1,a,43,\n", "belong together"), ("path,lat,lon\na,143,43\n", "degrees"),
      ("path,lat,lon\na,x,43\n", "number"),
    ])
  func `what can't be read is said with its place`(text: String, says: String) {
    #expect {
      _ = try read(text)
    } throws: {
      "\($0)".contains(says)
    }
  }
}
