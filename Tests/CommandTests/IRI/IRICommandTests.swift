import Foundation
import RoughnessModels
import TestSupport
import Testing

@Suite struct IRICommandTests {
  /// A rough road of our own making: heights in m every `dx`, to 9 decimals.
  static func heights(_ count: Int, seed: UInt64 = 3) -> [Double] {
    var generator = SplitMix64(seed: seed)
    var height = 0.0
    return (0..<count).map { _ in
      height += (generator.uniform() - 0.5) * 0.004
      return (height * 1e9).rounded() / 1e9
    }
  }

  static func table(_ heights: [Double], dx: Double) -> String {
    var text = "s_m,elev_m\n"
    for (index, height) in heights.enumerated() { text += "\(Double(index) * dx),\(height)\n" }
    return text
  }

  struct Document: Decodable {
    struct Segment: Decodable, Equatable { var from_m: Double, to_m: Double, iri: Double }
    struct Running: Decodable { var to_m: [Double], slope: [Double], response: [Double], iri: [Double] }
    struct Profile: Decodable {
      var file: String, track: String, dx_m: Double, resampled: Bool, start: String, iri: Double
      var segments: [Segment], remainder: Segment?, running: Running?
    }
    struct Pair: Decodable {
      struct Segment: Decodable { var mri: Double, hri: Double }
      var mri: Double, hri: Double, segments: [Segment]
    }
    struct Finding: Decodable { var kind: String }
    var profiles: [Profile], pairs: [Pair], findings: [Finding]
  }

  static func document(_ arguments: [String], input: String = "") throws -> Document {
    let outcome = RoughnessRun(["iri", "--json"] + arguments, input: Array(input.utf8))
    #expect(outcome.exitStatus == 0, "\(outcome.standardError)")
    return try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
  }

  @Test func `JSON and CSV give the library's doubles, to the bit`() throws {
    let heights = Self.heights(1201)
    let index = try InternationalRoughnessIndex(
      elevations: heights, interval: try SamplingInterval(meters: 0.1))
    let input = Self.table(heights, dx: 0.1)
    let document = try Self.document(["-", "--segment-length", "50", "--running"], input: input)
    let profile = document.profiles[0]
    #expect(profile.dx_m == 0.1)
    #expect(profile.track == "profile")
    #expect(profile.iri == index.wholeProfile)
    let (whole, remainder) = index.segments(lengthMeters: 50)
    #expect(profile.segments.map(\.iri) == whole.map(\.iri))
    #expect(profile.segments.map(\.to_m) == [50, 100])
    #expect(profile.remainder?.iri == remainder?.iri)
    #expect(profile.running?.response == index.responses)
    #expect(profile.running?.slope == index.slopes)
    #expect(profile.running?.iri == index.running)

    let csv = RoughnessRun(["iri", "--csv", "-", "--segment-length", "50"], input: Array(input.utf8))
    let rows = csv.output.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(rows[0].joined(separator: ",") == "file,track,part,from_m,to_m,iri,dx_m,start")
    #expect(rows.dropFirst().map { $0[2] } == ["profile", "segment", "segment", "remainder"])
    #expect(rows.dropFirst().map { Double($0[5]) } == ([profile.iri] + whole.map(\.iri) + [remainder!.iri]))
  }

  @Test func `three columns, two files, feet and ERD all give the same pair`() throws {
    let (left, right) = (Self.heights(600), Self.heights(600, seed: 4))
    let pair = try WheelTrackPair(left: left, right: right, interval: try SamplingInterval(meters: 0.25))
    let folder = TemporaryFolder()
    var three = "x;left_mm;right_mm\n"
    for i in 0..<600 { three += "\(Double(i) * 0.25);\(left[i] * 1000);\(right[i] * 1000)\n" }
    let a = folder.write("left.csv", Self.table(left, dx: 0.25))
    let b = folder.write("right.csv", Self.table(right, dx: 0.25))
    let documents = [
      try Self.document([folder.write("three.csv", three)]), try Self.document(["--pair", a, b]),
    ]
    for document in documents {
      #expect(document.profiles.map(\.track) == ["left", "right"])
      #expect(abs(document.pairs[0].mri - pair.meanRoughnessIndex) < 1e-9)
      #expect(abs(document.pairs[0].hri - pair.halfCarRoughnessIndex) < 1e-9)
      #expect(document.pairs[0].segments.count == 1)
    }
    let alone = try Self.document([a, b])
    #expect(alone.pairs.isEmpty)
  }

  @Test func `the start can be the printed Fortran's`() throws {
    let grade = Self.table((0..<400).map { Double($0) * 0.0125 }, dx: 0.25)
    #expect(try Self.document(["-"], input: grade).profiles[0].iri < 1e-9)
    #expect(abs(try Self.document(["-", "--start", "sayers"], input: grade).profiles[0].iri - 0.0593) < 0.01)
  }

  @Test func `an irregular profile says that it was resampled`() throws {
    let input = "0 0\n0.20 0.001\n0.53 0.002\n0.72 0\n1.0 0\n1.3 0.001\n"
    let document = try Self.document(["-"], input: input)
    #expect(document.profiles[0].resampled)
    #expect(document.findings.map(\.kind) == ["samples_missing", "too_short"])
    let strict = RoughnessRun(["iri", "-", "--strict", "--quiet"], input: Array(input.utf8))
    #expect(strict.exitStatus == 3)
    #expect(strict.standardError.isEmpty)
  }

  /// Arguments, standard input, exit code and what standard error holds.
  @Test(arguments: [
    (["-"], "1\n2\n3\n", 64, "--interval"), (["--json", "--csv", "-"], "", 64, "exclude"),
    (["--pair", "a"], "", 64, "two profiles"), (["--segment-length", "nan", "-"], "", 64, "segment-length"),
    (["--interval", "2", "-"], "", 64, "0.01 to 1"), (["-", "-"], "", 64, "once"),
    (["--unit", "furlong", "-"], "", 64, "unit"),
    (["-"], "", 65, "expected"), (["-"], "s,z\n0,1\n0.25,x\n", 65, "standard input:3:z: “x”"),
    (["-"], "0 0\n0.1 0\n0.2 0\n9 0\n9.1 0\n", 65, "8.8 m after point 3"),
    (["-"], "0 0\n3 0\n6 0\n", 65, "3.0 m apart"),
    (["/no/such/file"], "", 66, "/no/such/file: no such file"), (["/"], "", 66, "folder"),
  ])
  func `faults have their exit code and a sentence`(
    arguments: [String], input: String, status: Int32, text: String
  ) throws {
    let outcome = RoughnessRun(["iri"] + arguments, input: Array(input.utf8))
    #expect(outcome.exitStatus == status)
    #expect(outcome.standardError.contains(text), "\(outcome.standardError)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `good profiles are evaluated beside a bad one`() throws {
    let folder = TemporaryFolder()
    let good = folder.write("good.csv", Self.table(Self.heights(500), dx: 0.1))
    let outcome = RoughnessRun(["iri", "/no/such", good, "--csv"])
    #expect(outcome.exitStatus == 66)
    #expect(outcome.output.split(separator: "\n").count == 3)
  }

  @Test func `people get a table that says its interval`() throws {
    let outcome = RoughnessRun(["iri", "-"], input: Array(Self.table(Self.heights(2001), dx: 0.1).utf8))
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("standard input: IRI "))
    #expect(lines[0].contains("dx 0.1 m"))
    #expect(lines.count == 4)
  }
}
