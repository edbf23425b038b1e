public import RoadFindings

extension RoadLedger {
  /// Makes a ledger of a road file's features; what had to be changed or left out comes back as findings.
  ///
  /// - An id that occurs more than once stays with one road; the others get `#2`, `#3` … appended. Their order is that of
  ///   their coordinates, so it doesn't depend on the file's order.
  /// - A road without an id becomes `feature-N`, N its number in the file.
  /// - Repeated vertices are merged; pieces without length, with coordinates that are not finite or (when most of the file
  ///   is fine) out of range are dropped; a road without pieces left is dropped.
  /// - When most coordinates are out of range the file is projected or swapped: an error with the remedy.
  ///
  /// - Kilometre posts that don't suit the line's length are used as ``KilometrePosts`` says.
  ///
  /// Properties that can't be read (text where a number is due, a negative width) count as not given.
  public static func read(
    features: [LedgerFeature], names: LedgerPropertyNames = LedgerPropertyNames()
  ) throws(LedgerError) -> (ledger: RoadLedger, findings: [Finding]) {
    if features.isEmpty { throw .noFeatures }
    try LedgerGeometry.checkSystem(of: features)
    var findings = FindingCollector()
    var properties = LedgerProperties(names: names)
    var roads: [Road] = []
    for feature in features where !feature.lines.isEmpty {
      let lines = LedgerGeometry.cleaned(feature, findings: &findings)
      if lines.isEmpty { continue }
      let road = properties.road(of: feature, lines: lines, findings: &findings)
      checkPosts(of: road, feature, names, findings: &findings)
      roads.append(road)
    }
    if roads.isEmpty { throw .noLines(features: features.count) }
    makeUnique(&roads, findings: &findings)
    let crossing = roads.filter { road in road.lines.contains { Antimeridian.cut($0).count > 1 } }
    if let first = crossing.first {
      findings.add(
        Finding(
          .ledgerGeometry, .note, count: crossing.count,
          "road \(first.id) crosses the antimeridian: its chainage runs on, what is drawn of it is cut there")
      )
    }
    return (RoadLedger(roads: roads), findings.findings)
  }

  /// Kilometre posts against the length of the line.
  private static func checkPosts(
    of road: Road, _ feature: LedgerFeature, _ names: LedgerPropertyNames, findings: inout FindingCollector
  ) {
    guard road.kilometrePostFrom != nil || road.kilometrePostTo != nil else { return }
    let length = Centerline(road.lines).length
    let stated = KilometrePosts.stated(
      from: road.kilometrePostFrom, to: road.kilometrePostTo, lengthMeters: length)
    guard let doubt = stated.doubt else { return }
    let line = Int(length.rounded())
    let text =
      switch doubt {
      case .noStart:
        "a kilometre post at the line's end only, expected one at its start; it counts as not given"
      case .equal:
        "the same kilometre post at both ends of \(line) m, expected their difference; they count as not given"
      case .meters:
        "kilometre posts differ by what the line has in metres (\(line)), expected kilometres; "
          + "they count as not given"
      case .length(let meters):
        "kilometre posts differ by \(Int(meters.rounded())) m, the line is \(line) m long; expected no more than a "
          + "tenth between them: metres are counted from the post at the start"
      }
    // Findings of one column are counted together: those of which nothing is used stand apart.
    let column =
      switch doubt {
      case .noStart, .length: names.kilometrePostTo.first
      case .equal, .meters:
        [names.kilometrePostFrom, names.kilometrePostTo].compactMap(\.first).joined(separator: ", ")
      }
    findings.add(
      Finding(
        .ledgerProperty, .warning, at: Place(line: feature.line, column: column),
        "feature \(feature.number): \(text)"))
  }

  /// Gives every road an id of its own by the rule of `read`.
  private static func makeUnique(_ roads: inout [Road], findings: inout FindingCollector) {
    var owners: [String: [Int]] = [:]
    for (i, road) in roads.enumerated() { owners[road.id, default: []].append(i) }
    var taken = Set(owners.keys)
    // In the order of ids, so that a made-up id that meets a given one is resolved alike in every run.
    for id in owners.keys.sorted() {
      guard let same = owners[id], same.count > 1 else { continue }
      let ordered = same.sorted { precedes(roads[$0].lines, roads[$1].lines, tie: $0 < $1) }
      var suffix = 2
      for i in ordered.dropFirst() {
        while !taken.insert("\(id)#\(suffix)").inserted { suffix += 1 }
        roads[i].id = "\(id)#\(suffix)"
      }
      findings.add(
        Finding(
          .ledgerProperty, .warning, at: Place(column: "id"), count: same.count - 1,
          "road id \(id) occurs \(same.count) times; expected unique ids: the others became \(id)#2 and so on"
        ))
    }
  }

  private static func precedes(_ a: [[Coordinate]], _ b: [[Coordinate]], tie: Bool) -> Bool {
    for (p, q) in zip(a.joined(), b.joined()) where p != q {
      return (p.latitude, p.longitude) < (q.latitude, q.longitude)
    }
    let (m, n) = (a.joined().count, b.joined().count)
    return m == n ? tie : m < n
  }
}
