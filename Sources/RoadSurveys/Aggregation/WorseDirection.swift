/// Whether both directions of a road are stated, or for every section the worse one only.
public enum DirectionRule: String, Sendable, Hashable, Codable, CaseIterable {
  case separate, worst
}

extension DirectionRule {
  /// The sections that are stated, in their order.
  ///
  /// `worst` keeps of the two directions of a section the one with the greater IRI, unchanged; one without an estimate only
  /// where the other has none either; of equals the first.
  func kept(_ sections: [SectionEstimate]) -> [SectionEstimate] {
    guard self == .worst else { return sections }
    struct Place: Hashable {
      var road: String
      var from: Double
    }
    var worst: [Place: Int] = [:]
    for (i, section) in sections.enumerated() {
      let place = Place(road: section.roadID, from: section.fromMeters)
      guard let known = worst[place] else {
        worst[place] = i
        continue
      }
      if (section.iri ?? -1) > (sections[known].iri ?? -1) { worst[place] = i }
    }
    let kept = Set(worst.values)
    return sections.indices.filter(kept.contains).map { sections[$0] }
  }
}
