public import RoadNetworks

/// Records from files that were made alike, on this ledger: what `merge` begins with.
public struct RecordSet: Sendable {
  public let shelf: RecordShelf
  /// The configuration they agree on.
  public let configuration: SurveyConfiguration

  /// Reads the heads of the records at `paths` and checks that they go together.
  ///
  /// - Parameter overlay: lays settings given now over a record's own; only those that act after a record is made
  ///   (``RecordMaking/laterGroups``) may change.
  ///
  /// Errors: ``SurveyError/record(_:)`` for a torn, damaged, foreign or newer file, for records of different settings (with
  /// the keys that differ) and for those of another ledger. Complexity: O(heads); memory grows with the number of records.
  public static func read(
    _ paths: [String], ledger: RoadLedger,
    overlay: (SurveyConfiguration) throws(SurveyError) -> SurveyConfiguration
  ) throws(SurveyError) -> RecordSet {
    precondition(!paths.isEmpty, "A set of records has at least one.")
    var files: [(path: String, head: RunRecordHead)] = []
    var agreed: (path: String, settings: String, effective: SurveyConfiguration)?
    let here = try RecordMaking(configuration: SurveyConfiguration(), ledger: ledger).ledger
    for path in paths {
      var head = try RecordBytes(path: path).head()
      let settings = head.making.settings
      if agreed?.settings != settings {
        let own = try head.making.configuration(file: path)
        let effective = try overlay(own)
        try refuse(
          try walkDifferences(own, effective), "\(path): made with other settings than are given now")
        if let agreed {
          let differing = try RecordMaking.differences(agreed.effective, effective).map(\.text)
          try refuse(differing, "\(path): made with other settings than \(agreed.path)")
        } else {
          agreed = (path, settings, effective)
        }
      }
      guard head.making.ledger == here else {
        throw .record(
          "\(path): made on another ledger (its roads' ids or lines differ); give the one it was made on to "
            + "--roads, or analyze the log again")
      }
      // The texts are equal now: one is enough.
      head.making.settings = ""
      files.append((path, head))
    }
    guard let agreed else { preconditionFailure("A set of records has at least one.") }
    return RecordSet(shelf: RecordShelf(files: files), configuration: agreed.effective)
  }

  /// Differences in settings that a record's numbers depend on.
  private static func walkDifferences(
    _ own: SurveyConfiguration, _ effective: SurveyConfiguration
  ) throws(SurveyError) -> [String] {
    try RecordMaking.differences(own, effective).filter { difference in
      !RecordMaking.laterGroups.contains(String(difference.path.prefix { $0 != "." }))
    }.map(\.text)
  }

  private static func refuse(_ differences: [String], _ what: String) throws(SurveyError) {
    guard !differences.isEmpty else { return }
    throw .record(
      "\(what): \(differences.joined(separator: "; ")); analyze the logs again with equal settings")
  }
}
