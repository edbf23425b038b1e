/// Where the condition classes begin.
public struct ThresholdConfiguration: Sendable, Hashable, Codable {
  /// IRI from which a section is class II, m/km.
  public var classII = 3.0
  /// IRI from which a section is class III, m/km.
  public var classIII = 8.0

  public init() {}

  public static let meanings = [
    "classII": "m/km; from here class II (surface function to be kept)",
    "classIII": "m/km; from here class III (repair)",
  ]

  /// I, II or III of an IRI in m/km.
  public func conditionClass(of iri: Double) -> String {
    iri >= classIII ? "III" : iri >= classII ? "II" : "I"
  }
}

/// The ranking's one formula: `100·max(condition, events)·(base + trafficWeight·traffic + importanceWeight·importance)`.
public struct RankingConfiguration: Sendable, Hashable, Codable {
  /// IRI whose condition counts 1, m/km; nil = the beginning of class III. Condition counts 0 where class II begins.
  public var conditionTo: Double?
  public var base = 0.6
  public var trafficWeight = 0.2
  public var importanceWeight = 0.2
  /// What a missing traffic or importance counts as.
  public var missingTerm = 0.5
  /// Traffic counts 0 up to here, vehicles a day.
  public var trafficFrom = 100.0
  /// Traffic counts 1 from here on, vehicles a day; logarithmic between.
  public var trafficTo = 10_000.0

  public init() {}

  public static let meanings = [
    "conditionTo": "m/km; lower bound of IRI whose condition counts 1; null = the beginning of class III",
    "base": "weight of the condition alone",
    "trafficWeight": "weight of the traffic term",
    "importanceWeight": "weight of the importance term",
    "missingTerm": "what a missing traffic or importance counts as, 0…1",
    "trafficFrom": "vehicles a day that count as 0",
    "trafficTo": "vehicles a day that count as 1 (logarithmic between)",
  ]
}
