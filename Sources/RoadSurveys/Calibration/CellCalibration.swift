import RoughnessModels

extension CalibrationCurve {
  /// Cells to each side whose raw estimates choose a cell's factor.
  static let neighbours = 4

  /// The cells of one pass, in travel order, with IRI after calibration; raw estimates stay.
  ///
  /// A cell's factor is taken at the mean raw estimate of the 90 m around it and at its own speed: friction acts on the
  /// shaking of the last second or two, and a single rough cell must not choose its own factor. Complexity: O(cells).
  func applied(to cells: [Cell]) -> [Cell] {
    var calibrated = cells
    for c in cells.indices {
      guard let raw = cells[c].raw else { continue }
      var (sum, weight) = (0.0, 0.0)
      for n in max(0, c - Self.neighbours)...min(cells.count - 1, c + Self.neighbours) {
        guard let other = cells[n].raw else { continue }
        sum += other * cells[n].coverage
        weight += cells[n].coverage
      }
      let local = weight > 0 ? sum / weight : raw
      calibrated[c].iri = raw * factor(raw: local, speedKmh: cells[c].speed * 3.6)
    }
    return calibrated
  }
}
