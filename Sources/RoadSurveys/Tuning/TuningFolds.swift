/// How the error of a setting is judged on roads that its calibration hasn't seen.
public enum TuningFolds: Sendable, Hashable {
  /// Whole roads are left out in turn.
  case road
  /// Stretches of road of this length, m.
  case block(meters: Double)
  /// Whole vehicles: the gain is the other vehicles'.
  case vehicle

  /// Which part of the road or fleet a piece belongs to.
  func part(of piece: RunPiece) -> String {
    switch self {
    case .road: piece.roadID
    case .vehicle: piece.vehicle ?? ""
    case .block(let meters):
      "\(piece.roadID)\n\(Int(0.5 * (piece.fromMeters + piece.toMeters) / meters))"
    }
  }

  /// Reads `road`, `block:500m` or `vehicle`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "road": self = .road
    case "vehicle": self = .vehicle
    default:
      guard text.hasPrefix("block:") else { return nil }
      var number = text.dropFirst(6)
      if number.last == "m" { number.removeLast() }
      guard let meters = Double(number), meters >= 50, meters <= 100_000 else { return nil }
      self = .block(meters: meters)
    }
  }
}
