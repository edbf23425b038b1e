/// The 10 m values of one road and direction over all its runs.
///
/// Where any run is calibrated only calibrated ones count: the two are never averaged. Weights are rated lengths.
struct CellMeans {
  private var calibrated: [Sum]
  private var uncalibrated: [Sum]

  private struct Sum {
    var weighted = 0.0
    var weight = 0.0
  }

  init(cellCount: Int) {
    calibrated = Array(repeating: Sum(), count: cellCount)
    uncalibrated = calibrated
  }

  mutating func add(_ cells: [Cell], grid: CellGrid, calibrated isCalibrated: Bool) {
    for cell in cells {
      guard let iri = cell.iri else { continue }
      let weight = cell.coverage * grid.length(cell.index)
      if isCalibrated {
        calibrated[cell.index].weighted += iri * weight
        calibrated[cell.index].weight += weight
      } else {
        uncalibrated[cell.index].weighted += iri * weight
        uncalibrated[cell.index].weight += weight
      }
    }
  }

  var isCalibrated: Bool { calibrated.contains { $0.weight > 0 } }

  /// Index and mean of every cell that was rated, in order.
  var values: [(cell: Int, iri: Double)] {
    (isCalibrated ? calibrated : uncalibrated).enumerated().compactMap { i, sum in
      sum.weight > 0 ? (i, sum.weighted / sum.weight) : nil
    }
  }
}
