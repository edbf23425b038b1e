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
