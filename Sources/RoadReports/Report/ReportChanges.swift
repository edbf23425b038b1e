public import RoadSurveys

/// What changed since last time, for the page.
public struct ReportChanges: Sendable {
  /// Nil where there is no earlier result.
  let changes: ListChanges?

  /// Compares with the earlier sections; nil where there are none.
  public init(since before: [SectionEstimate]?, to sections: [SectionEstimate]) {
    changes = before.map { ListChanges(from: $0, to: sections) }
  }

  func write(_ json: inout ReportJSON) {
    json.object("changes") { json in
      json.flag("is_first", changes == nil)
      json.integer("first_seen", changes?.firstSeen)
      Self.write("entered", changes?.entered ?? [], &json)
      Self.write("left", changes?.left ?? [], &json)
      Self.write("moved", changes?.moved ?? [], &json)
    }
  }

  private static func write(_ name: String, _ changes: [ListChanges.Change], _ json: inout ReportJSON) {
    json.objects(name, changes) { json, change in
      let section = change.section
      ReportSections.place(of: section, &json)
      json.integer("rank", change.cause == nil ? section.rank : nil)
      json.integer("old_rank", change.oldRank)
      json.number("iri", change.cause == .notInResult ? nil : section.iri, Decimals.iri)
      json.number("old_iri", change.oldIRI, Decimals.iri)
      json.phrase("cause", ChangesText.cause(of: change))
    }
  }
}
