import RoadFindings
import RoadSurveys

extension Words {
  /// What a kind of finding means and what to do about it.
  func meaning(of kind: FindingKind) -> String { self("finding.\(kind.rawValue)") }

  /// A finding's text as it stands in a table.
  ///
  /// Rooms say in English what they saw; elsewhere what the kind means comes first and what was seen behind it.
  func explained(_ finding: Finding) -> String {
    language == .english ? finding.text : "\(meaning(of: finding.kind)) [\(finding.text)]"
  }
}
