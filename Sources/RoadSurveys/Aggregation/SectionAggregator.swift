import RoadNetworks
import RoughnessModels

/// From the records' cells to one statement per road, direction and section.
///
/// Each pass over a section gives the length-weighted mean of its rated cells. Calibrated runs are never averaged with
/// uncalibrated ones: where there is a calibrated one, only those count. From four runs on, values far from the median
/// don't count. The estimate is the mean over their cells, weighted by rated length; its variance = shared + between vehicles/n_vehicles +
/// noise·(repeated + (1 − repeated)/n_runs): more runs never shrink what they all share, nor what a place does to all.
struct SectionAggregator {
  let configuration: SurveyConfiguration

  /// One pass over one section.
  struct SectionPass {
    var iri: Double
    var iriMax: Double
    var ratedMeters: Double
    var speed: Double
    var vehicle: String?
    var calibrated: Bool
    /// Relative standard error of the car's calibration; 0 without one.
    var calibrationError = 0.0
    /// Relative standard deviation over 100 m, as the car's calibration found it; nil without one.
    var runError: Double?
    var date: String?
    var placeConfidence: Double
    var bridged: Bool
    /// The cells that were rated.
    var cells: [RatedCell]
    /// Number of the run in canonical order.
    var run = 0
    /// Whether it was driven too slowly to be sure.
    var slow = false

    /// How good a metre of this pass is, 0…1: the sureness of its place, half of it where the speed was bridged or slow.
    var quality: Double { max(0.05, placeConfidence) * (bridged ? 0.5 : 1) * (slow ? 0.5 : 1) }
  }

  /// One cell as one pass rated it.
  struct RatedCell {
    var index: Int
    var iri: Double
    /// How much of it was rated.
    var meters: Double
  }

  /// What the runs over one section come to; nil where none was rated.
  struct Statement {
    var iri: Double
    /// Share of the rated length in class III, 0…1: of the same metres as `iri`, however many runs rated each.
    var shareIII: Double
    /// Standard error without and with what all runs share, m/km.
    var ownError: Double
    var totalError: Double
    var runSD: Double?
    var calibrated: Bool
    var used: [SectionPass]
    var vehicles: Int
  }

  /// Reduces a pass's cells of one section; nil when none was rated.
  func reduce(
    _ cells: [Cell], cellLength: (Int) -> Double, record: RunRecord, run: Int = 0, date: String?
  ) -> SectionPass? {
    var (sum, rated, worst, speed, place) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var ratedCells: [RatedCell] = []
    var bridged = false
    for cell in cells {
      guard let iri = cell.iri else { continue }
      let length = cell.coverage * cellLength(cell.index)
      sum += iri * length
      speed += cell.speed * length
      place += cell.placeConfidence * length
      rated += length
      worst = max(worst, iri)
      bridged = bridged || cell.reasons.contains(.bridged)
      ratedCells.append(RatedCell(index: cell.index, iri: iri, meters: length))
    }
    guard rated > 0 else { return nil }
    return SectionPass(
      iri: sum / rated, iriMax: worst, ratedMeters: rated, speed: speed / rated,
      vehicle: record.vehicle, calibrated: record.summary.calibrated,
      calibrationError: record.calibration?.relativeError ?? 0, runError: record.calibration?.runError,
      date: date,
      placeConfidence: place / rated, bridged: bridged, cells: ratedCells, run: run,
      slow: speed / rated * 3.6 < configuration.exclusion.doubtfulSpeedKmh)
  }

  /// Puts the passes over one section together.
  func combine(_ passes: [SectionPass]) -> Statement? {
    let calibrated = passes.contains { $0.calibrated }
    let comparable = passes.filter { $0.calibrated == calibrated }
    let used = withoutOutliers(comparable)
    let weight = used.reduce(0) { $0 + $1.ratedMeters }
    guard weight > 0 else { return nil }
    let mean = Self.mean(used) { $0.iri }
    let three = configuration.thresholds.classIII
    let settings = configuration.aggregation
    // An unnamed car can't be told from another: unnamed runs count as one vehicle.
    let vehicles = Set(used.map { $0.vehicle ?? "" }).count
    let runs = Double(used.count)
    let noise = used.reduce(0) { sum, pass in
      let error = pass.runError ?? settings.noiseRelative
      return sum + error * error / runs
    }
    // What a place does to the estimate (its two tracks, its events) it does to every run alike.
    let place = noise * (settings.repeatedShare + (1 - settings.repeatedShare) / runs) * 100 * runs / weight
    // A car's calibration is its own; what the method gets wrong on every car is shared.
    let between = calibrated ? 0 : settings.vehicleRelative * settings.vehicleRelative / Double(vehicles)
    let own = mean * (between + place).squareRoot()
    let fitted = used.reduce(0) { $0 + $1.calibrationError * $1.calibrationError } / runs
    let common = calibrated ? settings.calibratedRelative : settings.uncalibratedRelative
    let shared = mean * (common * common + fitted / Double(vehicles)).squareRoot()
    var spread: Double?
    if used.count > 1 {
      let sum = used.reduce(0) { $0 + ($1.iri - mean) * ($1.iri - mean) }
      spread = (sum / Double(used.count - 1)).squareRoot()
    }
    return Statement(
      iri: mean, shareIII: Self.mean(used) { $0.iri >= three ? 1 : 0 }, ownError: own,
      totalError: (own * own + shared * shared).squareRoot(), runSD: spread,
      calibrated: calibrated, used: used, vehicles: vehicles)
  }

  /// Mean over the cells, each the mean of its passes weighted by rated length and quality.
  ///
  /// A cell counts by how much of it the best pass rated, however many passes rated it: metres that most cars cross too
  /// slowly are as much of the road as the others. Where every pass rated every cell this is the mean of the passes.
  static func mean(_ passes: [SectionPass], of value: (RatedCell) -> Double) -> Double {
    let indices = passes.flatMap { $0.cells.map(\.index) }
    guard let first = indices.min(), let last = indices.max() else { return 0 }
    var (weights, sums, meters) = (
      [Double](repeating: 0, count: last - first + 1), [Double](repeating: 0, count: last - first + 1),
      [Double](repeating: 0, count: last - first + 1)
    )
    for pass in passes {
      for cell in pass.cells {
        let i = cell.index - first
        weights[i] += cell.meters * pass.quality
        sums[i] += cell.meters * pass.quality * value(cell)
        meters[i] = max(meters[i], cell.meters)
      }
    }
    var (weighted, length) = (0.0, 0.0)
    for i in weights.indices where weights[i] > 0 {
      weighted += meters[i] * sums[i] / weights[i]
      length += meters[i]
    }
    return length > 0 ? weighted / length : 0
  }

  /// Drops runs far from the median; from four on, since of three none can be called the odd one.
  private func withoutOutliers(_ passes: [SectionPass]) -> [SectionPass] {
    guard passes.count >= 4 else { return passes }
    let middle = Self.median(passes.map(\.iri))
    // 1.4826 makes the median deviation of a normal distribution its standard deviation; 2 % of the value at least.
    let deviation = max(1.4826 * Self.median(passes.map { abs($0.iri - middle) }), 0.02 * middle)
    return passes.filter { abs($0.iri - middle) <= configuration.aggregation.outlierDeviations * deviation }
  }

  /// Middle value; the mean of the two middle ones for an even count; 0 for none.
  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half])
  }

  /// high: calibrated, three runs or more, spread ≤ 20 %, coverage ≥ 0.8. low: one uncalibrated run, slow driving, a
  /// doubtful place or less than half covered. medium: all else.
  func confidence(_ statement: Statement, coverage: Double) -> String {
    let runs = statement.used.count
    let speed = statement.used.reduce(0) { $0 + $1.speed } / Double(runs)
    let place = statement.used.reduce(0) { $0 + $1.placeConfidence } / Double(runs)
    if coverage < 0.5 || place < 0.5 || speed * 3.6 < configuration.exclusion.doubtfulSpeedKmh {
      return "low"
    }
    if runs == 1, !statement.calibrated || statement.used[0].bridged { return "low" }
    let steady = (statement.runSD ?? .infinity) <= 0.2 * statement.iri
    return statement.calibrated && runs >= 3 && steady && coverage >= 0.8 ? "high" : "medium"
  }
}
