import RoadFindings

/// Turns the words of a road file into a road's fields, by the configured names.
struct LedgerProperties {
  private let id: [String]
  private let name: [String]
  private let roadClass: [String]
  private let aadt: [String]
  private let importance: [String]
  private let width: [String]
  private let lanes: [String]
  private let number: [String]
  private let branch: [String]
  private let from: [String]
  private let to: [String]
  private let oneWay: [String]
  /// Property names repeat in every feature: each is folded once.
  private var foldedNames: [String: String] = [:]

  init(names: LedgerPropertyNames) {
    func folded(_ list: [String]) -> [String] { list.map(LedgerPropertyNames.folded) }
    id = folded(names.id)
    name = folded(names.name)
    roadClass = folded(names.roadClass)
    aadt = folded(names.aadt)
    importance = folded(names.importance)
    width = folded(names.widthMeters)
    lanes = folded(names.lanes)
    number = folded(names.number)
    branch = folded(names.branch)
    from = folded(names.kilometrePostFrom)
    to = folded(names.kilometrePostTo)
    oneWay = folded(names.oneWay)
  }

  mutating func road(
    of feature: LedgerFeature, lines: [[Coordinate]], findings: inout FindingCollector
  ) -> Road {
    var values: [String: LedgerFeature.Property] = [:]
    for property in feature.properties where property.value.text != nil {
      let key = foldedNames[property.name] ?? LedgerPropertyNames.folded(property.name)
      foldedNames[property.name] = key
      values[key] = property
    }
    func value(_ names: [String]) -> LedgerFeature.Property? {
      for name in names { if let found = values[name] { return found } }
      return nil
    }
    func doubt(_ property: LedgerFeature.Property, _ expected: String) {
      findings.add(
        Finding(
          .ledgerProperty, .warning, at: Place(line: feature.line, column: property.name),
          "feature \(feature.number): \(property.name) is \(property.value.text ?? "empty"), expected \(expected)"
            + "; it counts as not given"))
    }
    func amount(_ names: [String], _ expected: String) -> Double? {
      guard let property = value(names) else { return nil }
      if let number = property.value.number, number >= 0 { return number }
      doubt(property, expected)
      return nil
    }
    func post(_ names: [String]) -> Double? {
      guard let property = value(names) else { return nil }
      if let post = KilometrePosts.kilometers(of: property.value) { return post }
      doubt(property, "kilometres such as 12.34 or 12k340, from 0 to 20000")
      return nil
    }
    var road = Road(id: value(id)?.value.text ?? "", lines: lines)
    if road.id.isEmpty {
      road.id = "feature-\(feature.number)"
      findings.add(
        Finding(
          .ledgerProperty, .warning, at: Place(line: feature.line),
          "feature \(feature.number): no id, named \(road.id) after its place in the file; "
            + "give every road an id of its own so that results stay comparable"))
    }
    road.name = value(name)?.value.text
    road.roadClass = value(roadClass)?.value.text
    road.number = value(number)?.value.text
    road.branch = value(branch)?.value.text
    road.aadt = amount(aadt, "vehicles a day")
    road.widthMeters = amount(width, "metres")
    if let property = value(lanes) {
      if let number = property.value.number, number >= 1, number <= 20, number == number.rounded() {
        road.lanes = Int(number)
      } else {
        doubt(property, "a whole number of lanes")
      }
    }
    road.kilometrePostFrom = post(from)
    road.kilometrePostTo = post(to)
    if let property = value(importance) {
      road.importance = RoadImportance.value(of: property.value)
      if road.importance == nil { doubt(property, "a number from 0 to 1 or a word such as 緊急輸送道路") }
    }
    if let property = value(oneWay) {
      if let known = Self.oneWayWords[(property.value.text ?? "").halfWidth.lowercased()] {
        road.oneWay = known
      } else {
        doubt(property, "yes, no, forward or backward")
      }
    }
    return road
  }

  /// `-1` is OpenStreetMap's "against the line".
  private static let oneWayWords: [String: OneWay] = [
    "1": .forward, "-1": .backward, "yes": .forward, "true": .forward, "forward": .forward, "f": .forward,
    "一方通行": .forward, "順": .forward,
    "有": .forward, "あり": .forward, "no": .no, "false": .no, "0": .no, "none": .no, "無": .no, "なし": .no,
    "backward": .backward, "reverse": .backward, "b": .backward, "逆": .backward,
  ]
}
