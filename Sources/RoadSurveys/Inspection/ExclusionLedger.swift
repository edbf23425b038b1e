import RoadFindings

/// Adds up, over a run's half-metre bins, what is rated and what each reason costs: alone and together with others.
///
/// A bin without a value was driven while no motion was recorded or no position was near; the tally of the walk says how
/// many of these metres lack positions, the rest are holes in the recording. Complexity: O(bins).
struct ExclusionLedger {
  private(set) var ratedMeters = 0.0
  /// Longest first; equal lengths in the fixed order of reasons.
  private(set) var excluded: [LogInspection.Excluded] = []

  init(_ trace: RunTrace) {
    var meters = [Double](repeating: 0, count: ExclusionReasons.all.count)
    var alone = meters
    for (level, all) in zip(trace.bins.level, trace.bins.reasons) {
      let reasons = all.intersection(.excluding)
      if reasons.isEmpty {
        if level.isFinite { ratedMeters += TravelBins.length }
        continue
      }
      for (i, item) in ExclusionReasons.all.enumerated() where reasons.contains(item.reason) {
        meters[i] += TravelBins.length
        if reasons == item.reason { alone[i] += TravelBins.length }
      }
    }
    ratedMeters = min(ratedMeters, trace.distanceMeters)
    let kinds = ExclusionReasons.all.map(\.kind)
    if let gap = kinds.firstIndex(of: .gap), let fixes = kinds.firstIndex(of: .noFixes) {
      let lost = trace.exclusions.first { $0.reason == .fixGap }?.meters ?? 0
      let known = min(meters[gap], lost)
      meters[gap] -= known
      alone[gap] = max(0, alone[gap] - known)
      meters[fixes] += known
      alone[fixes] += known
    }
    excluded = kinds.indices.filter { meters[$0] >= 0.5 }.map { i in
      let noted = trace.exclusions.first { $0.reason == ExclusionReasons.all[i].reason }
      return LogInspection.Excluded(
        kind: kinds[i], meters: meters[i], metersAlone: alone[i], places: noted?.occurrences ?? 1,
        startSeconds: noted?.startSeconds, endSeconds: noted?.endSeconds)
    }
    .enumerated().sorted { ($1.element.meters, $0.offset) < ($0.element.meters, $1.offset) }.map(\.element)
  }
}
