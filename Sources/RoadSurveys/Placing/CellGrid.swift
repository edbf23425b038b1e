/// The 10 m cells of one road: anchored to its chainage, a last piece under half a cell joins the one before.
struct CellGrid: Sendable {
  let roadLength: Double
  /// Index of the last cell.
  let last: Int

  init(roadLength: Double) {
    self.roadLength = roadLength
    let size = SectionConfiguration.cellMeters
    let whole = Int(roadLength / size)
    last = max(0, roadLength - Double(whole) * size < 0.5 * size ? whole - 1 : whole)
  }

  func from(_ index: Int) -> Double { Double(index) * SectionConfiguration.cellMeters }

  func to(_ index: Int) -> Double {
    index >= last ? roadLength : Double(index + 1) * SectionConfiguration.cellMeters
  }

  func length(_ index: Int) -> Double { to(index) - from(index) }

  func middle(_ index: Int) -> Double { 0.5 * (from(index) + to(index)) }
}
