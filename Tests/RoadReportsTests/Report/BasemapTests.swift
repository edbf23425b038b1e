import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct BasemapTests {
  @Test func `the national map is known by name, with its makers and its finest level`() throws {
    for name in Basemap.presets {
      let map = try #require(Basemap(name))
      #expect(map.origin == "https://cyberjapandata.gsi.go.jp" && map.maximumZoom == 18)
      #expect(map.attribution.contains("国土地理院") && map.template.hasSuffix("/{z}/{x}/{y}.png"))
    }
  }

  @Test func `a template names its host`() throws {
    let map = try #require(Basemap("https://tiles.example.org:8443/a/{z}/{x}/{y}.png?key=1"))
    #expect(map.origin == "https://tiles.example.org:8443" && map.attribution == "tiles.example.org:8443")
  }

  @Test(arguments: ["http://localhost", "http://127.0.0.1:8080"])
  func `a server on this computer needs no certificate`(origin: String) throws {
    #expect(try #require(Basemap(origin + "/{z}/{x}/{y}.png")).origin == origin)
  }

  @Test(arguments: [
    "", "osm", "http://a.org/{z}/{x}/{y}.png", "https://a.org/{z}/{x}.png", "https:///{z}/{x}/{y}",
    "https://a.org;script-src 'unsafe-inline'/{z}/{x}/{y}", "https://a.org\"/{z}/{x}/{y}",
    "https://a.org/{z}/{x}/{y} x", "https://{s}.a.org/{z}/{x}/{y}.png", "javascript:{z}{x}{y}",
    "http://localhost.a.org/{z}/{x}/{y}.png", "http://127.0.0.1@a.org/{z}/{x}/{y}.png",
  ])
  func `anything else is refused`(text: String) {
    #expect(Basemap(text) == nil)
  }

  @Test func `the page asks nobody but the map that was asked for`() throws {
    #expect(ReportPage.policy(basemap: nil, photos: []).contains("img-src 'self' file: data:; "))
    let map = try #require(Basemap("gsi"))
    #expect(
      ReportPage.policy(basemap: map, photos: ["a.jpg"])
        .contains("img-src 'self' file: data: https://cyberjapandata.gsi.go.jp; "))
    #expect(ReportPage.policy(basemap: nil, photos: ["https://x.org/a.jpg"]).contains("data: https:; "))
  }
}
