import RoadNetworks
import RoughnessModels

/// Cuts a run's half-metre bins into the 10 m cells of the roads it was matched to.
///
/// Between anchors chainage is linear in travelled distance; every cell takes the bins its travelled interval overlaps,
/// weighted by the overlap. Excluded bins don't count; a cell with less than `minimumCoverage` rated has no value.
/// Complexity: O(bins).
struct CellPlacer {
  let ledger: RoadLedger
  let minimumCoverage: Double

  /// The pass of one matched stretch; nil when it touches no cell.
  func pass(_ stretch: MatchedStretch, of trace: RunTrace) -> Pass? {
    let road = ledger.roads[stretch.roadIndex]
    let grid = CellGrid(roadLength: Centerline(road.lines).length)
    var cells: [Cell] = []
    for (anchor, next) in zip(stretch.anchors, stretch.anchors.dropFirst()) {
      place(anchor, next, grid, trace.bins, into: &cells)
    }
    guard !cells.isEmpty else { return nil }
    let finished = cells.map { finish($0, grid, trace.response) }
    return Pass(roadID: road.id, direction: stretch.direction.rawValue, cells: finished)
  }

  /// Adds what lies between two anchors: the piece is cut at every cell border.
  private func place(
    _ a: MatchedStretch.Anchor, _ b: MatchedStretch.Anchor, _ grid: CellGrid, _ bins: TravelBins,
    into cells: inout [Cell]
  ) {
    let travelled = b.travelledMeters - a.travelledMeters
    let chainage = b.chainageMeters - a.chainageMeters
    guard travelled > 0 else { return }
    let low = max(0, min(a.chainageMeters, b.chainageMeters))
    let high = min(grid.roadLength, max(a.chainageMeters, b.chainageMeters))
    guard high > low else { return }
    let size = SectionConfiguration.cellMeters
    let indices = min(grid.last, Int(low / size))...min(grid.last, Int(high / size))
    for index in chainage > 0 ? Array(indices) : Array(indices.reversed()) {
      let from = max(low, grid.from(index))
      let to = min(high, grid.to(index))
      guard to > from else { continue }
      let t1 = a.travelledMeters + (from - a.chainageMeters) / chainage * travelled
      let t2 = a.travelledMeters + (to - a.chainageMeters) / chainage * travelled
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
    _ from: Double, _ to: Double, scale: Double, confidence: Double, _ bins: TravelBins,
    to cell: inout Cell
  ) {
    let first = max(0, Int(from / TravelBins.length))
    var b = first
    while Double(b) * TravelBins.length < to {
      let start = max(from, Double(b) * TravelBins.length)
      let overlap = (min(to, Double(b + 1) * TravelBins.length) - start) * scale
      guard b < bins.count else { break }
      let reasons = bins.reasons[b]
      cell.drivenMeters += overlap
      cell.speed += Double(bins.speed[b]) * 0.01 * overlap
      cell.placeConfidence += confidence * overlap
      cell.reasons.formUnion(reasons)
      if !reasons.excludes, bins.level[b].isFinite {
        cell.raw = (cell.raw ?? 0) + Double(bins.level[b]) * overlap
        cell.coverage += overlap
      }
      b += 1
    }
  }

  private func finish(_ summed: Cell, _ grid: CellGrid, _ response: EstimatorResponse) -> Cell {
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
    switch response {
    case .profileHeight: cell.raw = sum / rated
    case .bandAcceleration(let regression):
      cell.raw = regression.iri(meanSquare: sum / rated, speed: cell.speed)
    }
    cell.iri = cell.raw
    return cell
  }
}
