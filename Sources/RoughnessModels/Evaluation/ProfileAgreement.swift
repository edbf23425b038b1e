/// How well two profiles of one stretch agree, by what the Golden Car makes of them.
///
/// The measure of profiler certification: the cross-correlation of the IRI-filtered slopes, which asks that roughness has
/// the same size at the same place, not merely the same mean. Source: S. M. Karamihas, "Critical Profiler Accuracy
/// Requirements", UMTRI-2005-24; AASHTO R 56 asks for 0.94 against a reference.
public struct ProfileAgreement: Sendable, Hashable {
  /// To be added to the reference's distance, m.
  public var shiftMeters: Double
  /// Pearson's correlation of the filtered slopes at that shift.
  public var correlation: Double
  /// The correlation times the smaller over the larger standard deviation: 1 only for equal signals.
  public var crossCorrelation: Double
  /// IRI of both over the compared stretch, m/km.
  public var iri: Double
  public var referenceIRI: Double
  public var comparedMeters: Double

  /// - Parameters:
  ///   - responses, reference: filtered slopes zs′ − zu′ at one interval, m/m.
  ///   - lead: samples of the result before the reference's first one; negative where the reference begins earlier.
  ///   - reach: how far the reference may be shifted, samples.
  /// nil where fewer than 40 samples are compared or one is flat. Complexity: O(reach · n).
  public init?(
    responses: [Double], reference: [Double], intervalMeters: Double, lead: Int = 0, reach: Int = 0
  ) {
    precondition(intervalMeters > 0 && reach >= 0, "An interval is longer than 0 m and a reach not negative")
    var best: (shift: Int, correlation: Double, x: [Double], y: [Double])?
    for step in 0...reach {
      for shift in step == 0 ? [0] : [step, -step] {
        // Sample i of the result lies on sample i − lead − shift of the reference.
        let first = max(0, lead + shift)
        let last = min(responses.count, reference.count + lead + shift)
        guard last - first >= 40 else { continue }
        let x = Array(responses[first..<last])
        let y = Array(reference[(first - lead - shift)..<(last - lead - shift)])
        guard let correlation = Correlation.pearson(x, y) else { continue }
        if best.map({ correlation > $0.correlation }) ?? true { best = (shift, correlation, x, y) }
      }
    }
    guard let best else { return nil }
    func deviation(_ values: [Double]) -> Double {
      let mean = Correlation.mean(values)
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    }
    let (a, b) = (deviation(best.x), deviation(best.y))
    shiftMeters = Double(best.shift) * intervalMeters
    correlation = best.correlation
    crossCorrelation = best.correlation * min(a, b) / max(a, b)
    iri = 1000 * Correlation.mean(best.x.map { abs($0) })
    referenceIRI = 1000 * Correlation.mean(best.y.map { abs($0) })
    comparedMeters = Double(best.x.count) * intervalMeters
  }
}
