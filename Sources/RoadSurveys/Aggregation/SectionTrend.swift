import RoughnessModels

/// How a section's roughness changes with time: one slope for all its runs, a level for each car and each surface.
///
/// Least squares of IRI over days. Each car on each surface has a level of its own, so that neither a car that reads higher
/// nor a repair makes a trend; what is common to all of them is the slope. Its standard error comes from the residuals, at
/// least 2 % of the mean. Whether it is significant is Student's test. Complexity: O(n).
struct SectionTrend {
  let configuration: TrendConfiguration

  /// What one run says of the section.
  struct Value {
    /// Since 1970-01-01, local.
    var day: Int
    var iri: Double
    var vehicle: String?
    var calibrated: Bool
    /// Number of the surface, counted from the oldest.
    var epoch: Int
  }

  /// Nil where there are too few runs or days. Where any run is calibrated only those count.
  func fit(_ values: [Value]) -> TrendFit? {
    struct Level: Hashable {
      var vehicle: String
      var epoch: Int
    }
    let calibrated = values.contains(where: \.calibrated)
    var levels: [Level: [Value]] = [:]
    for value in values where value.calibrated == calibrated {
      levels[Level(vehicle: value.vehicle ?? "", epoch: value.epoch), default: []].append(value)
    }
    // One run alone fixes its own level and says nothing of the slope.
    let groups = levels.sorted { ($0.key.vehicle, $0.key.epoch) < ($1.key.vehicle, $1.key.epoch) }
      .map(\.value).filter { $0.count > 1 }
    let used = groups.flatMap { $0 }
    let freedom = used.count - groups.count - 1
    guard used.count >= configuration.minimumRuns, freedom >= 1, let first = used.map(\.day).min(),
      let last = used.map(\.day).max(), Double(last - first) >= configuration.minimumDays
    else { return nil }
    var (squares, products, total) = (0.0, 0.0, 0.0)
    for group in groups {
      let count = Double(group.count)
      let day = group.reduce(0) { $0 + Double($1.day - first) } / count
      let iri = group.reduce(0) { $0 + $1.iri } / count
      for value in group {
        let (x, y) = ((Double(value.day - first) - day) / 365.25, value.iri - iri)
        squares += x * x
        products += x * y
        total += y * y
      }
    }
    guard squares > 0 else { return nil }
    let slope = products / squares
    let residual = max(0, total - slope * products) / Double(freedom)
    let mean = used.reduce(0) { $0 + $1.iri } / Double(used.count)
    let error = (max(residual, 0.0004 * mean * mean) / squares).squareRoot()
    let chance = StudentDistribution.chance(beyond: slope / error, degreesOfFreedom: freedom)
    return TrendFit(
      perYear: Rounding.thousandths(slope), standardError: Rounding.thousandths(error),
      chance: (chance * 1e6).rounded() / 1e6, runs: used.count, levels: groups.count,
      isSignificant: chance < configuration.chance)
  }
}

/// A change with time, as printed.
public struct TrendFit: Sendable, Hashable {
  /// m/km per year.
  public var perYear: Double
  public var standardError: Double
  /// Probability of at least this on a steady road.
  public var chance: Double
  public var runs: Int
  /// Cars and surfaces with a level of their own.
  public var levels: Int
  public var isSignificant: Bool

  public init(
    perYear: Double, standardError: Double, chance: Double, runs: Int, levels: Int, isSignificant: Bool
  ) {
    self.perYear = perYear
    self.standardError = standardError
    self.chance = chance
    self.runs = runs
    self.levels = levels
    self.isSignificant = isSignificant
  }
}
