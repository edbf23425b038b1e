/// A place along the walk at which its signal can be looked at.
public enum SignalStage: String, Sendable, Hashable, CaseIterable {
  /// The samples as the box logged them, in SI units, with the fixes; the clock is repaired, nothing else.
  case raw
  /// The three axes at an even rate.
  case uniform
  /// Gravity taken out: upward acceleration, and the horizontal one in the box's axes.
  case conditioned
  /// Where down is in the box's axes; in a plot the speed of the fixes too.
  case gravity
  /// The profile that the estimator recovers, per 0.125 m travelled.
  case profile

  /// Whether positions on the signal are metres travelled; else seconds of the log.
  public var isOverDistance: Bool { self == .profile }

  /// Names of the columns after the first, each with its unit.
  var columnNames: [String] {
    switch self {
    case .raw: []
    case .uniform: ["ax_mps2", "ay_mps2", "az_mps2"]
    case .conditioned: ["up_mps2", "horizontal_x_mps2", "horizontal_y_mps2", "horizontal_z_mps2"]
    case .gravity: ["gravity_x_mps2", "gravity_y_mps2", "gravity_z_mps2"]
    case .profile: ["elevation_m", "speed_mps"]
    }
  }
}

/// Rows of one signal on their way out, at even steps; columns of one length.
public struct SignalRows: Sendable, Equatable {
  /// The first rows of an unbroken piece: nothing may be joined across its beginning.
  public var beginsPiece: Bool
  /// Position of the first row, and the step from row to row: s of the log, or m travelled since the first fix.
  public var start: Double
  public var step: Double
  /// In the order of `SignalRows.names`.
  public var columns: [[Double]]

  public var count: Int { columns.first?.count ?? 0 }

  /// Name of the position's column, then those of the others: what a header says.
  public static func names(_ stage: SignalStage) -> [String] {
    [stage.isOverDistance ? "distance_m" : "time_s"] + stage.columnNames
  }

  /// Position of a row.
  public func position(_ row: Int) -> Double { start + Double(row) * step }
}

/// Takes a signal in, piece by piece, while the log is read.
public protocol SignalReceiver {
  mutating func receive(_ rows: SignalRows)
  /// A fix's speed, m/s, at a second of the log, as it was logged.
  mutating func receive(speed: Double, at seconds: Double)
}

extension SignalReceiver {
  public mutating func receive(speed: Double, at seconds: Double) {}
}
