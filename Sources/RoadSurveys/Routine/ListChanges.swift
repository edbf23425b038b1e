/// What changed in the list from one result to the next.
public struct ListChanges: Sendable, Hashable {
  /// One section that came or went.
  public struct Change: Sendable, Hashable {
    public var section: SectionEstimate
    /// Rank and IRI before; nil for a section that had none.
    public var oldRank: Int?
    public var oldIRI: Double?
    /// Why it went.
    public var cause: Cause?
  }

  /// Why a section isn't class III any more.
  public enum Cause: String, Sendable, Hashable {
    case readsLower, noRunCounts, notInResult
  }

  /// Sections of class III that were none before, worst first.
  public var entered: [Change] = []
  /// Sections that were class III and aren't now, by their old rank.
  public var left: [Change] = []
  /// Sections of both results whose IRI changed by more than half a metre per kilometre within their class.
  public var moved: [Change] = []
  /// Sections driven for the first time.
  public var firstSeen = 0

  /// Whether the list is as it was.
  public var isEmpty: Bool { entered.isEmpty && left.isEmpty && moved.isEmpty && firstSeen == 0 }

  /// Complexity: O(n log n).
  public init(from old: [SectionEstimate], to new: [SectionEstimate]) {
    let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    let after = Set(new.map(\.id))
    for section in new {
      let was = before[section.id]
      if was == nil { firstSeen += 1 }
      let change = Change(section: section, oldRank: was?.rank, oldIRI: was?.iri)
      let (isBad, wasBad) = (section.isListed, was?.isListed ?? false)
      if isBad, !wasBad {
        entered.append(change)
      } else if wasBad, !isBad {
        left.append(
          with(change, cause: section.iri == nil ? .noRunCounts : .readsLower))
      } else if let iri = section.iri, let old = was?.iri, abs(iri - old) >= 0.5, isBad {
        moved.append(change)
      }
    }
    for section in old where section.isListed && !after.contains(section.id) {
      left.append(
        Change(section: section, oldRank: section.rank, oldIRI: section.iri, cause: .notInResult))
    }
    entered.sort { ($0.section.rank ?? .max) < ($1.section.rank ?? .max) }
    left.sort { ($0.oldRank ?? .max) < ($1.oldRank ?? .max) }
    moved.sort { ($0.section.rank ?? .max) < ($1.section.rank ?? .max) }
  }

  private func with(_ change: Change, cause: Cause) -> Change {
    var change = change
    change.cause = cause
    return change
  }
}

extension SectionEstimate {
  /// Whether it stands on the list as in need of repair.
  fileprivate var isListed: Bool { rank != nil && conditionClass == "III" }
}
