public import DriveLogs
public import RoadFindings
import RoadNetworks
import RoughnessModels

/// The cars of a survey: which log is whose, and what becomes of its estimates.
public struct Fleet: Sendable, Hashable {
  public let vehicles: [VehicleFile]

  /// - Parameter vehicles: in any order; ids that are there twice are the caller's to refuse (``duplicate``).
  public init(_ vehicles: [VehicleFile] = []) {
    self.vehicles = vehicles.sorted { ($0.id, $0.text) < ($1.id, $1.text) }
  }

  /// An id that two of the vehicles bear; nil for a sound fleet. One id may stand for two times of validity.
  public var duplicate: String? {
    for (a, b) in zip(vehicles, vehicles.dropFirst()) where a.id == b.id && a.logs == b.logs {
      if (a.validFrom ?? "") <= (b.validTo ?? "9999"), (b.validFrom ?? "") <= (a.validTo ?? "9999") {
        return a.id
      }
    }
    return nil
  }

  /// The roads that any of the vehicles was calibrated on, sorted.
  public var calibrationRoads: [RoadStretch] {
    Set(vehicles.flatMap { $0.calibration?.roads ?? [] }).sorted {
      ($0.roadID, $0.direction, $0.fromMeters) < ($1.roadID, $1.direction, $1.fromMeters)
    }
  }

  /// The car of a log, by the patterns alone.
  ///
  /// Errors: `badData` where two cars claim the log: both are named.
  func vehicle(of source: LogSource) throws(DriveLogError) -> VehicleFile? {
    let full = String(decoding: source.path, as: UTF8.self)
    let path = full.isEmpty ? source.name : full
    let matching = vehicles.filter { $0.applies(toLog: path) }
    guard matching.count > 1 else { return matching.first }
    throw DriveLogError(
      .badData, .vehicleMismatch, at: Place(log: source.name),
      "two vehicles claim this log: \(matching.map(\.id).joined(separator: ", ")); make the patterns in their files "
        + "tell them apart")
  }

  /// The file of a log's car, as text; nil for a log of no known car, and for one that two claim.
  public func text(of source: LogSource) -> String? {
    do {
      return try vehicle(of: source)?.text
    } catch {
      return nil
    }
  }

  /// Vehicles that no log belongs to: most likely a misspelt pattern.
  public func unused(_ sources: [LogSource]) -> [Finding] {
    let paths = sources.map { $0.path.isEmpty ? $0.name : String(decoding: $0.path, as: UTF8.self) }
    return vehicles.filter { vehicle in !paths.contains { vehicle.applies(toLog: $0) } }.map { vehicle in
      Finding(
        .vehicleMismatch, .warning,
        "vehicle \(vehicle.id) applies to none of the logs; its patterns are \(vehicle.logs.joined(separator: ", "))"
      )
    }
  }
}
