#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What became of every section from one survey to the next: repaired, better, worse or the same, and how sure that is.
///
/// Two surveys differ by the difference of their estimates and its standard error, which leaves out what both share: the
/// calibration, and the cars where the same ones drove. A section is deteriorating or improved where the difference is
/// significant; stable where it is not, though a change of `trend.detectable` would have been seen; unknown otherwise.
public struct SurveyComparison: Sendable {
  /// One survey, as printed.
  public struct Survey: Sendable {
    public var name: String
    public var sections: [SectionEstimate]
    public var configuration: SurveyConfiguration
    /// Names of the cars; empty where they are not known.
    public var vehicles: Set<String>

    public init(
      name: String, sections: [SectionEstimate], configuration: SurveyConfiguration, vehicles: Set<String>
    ) {
      self.name = name
      self.sections = sections
      self.configuration = configuration
      self.vehicles = vehicles
    }
  }

  public enum Status: String, Sendable, Hashable, CaseIterable {
    case repaired, improved, stable, deteriorating, unknown
  }

  /// A difference of two estimates, rounded as printed.
  public struct Difference: Sendable, Hashable {
    /// Later less earlier, m/km.
    public var change: Double
    public var standardError: Double
    /// Probability of at least this where nothing has changed.
    public var chance: Double
  }

  /// What became of one section.
  public struct Section: Sendable, Hashable {
    /// The latest survey's section, or the latest one's that has it.
    public var section: SectionEstimate
    public var status: Status
    /// By survey, in their order; nil where there is no estimate.
    public var iri: [Double?]
    /// First against last, after a repair since then.
    public var difference: Difference?
    /// Why the status is unknown.
    public var reason: String?
    /// Date of the last repair between the surveys, and what it did.
    public var repaired: String?
    public var effect: Difference?
  }

  /// What one listed repair did to the sections that it covers.
  public struct RepairEffect: Sendable, Hashable {
    public var repair: RepairWork
    public var sections: Int
    /// Length-weighted means over those sections.
    public var before: Double?
    public var after: Double?
    public var standardError: Double?
  }

  public var surveys: [Survey]
  public var repairs: [RepairWork]

  /// - Parameter surveys: in order of time, two at least.
  public init(_ surveys: [Survey], repairs: [RepairWork] = []) {
    precondition(surveys.count >= 2, "A comparison needs two surveys.")
    self.surveys = surveys
    self.repairs = repairs
  }

  /// Every section of any survey, in the order of the latest one, then those it doesn't have. Complexity: O(n·repairs).
  public func sections() -> [Section] {
    var places: [String: [SectionEstimate?]] = [:]
    var order: [String] = []
    for (index, survey) in surveys.enumerated().reversed() {
      for section in survey.sections {
        if places[section.id] == nil {
          places[section.id] = Array(repeating: nil, count: surveys.count)
          order.append(section.id)
        }
        places[section.id]?[index] = section
      }
    }
    return order.compactMap { id in places[id].flatMap(compare) }
  }

  private func compare(_ seen: [SectionEstimate?]) -> Section? {
    guard let latest = seen.last(where: { $0 != nil }) ?? nil else { return nil }
    let rated = seen.indices.filter { seen[$0]?.iri != nil }
    var result = Section(section: latest, status: .unknown, iri: seen.map { $0?.iri })
    var first = rated.first
    for repair in repairs.filter({ $0.covers(latest) }).sorted(by: { $0.date < $1.date }) {
      let before = rated.last { (seen[$0]?.lastDate ?? "9999") <= repair.date }
      let after = rated.first { (seen[$0]?.firstDate ?? "") > repair.date }
      guard let before, let after, let a = seen[before], let b = seen[after] else {
        if rated.contains(where: { holds(seen[$0], repair.date) }) {
          result.reason = "its runs lie on both sides of the repair of \(repair.date)"
        }
        continue
      }
      result.repaired = repair.date
      result.effect = difference(a, before, b, after)
      first = after
    }
    let last = rated.last
    if let first, let last, first < last, let a = seen[first], let b = seen[last] {
      result.difference = difference(a, first, b, last)
      if a.calibrated != b.calibrated { result.reason = "calibrated once and uncalibrated once" }
    }
    result.status = status(of: &result, last.flatMap { seen[$0] })
    return result
  }

  private func holds(_ section: SectionEstimate?, _ date: String) -> Bool {
    guard let first = section?.firstDate, let last = section?.lastDate else { return false }
    return first <= date && date < last
  }

  private func status(of result: inout Section, _ last: SectionEstimate?) -> Status {
    let rules = surveys[surveys.count - 1].configuration.trend
    if result.reason != nil { return .unknown }
    if let difference = result.difference, let iri = last?.iri {
      if difference.chance < rules.chance { return difference.change > 0 ? .deteriorating : .improved }
      if result.repaired != nil { return .repaired }
      // What would hardly have been missed: two and a half standard errors.
      if 2.576 * difference.standardError <= max(0.5, rules.detectable * iri) { return .stable }
      result.reason = "too few runs to tell"
      return .unknown
    }
    if result.repaired != nil { return .repaired }
    result.reason = "rated in fewer than two of the surveys"
    return .unknown
  }

  /// Nil where one is calibrated and the other isn't.
  private func difference(
    _ a: SectionEstimate, _ i: Int, _ b: SectionEstimate, _ k: Int
  ) -> Difference? {
    guard let x = a.iri, let y = b.iri, a.calibrated == b.calibrated else { return nil }
    let sameCars = !surveys[i].vehicles.isEmpty && surveys[i].vehicles == surveys[k].vehicles
    let errors = [(a, x, i), (b, y, k)].map { section, iri, index in
      var configuration = surveys[index].configuration
      if sameCars {
        // What the same cars do on the same place is in both.
        configuration.aggregation.vehicleRelative = 0
        configuration.aggregation.repeatedShare = 0
      }
      return SectionRanker(configuration: configuration).ownError(section, iri)
    }
    let error = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
    let change = Rounding.thousandths(y - x)
    return Difference(
      change: change, standardError: Rounding.thousandths(error), chance: Self.chance(change / error))
  }

  /// Two-sided, of a normal deviate; to six decimals.
  static func chance(_ deviate: Double) -> Double {
    deviate.isFinite ? (erfc(abs(deviate) / 2.0.squareRoot()) * 1e6).rounded() / 1e6 : 0
  }

  /// What each listed repair did, in the order given. Complexity: O(sections·(surveys + repairs)).
  public func effects(of sections: [Section]) -> [RepairEffect] {
    let seen = surveys.map { survey in
      Dictionary(survey.sections.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    return repairs.map { repair in
      let covered = sections.filter { $0.repaired == repair.date && repair.covers($0.section) }
      var effect = RepairEffect(repair: repair, sections: covered.count)
      let parts = covered.compactMap { part -> (length: Double, before: Double, effect: Difference)? in
        guard let effect = part.effect, let after = Self.after(part, repair, in: seen) else { return nil }
        return (part.section.toMeters - part.section.fromMeters, after - effect.change, effect)
      }
      let length = parts.reduce(0) { $0 + $1.length }
      guard length > 0 else { return effect }
      effect.before = Rounding.thousandths(parts.reduce(0) { $0 + $1.length * $1.before } / length)
      effect.after = Rounding.thousandths(
        parts.reduce(0) { $0 + $1.length * ($1.before + $1.effect.change) } / length)
      // Sections next to each other share cars and days: their errors are not independent, so the mean's is theirs.
      effect.standardError = Rounding.thousandths(
        parts.reduce(0) { $0 + $1.length * $1.effect.standardError } / length)
      return effect
    }
  }

  /// The first estimate after a repair. `seen` are the sections of each survey by their id.
  private static func after(
    _ part: Section, _ repair: RepairWork, in seen: [[String: SectionEstimate]]
  ) -> Double? {
    for index in seen.indices where part.iri[index] != nil {
      guard let section = seen[index][part.section.id] else { continue }
      if (section.firstDate ?? "") > repair.date { return section.iri }
    }
    return nil
  }
}
