import TestSupport
import Testing

/// One drive as every recorder would write it must give the sections that the wide log gives.
@Suite struct SimulateFormatTests {
  private static let drive = [
    "simulate", "--straight-road", "100", "--speed-kmh", "30", "--vehicle-preset", "kei", "--seed", "3",
    "--quiet",
  ]
  /// Those that differ most in layout, clock, sign and unit; `Tools/compare-formats.py` runs them all.
  private static let formats = [
    "phyphox-semicolon-comma", "sensor-logger-ios", "sensorlog", "vbo", "typed-records", "iphone-interleaved",
  ]

  /// Section → IRI, of a map; of a wide log also without the fixes' accuracy.
  private static func sections(_ format: String, withoutAccuracy: Bool = false) -> [String: Double] {
    let folder = TemporaryFolder()
    let drives = folder.path("drives")
    let drive = RoughnessRun(Self.drive + ["--output", drives, "--format", format])
    if withoutAccuracy {
      for name in TestFiles.list(drives + "/logs") { dropAccuracy(drives + "/logs/" + name) }
    }
    // One estimator for all: what the log holds would choose another where there are no turning rates.
    let run = RoughnessRun([
      "analyze", drives + "/logs", "--roads", drives + "/network.geojson", "--output", "-",
      "--section-length",
      "50", "--estimator", "inverse",
    ])
    guard drive.exitStatus == 0, run.exitStatus == 0 else {
      Issue.record("\(format): \(drive.standardError) \(run.standardError)")
      return [:]
    }
    var sections: [String: Double] = [:]
    for line in run.output.split(separator: "\n") where line.contains("\"road_id\"") {
      func value(_ key: String) -> Substring {
        guard let start = line.firstRange(of: "\"\(key)\":") else { return "" }
        return line[start.upperBound...].prefix { $0 != "," }
      }
      let key = "\(value("road_id")) \(value("direction")) \(value("from_m"))"
      sections[key] = Double(value("iri")) ?? -1
    }
    return sections
  }

  private static func dropAccuracy(_ path: String) {
    var text = ""
    var place: Int?
    for line in String(decoding: TestFiles.read(path) ?? [], as: UTF8.self).split(separator: "\n") {
      var cells = line.split(separator: ",", omittingEmptySubsequences: false)
      if place == nil { place = cells.firstIndex(of: "accuracy_m") }
      if let place { cells.remove(at: place) }
      text += cells.joined(separator: ",") + "\n"
    }
    TestFiles.write(Array(text.utf8), to: path)
  }

  private static let wide = sections("wide")
  /// Without it the matcher trusts fixes differently, and a short run shifts by metres.
  private static let wideWithoutAccuracy = sections("wide", withoutAccuracy: true)

  @Test(arguments: formats) func `every recorder's log gives the same sections`(format: String) {
    let sections = Self.sections(format)
    let wide = ["vbo", "typed-records"].contains(format) ? Self.wideWithoutAccuracy : Self.wide
    #expect(wide.count == 2 && sections.keys.sorted() == wide.keys.sorted())
    for (key, iri) in wide {
      // What rounding to the format's digits can do; the GUIDE has the figures.
      #expect(abs((sections[key] ?? -9) / iri - 1) < 0.01, "\(key): \(sections[key] ?? -9), wide \(iri)")
    }
  }

  @Test func `an unknown recorder is a usage error that lists the known ones`() {
    let run = RoughnessRun(Self.drive + ["--output", "x", "--format", "zx81"])
    #expect(run.exitStatus == 64 && run.standardError.contains("sensor-logger-ios"))
  }
}
