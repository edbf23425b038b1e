/// Values as a row of bars that a terminal can show.
enum Sparkline {
  private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// One bar for each value, full at `top` and above; a dot where there is none.
  ///
  /// - Precondition: `top` > 0.
  static func text(_ values: [Double?], top: Double) -> String {
    precondition(top > 0, "The highest bar stands for something.")
    return String(
      values.map { value in
        guard let value, value.isFinite else { return "·" }
        let step = (max(0, value) / top * Double(bars.count)).rounded(.down)
        return bars[min(bars.count - 1, Int(min(step, Double(bars.count))))]
      })
  }

  /// Pieces of road as `width` values or fewer: each the highest of the pieces that lie there, nil where none does.
  ///
  /// Pieces that are shorter than a bar share one, so that a single bad one is never averaged away.
  static func along(
    _ pieces: [(from: Double, to: Double, value: Double?)], width: Int
  ) -> [Double?] {
    precondition(width > 0, "A row has room for a bar.")
    guard let from = pieces.map(\.from).min(), let to = pieces.map(\.to).max(), to > from else { return [] }
    // As long as most pieces are: a remainder at a road's end must not set the measure.
    let lengths = pieces.map { $0.to - $0.from }.filter { $0 > 0 }.sorted()
    let usual = lengths.isEmpty ? to - from : lengths[(lengths.count - 1) / 2]
    let count = max(1, min(width, Int(((to - from) / usual).rounded(.up))))
    let step = (to - from) / Double(count)
    var values = [Double?](repeating: nil, count: count)
    for piece in pieces {
      guard let value = piece.value else { continue }
      let first = Int(((piece.from - from) / step + 1e-9).rounded(.down))
      let last = Int(((piece.to - from) / step - 1e-9).rounded(.up))
      for bar in max(0, first)..<min(count, max(last, first + 1)) {
        values[bar] = max(values[bar] ?? value, value)
      }
    }
    return values
  }
}
