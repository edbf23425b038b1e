import RoadFindings
import RoughnessModels

/// Puts a car's name and calibration on its run's record, or a finding that says why not.
struct VehicleMark {
  let vehicle: VehicleFile

  /// Beyond this angle between gravity then and now the box is mounted otherwise, degrees.
  static let mountingDegrees = 10.0

  /// - Parameters:
  ///   - gravity: in the box's axes, m/s².
  ///   - date: local date of the run; nil where the log knows none.
  func put(on record: inout RunRecord, gravity: Vector3, date: String?) {
    record.vehicle = vehicle.id
    record.summary.vehicle = vehicle.id
    // A profiler's run is as good as calibrated, whatever car carries it.
    guard !record.summary.calibrated, let calibration = vehicle.calibration else { return }
    guard calibration.estimator == record.summary.estimator else {
      return doubt(
        .vehicleMismatch,
        "vehicle \(vehicle.id) was calibrated with the estimator \(calibration.estimator), this run was estimated by "
          + "\(record.summary.estimator): left uncalibrated; calibrate again or choose that estimator",
        &record)
    }
    guard vehicle.isValid(on: date) else {
      return doubt(
        .vehicleExpired,
        "vehicle \(vehicle.id) is valid from \(vehicle.validFrom ?? "ever") to \(vehicle.validTo ?? "ever"), this run "
          + "is of \(date ?? "an unknown day"): left uncalibrated; calibrate again", &record)
    }
    if let then = calibration.gravity, then.count == 3 {
      // The chord is the angle to second order.
      let angle = gravity.angle(to: Vector3(x: then[0], y: then[1], z: then[2])) * 180 / .pi
      if angle > Self.mountingDegrees {
        doubt(
          .vehicleMismatch,
          "the box is turned by \(Int(angle.rounded()))° against its calibration (vehicle \(vehicle.id)); if it sits "
            + "elsewhere in the car, calibrate again", &record)
      }
    }
    let curve = calibration.curve
    record.calibration = curve
    record.summary.calibrated = true
    let (outside, all) = metersOutside(curve, record)
    if outside > max(100, 0.05 * all) {
      let range = curve.speedRangeKmh.map { Int($0.rounded()) }
      doubt(
        .vehicleRange,
        "\(Int(outside.rounded())) of \(Int(all.rounded())) m were driven outside the speeds of the calibration, "
          + "\(range[0]) to \(range[1]) km/h; the nearest speed's factor was used", &record)
    }
  }

  private func doubt(_ kind: FindingKind, _ text: String, _ record: inout RunRecord) {
    record.findings.append(Finding(kind, .warning, at: Place(log: record.log), text))
    record.summary.findings += 1
  }

  /// Rated metres driven outside the fitted speeds, and all rated metres.
  private func metersOutside(_ curve: CalibrationCurve, _ record: RunRecord) -> (Double, Double) {
    var (outside, all) = (0, 0)
    for pass in record.held {
      for i in 0..<pass.bins.count where !pass.bins.levels[i].isMissing && !pass.bins.reasons[i].excludes {
        all += 1
        if !curve.knows(speedKmh: Double(pass.bins.speeds[i]) * 0.036) { outside += 1 }
      }
    }
    return (Double(outside) * TravelBins.length, Double(all) * TravelBins.length)
  }
}
