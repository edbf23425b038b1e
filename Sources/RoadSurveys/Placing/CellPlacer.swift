import RoughnessModels

/// Cuts a pass's half-metre bins into the 10 m cells of its road.
///
/// Between anchors chainage is linear in travelled distance; every cell takes the bins its travelled interval overlaps,
/// weighted by the overlap. Excluded bins don't count; a cell with less than `minimumCoverage` rated has no value.
/// Complexity: O(bins).
struct CellPlacer {
  let grid: CellGrid
  let minimumCoverage: Double
  let levels: LevelKind
  let regression: RMSRegression
  let calibration: CalibrationCurve?

  init(roadLength: Double, configuration: SurveyConfiguration, record: RunRecord) {
    grid = CellGrid(roadLength: roadLength)
    minimumCoverage = configuration.sections.minimumCoverage
    levels = record.levels
    regression = configuration.rms.regression
    calibration = record.calibration
  }

  /// The cells touched, in travel order, moved along the road by `shift`.
  func cells(of pass: Pass, shift: ChainageShift = .none) -> [Cell] {
    var cells: [Cell] = []
    for (a, b) in zip(pass.anchors, pass.anchors.dropFirst()) {
      place(
        Anchor(a, shift), Anchor(b, shift),
        backward: pass.anchors[0].chainageMillimeters > b.chainageMillimeters,
        pass.bins, into: &cells)
    }
    let finished = cells.map(finish)
    return calibration?.applied(to: finished) ?? finished
  }

  private struct Anchor {
    var travelled: Double
    var chainage: Double
    var confidence: Double

    init(_ anchor: PassAnchor, _ shift: ChainageShift) {
      travelled = anchor.travelledMeters
      chainage = anchor.chainageMeters + shift.meters(at: anchor.chainageMeters)
      confidence = anchor.confidence
    }
  }

  /// Adds what lies between two anchors: the piece is cut at every cell border.
  private func place(_ a: Anchor, _ b: Anchor, backward: Bool, _ bins: PassBins, into cells: inout [Cell]) {
    let travelled = b.travelled - a.travelled
    let chainage = b.chainage - a.chainage
    // A shift may not turn a piece round.
    guard travelled > 0, backward ? chainage < 0 : chainage > 0 else { return }
    let low = max(0, min(a.chainage, b.chainage))
    let high = min(grid.roadLength, max(a.chainage, b.chainage))
    guard high > low else { return }
    let size = SectionConfiguration.cellMeters
    let first = min(grid.last, Int(low / size))
    let last = min(grid.last, Int(high / size))
    for step in 0...(last - first) {
      let index = backward ? last - step : first + step
      let from = max(low, grid.from(index))
      let to = min(high, grid.to(index))
      guard to > from else { continue }
      let t1 = a.travelled + (from - a.chainage) / chainage * travelled
      let t2 = a.travelled + (to - a.chainage) / chainage * travelled
      if cells.last?.index != index {
        cells.append(
          Cell(
            index: index, raw: nil, iri: nil, speed: 0, coverage: 0, drivenMeters: 0, placeConfidence: 0,
            reasons: []))
      }
      add(
        min(t1, t2), max(t1, t2), scale: (to - from) / abs(t2 - t1),
        confidence: 0.5 * (a.confidence + b.confidence), bins, to: &cells[cells.count - 1])
    }
  }

  /// Sums over bins; while summing, `raw` holds level·length and `coverage` the rated length.
  private func add(
    _ from: Double, _ to: Double, scale: Double, confidence: Double, _ bins: PassBins, to cell: inout Cell
  ) {
    let size = TravelBins.length
    var b = max(bins.first, Int(from / size))
    while Double(b) * size < to {
      let i = b - bins.first
      guard i < bins.count else { break }
      let start = max(from, Double(b) * size)
      let overlap = (min(to, Double(b + 1) * size) - start) * scale
      let reasons = bins.reasons[i]
      cell.drivenMeters += overlap
      cell.speed += Double(bins.speeds[i]) * 0.01 * overlap
      cell.placeConfidence += confidence * overlap
      cell.reasons.formUnion(reasons)
      if !reasons.excludes, !bins.levels[i].isMissing {
        cell.raw = (cell.raw ?? 0) + Double(bins.levels[i].value) * overlap
        cell.coverage += overlap
      }
      b += 1
    }
  }

  private func finish(_ summed: Cell) -> Cell {
    var cell = summed
    if cell.drivenMeters > 0 {
      cell.speed /= cell.drivenMeters
      cell.placeConfidence /= cell.drivenMeters
    }
    let rated = cell.coverage
    cell.coverage = min(1, rated / grid.length(cell.index))
    guard let sum = cell.raw, rated > 0, cell.coverage >= minimumCoverage else {
      cell.raw = nil
      return cell
    }
    switch levels {
    case .roughness: cell.raw = sum / rated
    case .meanSquareAcceleration: cell.raw = regression.iri(meanSquare: sum / rated, speed: cell.speed)
    }
    cell.iri = cell.raw
    return cell
  }
}
