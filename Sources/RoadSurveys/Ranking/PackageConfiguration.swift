/// When neighbouring bad sections become one visit of a crew, and what it costs.
public struct PackageConfiguration: Sendable, Hashable, Codable {
  /// IRI from which a section needs work, m/km; nil = the beginning of class III.
  public var fromIRI: Double?
  /// Road between two bad sections that is taken along rather than left out, m.
  public var gapMeters = 100.0
  /// Shorter stretches are no visit of their own, m: they stay in the ranking only.
  public var minimumMeters = 50.0
  /// Longer stretches are cut at a section's end, m.
  public var maximumMeters = 2000.0
  /// Cost of a square metre, in the town's currency; nil = no costs.
  public var pricePerSquareMeter: Double?
  /// Cost of setting up a site, in the same currency.
  public var pricePerSite = 0.0
  /// What may be spent, in the same currency; nil = no line is drawn.
  public var budget: Double?
  /// Width of a lane, m, where the ledger gives lanes and no width; half a two-way road's lanes count, at least one.
  public var laneWidthMeters = 3.0
  /// Width of a road whose ledger gives neither, m; nil = no area and no cost there.
  public var defaultWidthMeters: Double?

  public init() {}

  public static let meanings = [
    "fromIRI": "m/km; sections from here on need work; null = from class III on",
    "gapMeters": "m; better road between two bad sections that is taken along",
    "minimumMeters": "m; shorter stretches stay in the ranking only",
    "maximumMeters": "m; longer stretches are cut at a section's end",
    "pricePerSquareMeter": "currency/m²; null = packages without costs",
    "pricePerSite": "currency; what setting up one site costs",
    "budget": "currency; what may be spent: the list says which packages it covers; null = no line is drawn",
    "laneWidthMeters": "m; width of a lane, where the ledger gives lanes and no width",
    "defaultWidthMeters":
      "m; width where the ledger gives neither width nor lanes; null = no area, no cost there",
  ]
}
