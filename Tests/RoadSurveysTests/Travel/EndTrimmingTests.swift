import DriveLogs
import RoadFindings
import RoadNetworks
import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct EndTrimmingTests {
  private func trimming(_ meters: Double) throws -> EndTrimming {
    var privacy = PrivacyConfiguration()
    privacy.trimEndsMeters = meters
    return try #require(EndTrimming(privacy, sha256: "00"))
  }

  @Test func `nothing within the radius of either end is left, and what is left counts from its own start`()
    throws
  {
    let trace = try BoxDrive(seconds: 120).build()
    let trimmed = try trimming(200).trimmed(trace)
    let ends = [try #require(trace.track.first).coordinate, try #require(trace.track.last).coordinate]
    #expect(!trimmed.track.isEmpty)
    for point in trimmed.track {
      for end in ends { #expect(point.coordinate.distance(to: end) > 200) }
    }
    // 1428 m straight on, 220 m from either end and up to a fix more.
    #expect((1428 - 440 - 24...1428 - 440).contains(trimmed.distanceMeters))
    #expect(trimmed.track[0].seconds == 0 && trimmed.track[0].travelledMeters < TravelBins.length)
    #expect(abs(Double(trimmed.bins.count) * TravelBins.length - trimmed.distanceMeters) <= 1)
    #expect(trimmed.durationSeconds < trace.durationSeconds - 30)
    #expect(try #require(trimmed.startEpochNanoseconds) > #require(trace.startEpochNanoseconds))
    // The bins that are left are the same ones.
    let shift = Int(
      trace.track[trace.track.count - trimmed.track.count - 18].travelledMeters / TravelBins.length)
    let first = try #require(
      trace.bins.level.indices.first { start in
        trace.bins.level[start...].prefix(50).map(\.bitPattern)
          == trimmed.bins.level.prefix(50).map(\.bitPattern)
      })
    #expect(first > 430 && first < 480 && shift > 0)
  }

  @Test func `passing by the house again is cut too, and the track is interrupted there`() throws {
    var trace = try BoxDrive(seconds: 300).build()
    // North, back past the start, and on south: the start is in the middle of the way.
    let count = trace.track.count
    for index in trace.track.indices {
      let away = index < count / 3 ? index : count / 3 * 2 - index
      trace.track[index].coordinate.latitude = 43 + Double(away) * 12 / 111_100
    }
    let trimmed = try trimming(200).trimmed(trace)
    let breaks = try #require(trimmed.ends?.breaks)
    #expect(breaks.count == 1 && trimmed.tracks.count == 2)
    let home = trace.track[0].coordinate
    #expect(trimmed.track.allSatisfy { $0.coordinate.distance(to: home) > 200 })
    // Over the cut nothing is rated.
    let (from, to) = (trimmed.track[breaks[0] - 1].travelledMeters, trimmed.track[breaks[0]].travelledMeters)
    #expect(to - from > 400)
    let cut = trimmed.bins.reasons[Int(from / 0.5) + 1..<Int(to / 0.5)]
    #expect(cut.allSatisfy { $0 == .gap })
  }

  @Test func `a run that never leaves keeps nothing but its name`() throws {
    let trace = try BoxDrive(seconds: 30).build()
    let trimmed = try trimming(300).trimmed(trace)
    #expect(trimmed.track.isEmpty && trimmed.bins.count == 0 && trimmed.distanceMeters == 0)
    #expect(trimmed.findings.contains { $0.kind == .tooShort && $0.text.contains("--trim-ends") })
    #expect(trimmed.findings.allSatisfy { $0.place.startSeconds == nil && $0.place.endSeconds == nil })
  }

  @Test func `times within the cuts are forgotten, the others move`() throws {
    var trace = try BoxDrive(seconds: 120).build()
    trace.findings = [5, 60, 119].map { time in
      Finding(.gap, .warning, at: Place(log: "a", line: 7, startSeconds: time, endSeconds: time), "gap")
    }
    let findings = try trimming(200).trimmed(trace).findings
    #expect(
      findings.map(\.place.startSeconds) == [nil, 41, nil] && findings.allSatisfy { $0.place.line == 7 })
  }

  @Test func `the drawn radius is the hash's, from 200 to 400 m, and off means off`() throws {
    var privacy = PrivacyConfiguration()
    #expect(EndTrimming(privacy, sha256: "ff") == nil)
    privacy.drawsTrimEnds = true
    func drawn(_ hash: String) -> Double? { EndTrimming(privacy, sha256: hash)?.meters }
    #expect(drawn("000000000000ab") == 200 && abs((drawn("ffffffffffff") ?? 0) - 400) < 1e-9)
    #expect(drawn("800000000000") == 300 && drawn("800000000000cd") == 300)
  }
}
