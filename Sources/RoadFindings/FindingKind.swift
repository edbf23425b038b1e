/// The closed list of doubts this program can have about data.
///
/// The raw value is what `findings.csv` prints. Add a case here, never a free string elsewhere.
public enum FindingKind: String, Sendable, Hashable, Codable, CaseIterable {
  // The file as a container.
  case noInput = "no_input"
  case unreadable
  case notText = "not_text"
  case archive
  case compressedDamaged = "compressed_damaged"
  case encoding
  case emptyFile = "empty_file"
  case lineTooLong = "line_too_long"
  case quoteUnterminated = "quote_unterminated"
  case blankLines = "blank_lines"
  case nulBytes = "nul_bytes"
  case truncatedLastLine = "truncated_last_line"
  case repeatedHeader = "repeated_header"
  case inputChanged = "input_changed"
  case duplicateInput = "duplicate_input"
  case outsidePeriod = "outside_period"
  // Columns and cells.
  case unknownFormat = "unknown_format"
  case missingColumn = "missing_column"
  case duplicateColumn = "duplicate_column"
  case columnIgnored = "column_ignored"
  case unitInferred = "unit_inferred"
  case unitConflict = "unit_conflict"
  case badCell = "bad_cell"
  case absurdValue = "absurd_value"
  case badRow = "bad_row"
  case tooManyBadRows = "too_many_bad_rows"
  case hostileText = "hostile_text"
  case mapping
  case rowSkipped = "row_skipped"
  case noValue = "no_value"
  // Clocks.
  case noTimeZone = "no_time_zone"
  case noAbsoluteClock = "no_absolute_clock"
  case duplicateTime = "duplicate_time"
  case backwardTime = "backward_time"
  case clockJump = "clock_jump"
  case clockRollover = "clock_rollover"
  case coarseTime = "coarse_time"
  case timeDoesNotAdvance = "time_does_not_advance"
  case implausibleDate = "implausible_date"
  case jitter
  case rateLow = "rate_low"
  case rateChange = "rate_change"
  case samplesMissing = "samples_missing"
  case gap
  case latency
  // Fixes.
  case noFixes = "no_fixes"
  case invalidFix = "invalid_fix"
  case staleFix = "stale_fix"
  case inaccurateFix = "inaccurate_fix"
  case backwardFix = "backward_fix"
  case jumpingFix = "jumping_fix"
  case frozenFix = "frozen_fix"
  case coarseFix = "coarse_fix"
  case fixGap = "fix_gap"
  case invalidSpeed = "invalid_speed"
  case speedMismatch = "speed_mismatch"
  case swappedCoordinates = "swapped_coordinates"
  // Motion.
  case noMovement = "no_movement"
  case tooShort = "too_short"
  case gravityNorm = "gravity_norm"
  case gravityMissing = "gravity_missing"
  case mounting
  case boxMoved = "box_moved"
  case clipping
  case stuckAxis = "stuck_axis"
  case spike
  case coarseMotion = "coarse_motion"
  // What was left out of the estimate.
  case slow
  case hardLongitudinal = "hard_longitudinal"
  case hardLateral = "hard_lateral"
  case afterStop = "after_stop"
  case runUp = "run_up"
  case rateTooLowForSpeed = "rate_too_low_for_speed"
  // Vehicles.
  case uncalibrated
  case vehicleExpired = "vehicle_expired"
  case vehicleRange = "vehicle_range"
  case fleetDrift = "fleet_drift"
  case vehicleMismatch = "vehicle_mismatch"
  // What counts for an estimate by its date.
  case excludedSeason = "excluded_season"
  case outsideWindow = "outside_window"
  case beforeRepair = "before_repair"
  // Places.
  case ledgerGeometry = "ledger_geometry"
  case ledgerProperty = "ledger_property"
  case ledgerProjected = "ledger_projected"
  case ledgerDerived = "ledger_derived"
  case offLedger = "off_ledger"
  case matchDoubtful = "match_doubtful"
  case photoUnplaced = "photo_unplaced"
  case repairUnplaced = "repair_unplaced"
  case eventUnconfirmed = "event_unconfirmed"
  case knownUnplaced = "known_unplaced"
}
