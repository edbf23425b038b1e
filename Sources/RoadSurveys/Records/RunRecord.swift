public import RoadFindings

/// What one log leaves behind: all that sections, rankings and tables are a pure function of.
///
/// Records form a set: keyed by the SHA-256 of the log's decompressed bytes, so a log given twice counts once; any order
/// and grouping gives the same survey.
public struct RunRecord: Sendable, Hashable {
  /// Display name of the log.
  public var log: String
  /// SHA-256 of the log's decompressed bytes, hexadecimal.
  public var sha256: String
  public var vehicle: String?
  /// Start of the run, nanoseconds since 1970 UTC; nil when the log knows no date.
  public var startEpochNanoseconds: Int64?
  public var summary: RunSummary
  public var findings: [Finding]
  /// Pieces driven on one road in one direction, in travel order.
  public var passes: [Pass]
}

/// One unbroken drive along one road in one direction.
public struct Pass: Sendable, Hashable {
  public var roadID: String
  public var direction: String
  /// One for each 10 m cell of the road touched, in travel order.
  public var cells: [Cell]
}

/// What one run says of one 10 m cell of a road.
public struct Cell: Sendable, Hashable {
  /// Cell k covers chainage 10·k … 10·(k + 1) m, cut at the road's end.
  public var index: Int
  /// Roughness before calibration, m/km; nil where nothing was rated.
  public var raw: Double?
  /// Roughness after calibration; equal to `raw` without a vehicle file.
  public var iri: Double?
  /// Mean speed over what was driven, m/s.
  public var speed: Double
  /// Share of the cell that was rated, 0…1.
  public var coverage: Double
  /// Length of the cell that was driven, m.
  public var drivenMeters: Double
  /// How sure the place is, 0…1.
  public var placeConfidence: Double
  public var reasons: ExclusionReasons
}
