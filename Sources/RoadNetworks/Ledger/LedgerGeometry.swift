import RoadFindings

/// The lines of a road file: are they degrees, and have they a length?
enum LedgerGeometry {
  private static func inRange(_ c: Coordinate) -> Bool { abs(c.latitude) <= 90 && abs(c.longitude) <= 180 }

  /// Refuses a file most of whose coordinates can't be longitude and latitude.
  static func checkSystem(of features: [LedgerFeature]) throws(LedgerError) {
    var finite = 0
    var outside = 0
    var swappable = 0
    var example: (feature: Int, Coordinate)?
    for feature in features {
      for c in feature.lines.joined() where c.latitude.isFinite && c.longitude.isFinite {
        finite += 1
        if inRange(c) { continue }
        outside += 1
        if abs(c.latitude) <= 180 && abs(c.longitude) <= 90 { swappable += 1 }
        if example == nil { example = (feature.number, c) }
      }
    }
    guard let (feature, c) = example, 2 * outside > finite else { return }
    if swappable == outside {
      throw .swapped(feature: feature, first: c.longitude, second: c.latitude)
    }
    throw .projected(feature: feature, x: c.longitude, y: c.latitude)
  }

  /// The feature's pieces that have a length, without repeated vertices.
  static func cleaned(_ feature: LedgerFeature, findings: inout FindingCollector) -> [[Coordinate]] {
    let place = Place(line: feature.line)
    var lines: [[Coordinate]] = []
    var dropped = 0
    for line in feature.lines {
      guard line.allSatisfy({ $0.latitude.isFinite && $0.longitude.isFinite && inRange($0) }) else {
        findings.add(
          Finding(
            .ledgerGeometry, .warning, at: Place(line: feature.line, column: "coordinates"),
            "feature \(feature.number): a piece has coordinates that are no degrees; the piece is left out"))
        continue
      }
      var clean: [Coordinate] = []
      for c in line where clean.last.map({ $0.distance(to: c) > 0 }) ?? true { clean.append(c) }
      if clean.count >= 2 { lines.append(clean) } else { dropped += 1 }
    }
    if dropped > 0 {
      findings.add(
        Finding(
          .ledgerGeometry, .warning, at: place, count: dropped,
          "feature \(feature.number): a piece without length is left out; expected two different points"))
    }
    return lines
  }
}
