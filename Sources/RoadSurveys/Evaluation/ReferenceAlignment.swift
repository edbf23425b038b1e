import RoughnessModels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// By how much a reference's chainage is off, and what taking it out gains.
public struct ReferenceAlignment: Sendable, Hashable {
  /// To be added to the reference's chainage, m.
  public var shiftMeters: Double
  /// Pearson's correlation of ln IRI before and after.
  public var correlationBefore: Double
  public var correlationAfter: Double
  /// How many estimates were compared at the best shift.
  public var count: Int

  /// The shift within ±`reach` metres, to the metre, at which ln of estimates and reference correlate best.
  ///
  /// The finest pieces at hand serve: 10 m segments, or sections. A shift that loses more than half of the pairs isn't
  /// tried; of equal ones the smallest wins. nil below 10 pairs or without spread. Complexity: O(reach · n log n).
  static func find(
    _ places: [(roadID: String, direction: String, from: Double, to: Double, iri: Double)],
    _ reference: ReferenceRoads, reachMeters reach: Double
  ) -> ReferenceAlignment? {
    let usable = places.filter { $0.iri > 0 && reference.knows(roadID: $0.roadID, direction: $0.direction) }
    let logs = usable.map { log($0.iri) }
    func compare(_ shift: Double) -> (correlation: Double, count: Int)? {
      var (x, y): ([Double], [Double]) = ([], [])
      for (place, value) in zip(usable, logs) {
        guard
          let found = reference.mean(
            roadID: place.roadID, direction: place.direction, from: place.from - shift, to: place.to - shift),
          found.iri > 0
        else { continue }
        x.append(value)
        y.append(log(found.iri))
      }
      guard x.count >= 10, let correlation = Correlation.pearson(x, y) else { return nil }
      return (correlation, x.count)
    }
    guard let still = compare(0) else { return nil }
    var best = (shift: 0.0, found: still)
    let steps = Int(reach.rounded(.down))
    for step in 1...max(1, steps) where steps > 0 {
      for shift in [Double(step), Double(-step)] {
        guard let found = compare(shift), 2 * found.count >= still.count else { continue }
        if found.correlation > best.found.correlation { best = (shift, found) }
      }
    }
    return ReferenceAlignment(
      shiftMeters: best.shift, correlationBefore: still.correlation,
      correlationAfter: best.found.correlation, count: best.found.count)
  }
}
