/// A new order from what a survey printed, without a new analysis.
public struct Reranking: Sendable {
  let configuration: SurveyConfiguration
  /// Beginning of class III with which the sections were made, m/km.
  let oldClassIII: Double
  let repairs: [RepairWork]

  /// - Parameters:
  ///   - old: the settings with which the sections were made.
  ///   - repairs: sections last driven before one of these leave the list.
  ///
  /// Errors: ``SurveyError/configuration(_:)`` where settings differ that act before sections are made.
  public init(
    from old: SurveyConfiguration, to new: SurveyConfiguration, repairs: [RepairWork] = []
  ) throws(SurveyError) {
    let early = try RecordMaking.differences(old, new).filter { difference in
      !["thresholds", "ranking", "packages", "language"].contains(
        String(difference.path.prefix { $0 != "." }))
    }
    guard early.isEmpty else {
      throw .configuration(
        "\(early.map(\.text).joined(separator: "; ")): these act before the ranking; give them to merge or analyze"
      )
    }
    configuration = new
    oldClassIII = old.thresholds.classIII
    self.repairs = repairs
  }

  /// What came of it.
  public struct Outcome: Sendable {
    public var sections: [SectionEstimate]
    public var packages: [WorkPackage]
    /// Sections that left the list because of a repair.
    public var repaired = 0
    /// Sections whose runs lie on both sides of a repair: only their records could tell them apart.
    public var mixed = 0
    /// Whether the share in class III had to be dropped: it belongs to other bounds and needs the 10 m values.
    public var losesShares = false

    /// The sections with a rank, worst first.
    public var ranking: [SectionEstimate] {
      sections.filter { $0.rank != nil }.sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
    }
  }

  /// Classes, priorities, ranks and packages anew. `sections` are as printed, in the survey's order, with their widths.
  ///
  /// Complexity: O(n log n + n·repairs).
  public func outcome(of sections: [SectionEstimate]) -> Outcome {
    var outcome = Outcome(sections: sections, packages: [])
    outcome.losesShares = configuration.thresholds.classIII != oldClassIII
    let ranker = SectionRanker(configuration: configuration)
    for i in outcome.sections.indices where outcome.sections[i].iri != nil {
      var section = outcome.sections[i]
      section.conditionClass = section.iri.map(configuration.thresholds.conditionClass)
      if outcome.losesShares { section.shareIII = nil }
      (section.rank, section.priority, section.condition, section.traffic) = (nil, nil, nil, nil)
      let works = repairs.filter { $0.covers(section) }
      if let last = works.map(\.date).max(), let driven = section.lastDate, driven <= last {
        section.action = .drive(repaired: last)
        outcome.repaired += 1
      } else {
        if works.contains(where: { ($0.date >= section.firstDate ?? "") }) { outcome.mixed += 1 }
        ranker.judge(&section)
      }
      outcome.sections[i] = section
    }
    ranker.rank(&outcome.sections)
    outcome.packages = WorkPackage.packages(of: outcome.sections, configuration: configuration)
    return outcome
  }
}
