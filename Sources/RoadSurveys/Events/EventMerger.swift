/// Makes one event of what several passes over a road in one direction met at one place.
///
/// The sighting that stands out most begins an event; of every other pass the nearest one within reach joins, twice around
/// the median. Kind by the sum of how far they stand out, height and length by the median of that kind. An event counts
/// from one sighting on while there are fewer than three passes; then two must have met it, and a share of those since it was
/// first met: a new pothole must not wait until a year of drives without it is outvoted. See *EventMerger*.
/// Complexity: O(sightings · log + events · sightings within reach + events · passes).
struct EventMerger: Sendable {
  let settings: EventMergingConfiguration

  /// What one pass met.
  struct Sighting: Sendable, Hashable {
    /// Along the ledger's line, aligned with the other passes, m.
    var chainage: Double
    var kind: EventKind
    var heightMillimeters: Double
    var lengthMeters: Double
    var score: Double
    /// Number of the pass.
    var pass: Int
  }

  /// One pass over the road.
  struct Passage: Sendable {
    /// Number of the run.
    var run: Int
    var epochNanoseconds: Int64?
    var date: String?
    /// Which 10 m cells were rated.
    var rated: [Bool]

    func went(by chainage: Double) -> Bool {
      guard !rated.isEmpty, chainage >= 0 else { return false }
      return rated[min(rated.count - 1, Int(chainage / SectionConfiguration.cellMeters))]
    }
  }

  /// What the sightings at one place come to.
  struct Merged: Sendable, Hashable {
    var chainage: Double
    var kind: EventKind
    var heightMillimeters: Double
    var lengthMeters: Double
    /// Runs that met it.
    var runs: Int
    /// Passes by from the first one that met it on.
    var passes: Int
    /// Passes by before that one.
    var earlier: Int
    var firstDate: String?
    var lastDate: String?
    var confidence: String
    var isGone: Bool
  }

  /// The events in order of chainage, and how many places too few passes agreed on.
  ///
  /// `isKnown`: whether a place is listed as one where something always is; one sighting is then enough.
  func merged(
    _ sightings: [Sighting], _ passages: [Passage], isKnown: (Double) -> Bool = { _ in false }
  ) -> (events: [Merged], unconfirmed: Int) {
    let sorted = sightings.sorted { ($0.chainage, $0.pass) < ($1.chainage, $1.pass) }
    let order = sorted.indices.sorted { a, b in
      sorted[a].score != sorted[b].score ? sorted[a].score > sorted[b].score : a < b
    }
    var isTaken = Array(repeating: false, count: sorted.count)
    var events: [Merged] = []
    var unconfirmed = 0
    for seed in order where !isTaken[seed] {
      var members = [seed]
      for _ in 0..<2 {
        members = nearest(
          to: SectionAggregator.median(members.map { sorted[$0].chainage }), seed, sorted, isTaken)
      }
      for member in members { isTaken[member] = true }
      let event = event(members.map { sorted[$0] }, passages)
      if isConfirmed(event, members.map { sorted[$0] }, passages) || isKnown(event.chainage) {
        events.append(event)
      } else {
        unconfirmed += 1
      }
    }
    return (events.sorted { ($0.chainage, $0.kind.rawValue) < ($1.chainage, $1.kind.rawValue) }, unconfirmed)
  }

  /// How many later passes went by a place on or after a date without meeting anything; dates are ISO, nil takes all.
  func passesBy(_ chainage: Double, after date: String?, _ passages: [Passage]) -> Int {
    passages.count { one in
      guard one.went(by: chainage) else { return false }
      guard let date else { return true }
      return one.date.map { $0 > date } ?? false
    }
  }

  /// The seed, and of every other pass the free sighting nearest to a place, within reach.
  private func nearest(
    to place: Double, _ seed: Int, _ sorted: [Sighting], _ isTaken: [Bool]
  ) -> [Int] {
    var best: [Int: Int] = [sorted[seed].pass: seed]
    var i = seed
    while i > 0, sorted[i - 1].chainage >= place - settings.reachMeters { i -= 1 }
    while i < sorted.count, sorted[i].chainage <= place + settings.reachMeters {
      defer { i += 1 }
      guard !isTaken[i], sorted[i].pass != sorted[seed].pass,
        sorted[i].chainage >= place - settings.reachMeters
      else { continue }
      let known = best[sorted[i].pass]
      if known.map({ abs(sorted[i].chainage - place) < abs(sorted[$0].chainage - place) }) ?? true {
        best[sorted[i].pass] = i
      }
    }
    return best.values.sorted()
  }

  private func event(_ members: [Sighting], _ passages: [Passage]) -> Merged {
    let place = SectionAggregator.median(members.map(\.chainage))
    let kind =
      EventKind.allCases.map { kind in
        (kind, members.reduce(0) { $1.kind == kind ? $0 + $1.score : $0 })
      }.max { $0.1 < $1.1 }?.0 ?? members[0].kind
    let alike = members.filter { $0.kind == kind }
    let met = Set(members.map(\.pass))
    let earlier = earlier(than: met, place, passages)
    let by = passages.indices.count { met.contains($0) || passages[$0].went(by: place) } - earlier
    let runs = Set(met.map { passages[$0].run }).count
    let dates = met.compactMap { passages[$0].date }.sorted()
    let later = later(than: met, place, passages)
    let isGone = met.count >= 2 && later >= settings.goneAfterPasses
    return Merged(
      chainage: place, kind: kind,
      heightMillimeters: SectionAggregator.median(alike.map(\.heightMillimeters)),
      lengthMeters: SectionAggregator.median(alike.map(\.lengthMeters)), runs: runs, passes: by,
      earlier: earlier,
      firstDate: dates.first, lastDate: dates.last,
      confidence: confidence(met: met.count, of: isGone ? by - later : by, runs: runs), isGone: isGone)
  }

  /// Passes that went by after the last one that met something.
  private func later(than met: Set<Int>, _ place: Double, _ passages: [Passage]) -> Int {
    let times = met.map { passages[$0].epochNanoseconds }
    guard let last = times.compactMap({ $0 }).max(), !times.contains(nil) else { return 0 }
    return passages.indices.count { i in
      guard !met.contains(i), passages[i].went(by: place), let time = passages[i].epochNanoseconds
      else { return false }
      return time > last
    }
  }

  /// Passes that went by before the first one that met something; none where a clock is missing.
  private func earlier(than met: Set<Int>, _ place: Double, _ passages: [Passage]) -> Int {
    let times = met.map { passages[$0].epochNanoseconds }
    guard let first = times.compactMap({ $0 }).min(), !times.contains(nil) else { return 0 }
    return passages.indices.count { i in
      guard !met.contains(i), passages[i].went(by: place), let time = passages[i].epochNanoseconds
      else { return false }
      return time < first
    }
  }

  private func isConfirmed(_ event: Merged, _ members: [Sighting], _ passages: [Passage]) -> Bool {
    if event.isGone || event.passes + event.earlier < 3 { return true }
    return members.count >= 2 && Double(members.count) >= settings.minimumShare * Double(event.passes)
  }

  /// high: met by three runs or more and by two thirds of the passes. low: met once, or by less than half of the passes.
  /// medium: all else.
  private func confidence(met: Int, of passes: Int, runs: Int) -> String {
    if met < 2 || 2 * met < passes { return "low" }
    return runs >= 3 && 3 * met >= 2 * passes ? "high" : "medium"
  }
}
