/// Keeps what passes one place of the walk until somebody takes it; nothing while nobody watches.
struct SignalTap: Sendable {
  let stage: SignalStage?
  private var pieces: [SignalRows] = []

  init(_ stage: SignalStage?) { self.stage = stage }

  func watches(_ stage: SignalStage) -> Bool { self.stage == stage }

  /// A new unbroken piece begins at this position.
  mutating func begin(at start: Double, step: Double) {
    guard let stage else { return }
    pieces.append(
      SignalRows(
        beginsPiece: true, start: start, step: step,
        columns: Array(repeating: [], count: stage.columnNames.count)))
  }

  /// Appends columns to the newest piece and empties them.
  mutating func append(_ columns: [[Double]]) {
    guard !pieces.isEmpty else { return }
    for (index, column) in columns.enumerated() { pieces[pieces.count - 1].columns[index] += column }
  }

  /// All that came since the last call; the newest piece goes on.
  mutating func take() -> [SignalRows] {
    guard let last = pieces.last else { return [] }
    let taken = pieces.filter { $0.count > 0 }
    // A piece that is still empty has yet to say that it begins.
    pieces = [
      SignalRows(
        beginsPiece: last.beginsPiece && last.count == 0, start: last.position(last.count), step: last.step,
        columns: last.columns.map { _ in [] })
    ]
    return taken
  }
}
