import RoadKernels

/// Takes the mean or the straight line out of a signal.
public enum Detrend {
  /// The signal without its mean; an empty one stays empty. Complexity: O(n).
  public static func mean(_ signal: [Double]) -> [Double] {
    guard let mean = Reductions.mean(signal.span) else { return [] }
    return signal.map { $0 - mean }
  }

  /// The signal without its least-squares line; fewer than three samples become zero. Complexity: O(n).
  public static func line(_ signal: [Double]) -> [Double] {
    let centred = mean(signal)
    guard centred.count >= 2 else { return centred }
    // About the middle, offset and slope don't influence each other; Σ(i − middle)² = n(n² − 1)/12.
    let n = Double(centred.count)
    let middle = (n - 1) / 2
    let ramp = centred.indices.map { Double($0) - middle }
    let slope = Reductions.dot(ramp.span, centred.span) / (n * (n * n - 1) / 12)
    return zip(centred, ramp).map { $0 - slope * $1 }
  }
}
