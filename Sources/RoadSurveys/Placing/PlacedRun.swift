import RoadNetworks

/// The passes and the track of one run as its parts are placed on the ledger, in order of travel.
///
/// A pass over a border between two parts is one pass again.
struct PlacedRun: Sendable {
  private(set) var passes = HeldPasses()
  private(set) var track: [TrackVertex] = []
  /// Metres on the ledger's roads.
  private(set) var matchedMeters = 0.0
  /// Where the last place of `track` lies, m travelled.
  private var reached = -Double.infinity
  /// Where two parts meet, this much between the places that both find is taken for one, m.
  private static let tolerance = 25.0

  /// A shorter rest of a stretch at a border is a junction that two parts see on two sides of it, m.
  private static let least = 5.0

  /// Takes what the part's stretches hold, within its borders.
  mutating func add(_ stretches: [MatchedStretch], _ maker: PassMaker) {
    for whole in stretches {
      guard let stretch = whole.clipped(from: maker.part.from, to: maker.part.to),
        stretch == whole || stretch.travelledMeters >= Self.least
      else { continue }
      matchedMeters += stretch.travelledMeters
      guard let pass = maker.pass(stretch) else { continue }
      if !join(pass) { passes.values.append(pass) }
    }
    // More is to come: only the last pass can still be lengthened.
    if maker.part.to < .infinity { passes.pack() }
    track += maker.track(from: &reached)
  }

  /// Adds a reason to every bin and forgets the events.
  mutating func exclude(_ reason: ExclusionReasons) {
    passes.change { pass in
      pass.events = []
      for b in pass.bins.reasons.indices { pass.bins.reasons[b].formUnion(reason) }
    }
  }

  /// Lengthens the last pass by one that goes on exactly where it ends; false where that isn't so.
  private mutating func join(_ pass: Pass) -> Bool {
    // By index: a copy of the last pass would be lengthened beside it.
    let last = passes.values.count - 1
    guard last >= 0, let end = passes.values[last].anchors.last, let start = pass.anchors.first,
      passes.values[last].roadID == pass.roadID, passes.values[last].direction == pass.direction,
      end.travelledMillimeters == start.travelledMillimeters,
      passes.values[last].bins.first + passes.values[last].bins.count == pass.bins.first,
      abs(end.chainageMeters - start.chainageMeters) <= Self.tolerance
    else { return false }
    let isForward = pass.direction == TravelDirection.forward.rawValue
    for anchor in pass.anchors.dropFirst() {
      var anchor = anchor
      // Both parts have their own fit; a car doesn't go back between them.
      anchor.chainageMillimeters =
        isForward
        ? max(anchor.chainageMillimeters, end.chainageMillimeters)
        : min(anchor.chainageMillimeters, end.chainageMillimeters)
      passes.values[last].anchors.append(anchor)
    }
    // No room to spare: a long run has hundreds of such passes.
    let bins = passes.values[last].bins.count + pass.bins.count
    passes.values[last].bins.levels.reserveCapacity(bins)
    passes.values[last].bins.speeds.reserveCapacity(bins)
    passes.values[last].bins.reasons.reserveCapacity(bins)
    passes.values[last].bins.levels += pass.bins.levels
    passes.values[last].bins.speeds += pass.bins.speeds
    passes.values[last].bins.reasons += pass.bins.reasons
    passes.values[last].events += pass.events
    return true
  }
}
