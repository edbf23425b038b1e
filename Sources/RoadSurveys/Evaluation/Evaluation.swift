/// What is asked of an evaluation.
public struct EvaluationQuestion: Sendable, Hashable {
  /// Lengths that runs are cut into, m.
  public var lengthsMeters: [Double] = [100, 20]
  /// Within which the reference's chainage may be shifted, m; nil leaves it as it is.
  public var alignMeters: Double?
  /// Width of a speed band, km/h.
  public var speedBandKmh = 10.0
  /// Bounds between the classes I, II and III, m/km.
  public var classBounds = [3.0, 8.0]
  /// Resamples of the bootstrap for the totals; 0 leaves the intervals out.
  public var resamples = 400
  /// Slower driving doesn't count as driven, km/h.
  public var slowestKmh = 20.0
  /// Roads that vehicles were calibrated on: scored apart.
  public var calibrationRoads: [RoadStretch] = []
  /// Logs of which it is known whether they were calibrated.
  public var calibratedLogs: [String: Bool] = [:]

  public init() {}
}

/// Estimates judged by a reference: sections, runs at several lengths, and groups of them.
///
/// A pure function of the tables: nothing here reads a file.
public struct Evaluation: Sendable {
  /// One unit of judgement: the ledger's sections over all runs, or single runs cut at one length.
  public struct Level: Sendable {
    /// `sections`, or `runs`.
    public var unit: String
    /// m; nil for sections, whose length is the survey's.
    public var lengthMeters: Double?
    /// Share of what was driven (sections: of the reference on driven roads) that has an estimate, 0…1, by length.
    public var coverage: Double?
    /// Everything except roads that served for calibration; with bootstrap intervals.
    public var total: EvaluationScore
    /// Roads that served for calibration: no test. Absent when there are none.
    public var calibrationRoads: EvaluationScore?
    /// Calibrated and uncalibrated estimates apart, where there are both.
    public var byCalibration: [EvaluationScore]
    public var bySpeed: [EvaluationScore]
    public var byVehicle: [EvaluationScore]
    public var byRoad: [EvaluationScore]
    public var byRun: [EvaluationScore]
    /// Every pair, in the tables' order.
    public var pairs: [EvaluationPair]
  }

  public var levels: [Level]
  public var alignment: ReferenceAlignment?
  public var repeatability: Repeatability?
  /// Roads of the reference that were not driven, and driven roads the reference doesn't know; sorted.
  public var roadsWithoutEstimate: [String]
  public var roadsWithoutReference: [String]

  /// Judges a survey's tables; either may be empty.
  public init(
    sections: [SectionEstimate], segments: [SegmentEstimate], reference: ReferenceRoads,
    question: EvaluationQuestion
  ) {
    precondition(question.speedBandKmh > 0, "A band of speed is wider than 0 km/h.")
    let driven = Set(sections.map(\.roadID)).union(segments.map(\.roadID))
    roadsWithoutEstimate = reference.roadIDs.filter { !driven.contains($0) }
    roadsWithoutReference = driven.subtracting(reference.roadIDs).sorted()
    alignment = question.alignMeters.flatMap { reach in
      let cells = segments.compactMap { segment in
        segment.iri.map { (segment.roadID, segment.direction, segment.fromMeters, segment.toMeters, $0) }
      }
      let whole = sections.compactMap { section in
        section.iri.map { (section.roadID, section.direction, section.fromMeters, section.toMeters, $0) }
      }
      return ReferenceAlignment.find(cells.isEmpty ? whole : cells, reference, reachMeters: reach)
    }
    let shift = alignment?.shiftMeters ?? 0
    levels = []
    if !sections.isEmpty { levels.append(Self.sections(sections, reference, shift, question)) }
    if !segments.isEmpty {
      for length in question.lengthsMeters {
        levels.append(Self.runs(segments, length, reference, shift, question))
      }
      repeatability = Repeatability.of(segments, lengthMeters: question.lengthsMeters.first ?? 100)
    }
  }

  // MARK: - Levels

  private static func sections(
    _ sections: [SectionEstimate], _ reference: ReferenceRoads, _ shift: Double,
    _ question: EvaluationQuestion
  ) -> Level {
    var pairs: [EvaluationPair] = []
    var (known, rated) = (0.0, 0.0)
    for section in sections {
      let (from, to) = (section.fromMeters, section.toMeters)
      guard
        let truth = reference.mean(
          roadID: section.roadID, direction: section.direction, from: from - shift, to: to - shift)
      else { continue }
      known += to - from
      guard let iri = section.iri else { continue }
      rated += to - from
      var pair = EvaluationPair(
        roadID: section.roadID, direction: section.direction, fromMeters: from, toMeters: to, estimate: iri,
        reference: truth.iri)
      pair.low = section.iriLow
      pair.high = section.iriHigh
      pair.speedKmh = section.speedKmh
      pair.calibrated = section.calibrated
      pairs.append(pair)
    }
    return level("sections", nil, known > 0 ? rated / known : nil, pairs, question)
  }

  private static func runs(
    _ segments: [SegmentEstimate], _ length: Double, _ reference: ReferenceRoads, _ shift: Double,
    _ question: EvaluationQuestion
  ) -> Level {
    var (driven, rated) = (0.0, 0.0)
    for segment in segments where (segment.speedKmh ?? 0) >= question.slowestKmh {
      guard reference.knows(roadID: segment.roadID, direction: segment.direction) else { continue }
      driven += segment.toMeters - segment.fromMeters
      if segment.iri != nil { rated += segment.toMeters - segment.fromMeters }
    }
    let pairs = RunPieces.cut(segments, lengthMeters: length).compactMap { piece -> EvaluationPair? in
      guard let truth = piece.reference(reference, shift: shift) else { return nil }
      var pair = EvaluationPair(
        roadID: piece.roadID, direction: piece.direction, fromMeters: piece.fromMeters,
        toMeters: piece.toMeters, estimate: piece.iri, reference: truth.iri)
      pair.speedKmh = piece.speedKmh
      pair.log = piece.log
      pair.vehicle = piece.vehicle
      pair.calibrated = question.calibratedLogs[piece.log]
      return pair
    }
    return level("runs", length, driven > 0 ? rated / driven : nil, pairs, question)
  }

  private static func level(
    _ unit: String, _ length: Double?, _ coverage: Double?, _ given: [EvaluationPair],
    _ question: EvaluationQuestion
  ) -> Level {
    var pairs = given
    for i in pairs.indices {
      pairs[i].onCalibrationRoad = question.calibrationRoads.contains {
        $0.covers(
          roadID: pairs[i].roadID, direction: pairs[i].direction, from: pairs[i].fromMeters,
          to: pairs[i].toMeters)
      }
    }
    let test = pairs.filter { !$0.onCalibrationRoad }
    let practised = pairs.filter(\.onCalibrationRoad)
    func score(_ name: String, _ pairs: [EvaluationPair]) -> EvaluationScore {
      EvaluationScore(name, pairs, classBounds: question.classBounds)
    }
    /// Groups in ascending order of their key.
    func groups<K: Hashable & Comparable>(
      _ key: (EvaluationPair) -> K?, _ name: (K) -> String
    ) -> [EvaluationScore] {
      var members: [K: [EvaluationPair]] = [:]
      for pair in test {
        if let key = key(pair) { members[key, default: []].append(pair) }
      }
      return members.keys.sorted().map { score(name($0), members[$0] ?? []) }
    }
    let band = question.speedBandKmh
    let kinds = groups({ $0.calibrated.map { $0 ? 0 : 1 } }, { $0 == 0 ? "calibrated" : "uncalibrated" })
    return Level(
      unit: unit, lengthMeters: length, coverage: coverage,
      total: EvaluationScore(
        "all", test, classBounds: question.classBounds, resamples: question.resamples),
      calibrationRoads: practised.isEmpty ? nil : score("calibration roads (no test)", practised),
      byCalibration: kinds,
      bySpeed: groups(
        { $0.speedKmh.map { Int(($0 / band).rounded(.down)) } },
        { "\(Self.plain(Double($0) * band))-\(Self.plain(Double($0 + 1) * band)) km/h" }),
      byVehicle: unit == "runs" ? groups({ $0.vehicle ?? "" }, { $0.isEmpty ? "(unnamed)" : $0 }) : [],
      byRoad: groups({ "\($0.roadID) \($0.direction)" }, { $0 }),
      byRun: unit == "runs" ? groups({ $0.log }, { $0 }) : [], pairs: pairs)
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}
