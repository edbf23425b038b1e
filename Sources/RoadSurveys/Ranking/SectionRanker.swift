#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts the sections in the order in which a crew should go, worst first, with what to do about each.
///
/// priority = 100·max(condition, events)·(base + w₁·traffic + w₂·importance). condition = clamp((lower bound − II)/
/// (III − II), 0, 1), events as in ``EventTerm``; the lower bound leaves out the error that all cars share, which would
/// sink every road alike. A product, not a sum: a sound arterial must not outrank a broken back street. Everything is
/// computed from values as printed, so that anyone can recompute the list from the tables and `rank` needs nothing else.
/// Ties by IRI, then by place.
struct SectionRanker {
  let configuration: SurveyConfiguration

  /// Fills condition, traffic, priority and action of a section with an estimate, from what is printed of it.
  func judge(_ section: inout SectionEstimate) {
    guard let iri = section.iri else { return }
    let thresholds = configuration.thresholds
    let settings = configuration.ranking
    let lower = Rounding.thousandths(max(0, iri - 1.645 * ownError(section, iri)))
    let span = (settings.conditionTo ?? thresholds.classIII) - thresholds.classII
    let condition = Rounding.thousandths(min(1, max(0, (lower - thresholds.classII) / span)))
    let traffic = section.aadt.map { Rounding.thousandths(trafficTerm($0)) }
    section.condition = condition
    section.traffic = traffic
    section.priority = Rounding.tenths(
      100 * max(condition, section.eventSeverity ?? 0)
        * (settings.base + settings.trafficWeight * (traffic ?? settings.missingTerm)
          + settings.importanceWeight * (section.importance ?? settings.missingTerm)))
    section.action =
      (section.eventSeverity ?? 0) > condition ? .inspect(section.worstEvent) : action(section)
  }

  /// Standard error of a section's IRI without the part that all runs share, m/km: between vehicles and between runs, as
  /// configured or as seen, whichever is greater. A lone run has no other to vouch for it.
  func ownError(_ section: SectionEstimate, _ iri: Double) -> Double {
    let settings = configuration.aggregation
    let runs = Double(max(1, section.runs))
    let rated = max(1, (section.toMeters - section.fromMeters) * section.coverage)
    var variance = 0.0
    if !section.calibrated {
      variance += settings.vehicleRelative * settings.vehicleRelative / Double(max(1, section.vehicles))
    }
    // What a place does to every run alike stays, however many there are.
    let unlike = settings.repeatedShare + (1 - settings.repeatedShare) / runs
    variance += settings.noiseRelative * settings.noiseRelative * unlike * 100 / rated
    if section.runs <= 1 { variance += settings.singleRunRelative * settings.singleRunRelative }
    return max(iri * variance.squareRoot(), (section.runSD ?? 0) / runs.squareRoot())
  }

  /// Numbers the sections that have a priority: 1 is the worst.
  func rank(_ sections: inout [SectionEstimate]) {
    let order = sections.indices.filter { sections[$0].priority != nil }.sorted { a, b in
      let (x, y) = (sections[a], sections[b])
      let (px, py) = (x.priority ?? 0, y.priority ?? 0)
      if px != py { return px > py }
      let (ix, iy) = (x.iri ?? 0, y.iri ?? 0)
      return ix != iy ? ix > iy : a < b
    }
    for (i, index) in order.enumerated() { sections[index].rank = i + 1 }
  }

  /// 0 at `trafficFrom` vehicles a day, 1 at `trafficTo`, logarithmic between.
  func trafficTerm(_ aadt: Double) -> Double {
    let settings = configuration.ranking
    guard aadt > settings.trafficFrom else { return 0 }
    return min(1, log(aadt / settings.trafficFrom) / log(settings.trafficTo / settings.trafficFrom))
  }

  /// Roughness never says more than that the surface is to be kept or repaired: the base course needs other evidence.
  private func action(_ section: SectionEstimate) -> SectionAction {
    let isLone = section.runs <= 1 && section.conditionClass == "III"
    if section.conditionClass != "I", section.confidence == "low" || isLone { return .measureAgain }
    return switch section.conditionClass {
    case "III": .repair
    case "II": .keep
    default: .none
    }
  }
}
