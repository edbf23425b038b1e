#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts the sections in the order in which a crew should go, worst first, with the reason in words.
///
/// priority = 100·condition·(base + w₁·traffic + w₂·importance). condition = clamp((lower bound − II)/(III − II), 0, 1);
/// the lower bound leaves out the error that all cars share, which would sink every road alike. A product, not a sum: a
/// sound arterial must not outrank a broken back street. Computed from rounded parts, ties by IRI, then by place.
struct SectionRanker {
  let configuration: SurveyConfiguration

  /// Fills condition, traffic, priority, reason and action of a section with an estimate.
  ///
  /// - Parameter ownError: standard error without the part all runs share, m/km.
  func judge(_ section: inout SectionEstimate, ownError: Double) {
    guard let iri = section.iri else { return }
    let thresholds = configuration.thresholds
    let lower = Rounding.thousandths(max(0, iri - 1.645 * ownError))
    let span = thresholds.classIII - thresholds.classII
    let condition = Rounding.thousandths(min(1, max(0, (lower - thresholds.classII) / span)))
    let traffic = section.aadt.map { Rounding.thousandths(trafficTerm($0)) }
    section.condition = condition
    section.traffic = traffic
    let settings = configuration.ranking
    section.priority = Rounding.tenths(
      100 * condition
        * (settings.base + settings.trafficWeight * (traffic ?? settings.missingTerm)
          + settings.importanceWeight * (section.importance ?? settings.missingTerm)))
    section.reason = reason(section, iri)
    section.action = action(section)
  }

  /// Numbers the sections that have an estimate: 1 is the worst.
  func rank(_ sections: inout [SectionEstimate]) {
    let order = sections.indices.filter { sections[$0].iri != nil }.sorted { a, b in
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

  private func reason(_ section: SectionEstimate, _ iri: Double) -> String {
    let shown = Rounding.tenths(iri)
    var parts = ["IRI \(shown) m/km, class \(section.conditionClass ?? "?")"]
    if let worst = section.iriMax { parts.append("worst 10 m \(Rounding.tenths(worst))") }
    if let share = section.shareIII, share > 0 {
      parts.append("\(Int((share * 100).rounded())) % of it in class III")
    }
    parts.append(section.runs == 1 ? "seen once" : "seen \(section.runs) times")
    if !section.calibrated { parts.append("uncalibrated") }
    return parts.joined(separator: ", ")
  }

  /// Roughness never says more than that the surface is to be kept or repaired: the base course needs other evidence.
  private func action(_ section: SectionEstimate) -> String {
    let bad = section.conditionClass != "I"
    if bad, section.confidence == "low" { return "measure again" }
    return switch section.conditionClass {
    case "III": "inspect on site, plan surface repair"
    case "II": "keep surface function, watch"
    default: "none"
    }
  }
}
