import DriveLogs
import RoadFindings
import RoadNetworks
import RoughnessModels

/// Cuts the beginning and the end of a run from everything that is written, so that no map tells where a driver lives.
///
/// All that was driven within a radius of the run's first or last position goes, also where the car came by again later:
/// track, half-metre bins, times of findings, duration, distance and start. What is left counts from its own beginning.
/// A section of the ledger of which any part lies within the radius gets nothing from this run, since its line would be
/// drawn. The radius is stated, or drawn from the log's hash, 200 to 400 m: the same bytes give the same cut.
/// Complexity: O(fixes + bins), and O(vertices) for each section touched.
struct EndTrimming: Sendable {
  /// Derived roads smooth and simplify positions; they stay outside the radius with this much room, m.
  static let margin = 20.0
  static let drawn = 200.0...400.0

  let meters: Double

  /// Nil where nothing is to be cut.
  init?(_ configuration: PrivacyConfiguration, sha256: String) {
    if configuration.drawsTrimEnds {
      // 48 bits of the hash: any value of the range is as likely as another.
      let draw = Double(UInt64(sha256.prefix(12), radix: 16) ?? 0) / 0x1p48
      meters = Self.drawn.lowerBound + draw * (Self.drawn.upperBound - Self.drawn.lowerBound)
    } else if configuration.trimEndsMeters > 0 {
      meters = configuration.trimEndsMeters
    } else {
      return nil
    }
  }

  /// The run without its ends; nothing but its name where it never leaves them.
  func trimmed(_ trace: RunTrace) -> RunTrace {
    guard let first = trace.track.first?.coordinate, let last = trace.track.last?.coordinate else {
      return trace
    }
    let places = [first, last]
    let kept = trace.track.indices.filter { index in
      let here = trace.track[index].coordinate
      return places.allSatisfy { $0.distance(to: here) > meters + Self.margin }
    }
    var result = trace
    result.ends = RunTrace.Ends(places: places, radius: meters)
    guard kept.count >= 2, let begin = kept.first, let end = kept.last else { return empty(result) }
    let (start, stop) = (trace.track[begin], trace.track[end])
    let firstBin = max(0, Int(start.travelledMeters / TravelBins.length))
    let lastBin = min(trace.bins.count, Int((stop.travelledMeters / TravelBins.length).rounded(.up)))
    guard firstBin < lastBin else { return empty(result) }
    let shift = Double(firstBin) * TravelBins.length
    for (index, next) in zip(kept, kept.dropFirst()) where next > index + 1 {
      let (from, to) = (trace.track[index].travelledMeters, trace.track[next].travelledMeters)
      result.bins.blank(from: from, to: to)
    }
    result.events = trace.events.compactMap { event in
      let bin = Int((event.distanceMeters / TravelBins.length).rounded(.down))
      guard (firstBin..<lastBin).contains(bin), !result.bins.level[bin].isNaN else { return nil }
      var event = event
      event.distanceMeters -= shift
      return event
    }
    result.bins.keep(firstBin..<lastBin)
    result.ends?.breaks = kept.indices.dropFirst().filter { kept[$0] > kept[$0 - 1] + 1 }
    result.bridged = trace.bridged.filter {
      $0.travelledMeters >= start.travelledMeters && $0.travelledMeters <= stop.travelledMeters
    }.map {
      .init(seconds: $0.seconds - start.seconds, travelledMeters: $0.travelledMeters - shift)
    }
    result.track = kept.map { index in
      var point = trace.track[index]
      point.travelledMeters -= shift
      point.seconds -= start.seconds
      return point
    }
    result.distanceMeters = stop.travelledMeters - start.travelledMeters
    result.durationSeconds = stop.seconds - start.seconds
    result.startEpochNanoseconds = trace.startEpochNanoseconds.map {
      $0 + Int64((start.seconds * 1e9).rounded())
    }
    result.findings = trace.findings.map { Self.moved($0, by: start.seconds, until: stop.seconds) }
    return result
  }

  private func empty(_ trace: RunTrace) -> RunTrace {
    var result = trace
    result.bins = TravelBins()
    result.events = []
    result.track = []
    result.bridged = []
    result.distanceMeters = 0
    result.durationSeconds = 0
    result.findings = trace.findings.map { Self.moved($0, by: 0, until: -1) }
    result.findings.append(
      Finding(
        .tooShort, .warning, at: Place(log: trace.log),
        "the run never leaves what --trim-ends cuts around its ends; nothing of it is written"))
    return result
  }

  /// Times within the cuts are forgotten, the others count from the first cut on.
  private static func moved(_ finding: Finding, by start: Double, until stop: Double) -> Finding {
    var finding = finding
    func moved(_ time: Double?) -> Double? {
      guard let time, time >= start, time <= stop else { return nil }
      return time - start
    }
    finding.place.startSeconds = moved(finding.place.startSeconds)
    finding.place.endSeconds = moved(finding.place.endSeconds)
    return finding
  }
}

extension RunTrace {
  /// What was cut, and where the track is interrupted by it. Never written.
  struct Ends: Sendable, Equatable {
    /// First and last position of the run as it was driven.
    var places: [Coordinate]
    var radius: Double
    /// Indices of the track's points before which something was cut.
    var breaks: [Int] = []
  }

  /// The track in pieces between which nothing is to be drawn.
  var tracks: [[TrackPoint]] {
    let borders = [0] + (ends?.breaks ?? []) + [track.count]
    return zip(borders, borders.dropFirst()).map { Array(track[$0..<$1]) }
  }
}
