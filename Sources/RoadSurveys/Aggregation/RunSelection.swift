/// Which runs count for what: seasons, repairs and the window, on one road in one direction.
///
/// A run of an excluded season counts for nothing. A place that was repaired on the day of the run or later was another
/// surface then: it leaves the estimate and stays in the trend, as an epoch of its own. On the day of a repair, and for a
/// run without a date, nobody knows which surface was driven: such runs count for neither there.
struct RunSelection {
  let configuration: AggregationConfiguration
  /// Repairs of this road and direction.
  let repairs: [RepairWork]

  /// Whether a run counts at all, by its local date.
  func isInSeason(_ date: String?) -> Bool {
    guard let date else { return true }
    return !configuration.excludedSeasons.contains { $0.contains(date) }
  }

  /// Whether what a run says of a chainage is of today's surface.
  func isCurrent(_ chainage: Double, _ date: String?) -> Bool {
    repairs.allSatisfy { work in
      !(work.fromMeters..<work.toMeters).contains(chainage) || (date.map { $0 > work.date } ?? false)
    }
  }

  /// Which surface of a section a run was on, counted from the oldest; nil where nobody knows.
  func epoch(from: Double, to: Double, _ date: String?) -> Int? {
    let works = repairs.filter { $0.meters(from: from, to: to) >= SectionConfiguration.cellMeters }
    guard !works.isEmpty else { return 0 }
    guard let date, !works.contains(where: { $0.date == date }) else { return nil }
    return Set(works.map(\.date)).count { $0 < date }
  }

  /// The passes that aren't older than the window, counted back from the newest of them; undated ones stay.
  func withinWindow(_ passes: [SectionAggregator.SectionPass]) -> [SectionAggregator.SectionPass] {
    guard let window = configuration.windowDays,
      let newest = passes.compactMap(\.date).max().flatMap(LocalDate.days)
    else { return passes }
    return passes.filter { pass in
      pass.date.flatMap(LocalDate.days).map { Double(newest - $0) <= window } ?? true
    }
  }
}
