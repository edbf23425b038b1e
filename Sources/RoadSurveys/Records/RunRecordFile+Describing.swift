extension RunRecordFile {
  /// One line of a record's description.
  public struct Trait: Sendable, Hashable {
    public var name: String
    public var value: String
  }

  /// What a record says of itself, for people: a line for each thing, then one for each pass.
  ///
  /// Texts are as the log had them: whoever prints them makes control characters visible.
  public static func describe(_ record: RunRecord, _ making: RecordMaking, byteCount: Int) -> [Trait] {
    let summary = record.summary
    let perMeter = Double(byteCount) / max(1, summary.distanceMeters)
    var traits = [
      Trait(name: "run record", value: "version \(version), whole, \(byteCount) bytes"),
      Trait(name: "log", value: record.log), Trait(name: "sha256", value: record.sha256),
      Trait(name: "format", value: summary.format), Trait(name: "estimator", value: summary.estimator),
      Trait(name: "vehicle", value: record.vehicle ?? "not named"),
      Trait(name: "calibrated", value: summary.calibrated ? "yes" : "no"),
      Trait(
        name: "started",
        value: record.startEpochNanoseconds.map {
          LocalDate.text(epochNanoseconds: $0, offsetMinutes: 0) + " UTC"
        }
          ?? "the log knows no date"),
      Trait(name: "duration", value: "\(summary.durationSeconds) s"),
      Trait(name: "distance", value: "\(summary.distanceMeters) m, \(summary.ratedMeters) m of it rated"),
      Trait(name: "size", value: "\(Rounding.tenths(perMeter)) bytes a metre"),
      Trait(name: "ledger", value: "fingerprint \(String(making.ledger, radix: 16))"),
      Trait(name: "findings", value: "\(record.findings.count)"),
      Trait(name: "events", value: "\(record.passes.reduce(0) { $0 + $1.events.count })"),
      Trait(name: "track", value: "\(record.track.count) places"),
    ]
    // Half a tenth before the log's beginning is its beginning, not −0.
    func tenths(_ value: Double) -> Double { Rounding.tenths(value) + 0 }
    for pass in record.passes {
      guard let first = pass.anchors.first, let last = pass.anchors.last else { continue }
      let error = PlaceError(pass, unknown: 100)
      traits.append(
        Trait(
          name: "pass",
          value: "road \(pass.roadID) \(pass.direction), \(tenths(first.chainageMeters)) to "
            + "\(tenths(last.chainageMeters)) m, \(tenths(first.seconds)) to "
            + "\(tenths(last.seconds)) s, \(pass.bins.count) bins, \(pass.events.count) events, "
            + "±\(Rounding.tenths(error.typical)) m"))
    }
    return traits
  }
}
