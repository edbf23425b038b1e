public import RoadSurveys

/// A signal of `signals` as a plot: a panel for each column over time or distance, and one with their spectra.
///
/// Long signals are thinned to what a picture can show; the spectra are of the longest unbroken piece, up to
/// ``mostForSpectra`` rows of it. Memory: constant but for that piece.
public struct SignalChart: SignalReceiver {
  /// One column's density, unit²/Hz (per cycle/m over distance), at even steps of frequency from 0.
  public struct Spectrum: Sendable {
    public var binWidth: Double
    public var density: [Double]

    public init(binWidth: Double, density: [Double]) {
      self.binWidth = binWidth
      self.density = density
    }
  }

  public static let mostForSpectra = 1 << 19
  private static let colours: [Chart.Colour] = [.blue, .orange, .green, .red]

  private let title: String
  private let place: String
  /// `name, unit` of each column.
  private let columns: [String]
  private var lines: [Envelope]
  private var piece: [[Double]]
  private var longest: [[Double]]
  private var step = 0.0
  private var hasSpectra = true
  /// Filled by the fixes, which come by another way than the rows, and when the last one came, s.
  private var speedColumn: Int?
  private var lastSpeedAt = -Double.infinity

  /// The chart of one stage of a log.
  public init(_ stage: SignalStage, log: String) {
    let isGravity = stage == .gravity
    self.init(
      title: "\(log): \(stage.rawValue)", names: SignalRows.names(stage) + (isGravity ? ["speed_mps"] : []))
    // Gravity hardly moves: its spectrum says nothing.
    (hasSpectra, speedColumn) = (!isGravity, isGravity ? columns.count - 1 : nil)
  }

  /// `names` as in a header: the position first, each with its unit after the last underscore.
  public init(title: String, names: [String]) {
    self.title = title
    place = Self.spelled(names[0])
    columns = names.dropFirst().map(Self.spelled)
    lines = columns.map { _ in Envelope() }
    piece = columns.map { _ in [] }
    longest = piece
  }

  public mutating func receive(_ rows: SignalRows) {
    step = rows.step
    if rows.beginsPiece { lift() }
    for (index, column) in rows.columns.enumerated() {
      for (row, value) in column.enumerated() { lines[index].push(x: rows.position(row), y: value) }
      let room = Self.mostForSpectra - piece[index].count
      piece[index] += column.prefix(max(0, room))
    }
  }

  /// One value of a column at an uneven place; such a column has no spectrum.
  public mutating func receive(_ value: Double, column: Int, at place: Double) {
    lines[column].push(x: place, y: value)
  }

  /// The speed of a fix; the line breaks over holes of more than three seconds.
  public mutating func receive(speed: Double, at seconds: Double) {
    guard let speedColumn else { return }
    if seconds - lastSpeedAt > 3 { lines[speedColumn].lift() }
    lastSpeedAt = seconds
    lines[speedColumn].push(x: seconds, y: speed)
  }

  /// Nothing is joined across here.
  public mutating func lift() {
    settle()
    for index in lines.indices where index != speedColumn { lines[index].lift() }
  }

  private mutating func settle() {
    if (piece.first?.count ?? 0) > (longest.first?.count ?? 0) { longest = piece }
    for index in piece.indices { piece[index].removeAll(keepingCapacity: true) }
  }

  /// The picture; `spectrum` makes the density of evenly spaced values `step` apart, nil where there are too few.
  public mutating func chart(spectrum: (_ values: [Double], _ step: Double) -> Spectrum?) -> Chart {
    settle()
    var panels: [Chart.Panel] = []
    for (index, envelope) in lines.enumerated() {
      let (x, y) = envelope.line
      guard !x.isEmpty else { continue }
      var panel = Chart.Panel(columns[index], x: .covering(place, x), y: .holding(columns[index], y))
      panel.aspect = 0.18
      panel.marks = [.line(x: x, y: y, .blue, width: 0.7)]
      panels.append(panel)
    }
    if hasSpectra, let densities = spectraPanel(spectrum) { panels.append(densities) }
    return Chart(title, panels: panels)
  }

  private func spectraPanel(_ spectrum: ([Double], Double) -> Spectrum?) -> Chart.Panel? {
    guard step > 0 else { return nil }
    var (marks, legend): ([Chart.Mark], [(Chart.Colour, String)]) = ([], [])
    var (lowX, highX, lowY, highY) = (Double.infinity, 0.0, Double.infinity, 0.0)
    for (index, values) in longest.enumerated() {
      guard let density = spectrum(values, step), density.density.count > 2 else { continue }
      let bins = 1..<density.density.count
      let x = bins.map { Double($0) * density.binWidth }
      let y = bins.map { density.density[$0] }
      (lowX, highX) = (min(lowX, x[0]), max(highX, x[x.count - 1]))
      for value in y where value > 0 { (lowY, highY) = (min(lowY, value), max(highY, value)) }
      let colour = Self.colours[index % Self.colours.count]
      marks.append(.line(x: x, y: y, colour, width: 1))
      legend.append((colour, columns[index]))
    }
    guard highX > lowX, highY > lowY else { return nil }
    let isOverDistance = place.hasSuffix("m")
    var panel = Chart.Panel(
      "power spectral density, longest unbroken piece",
      x: Chart.Axis(isOverDistance ? "cycles/m" : "Hz", lowX...highX, isLogarithmic: true),
      // Eight decades below the peak is noise of the arithmetic.
      y: Chart.Axis(
        "unit² per \(isOverDistance ? "cycle/m" : "Hz")", max(lowY, highY * 1e-8)...highY, isLogarithmic: true
      ))
    panel.marks = marks
    panel.legend = legend
    panel.aspect = 0.4
    return panel
  }

  /// `ax_mps2` → `ax, m/s²`.
  private static func spelled(_ name: String) -> String {
    guard let mark = name.lastIndex(of: "_") else { return name }
    let unit =
      switch name[name.index(after: mark)...] {
      case "mps2": "m/s²"
      case "mps": "m/s"
      case "radps": "rad/s"
      case let other: String(other)
      }
    return name[..<mark].replacing("_", with: " ") + ", " + unit
  }
}

extension Chart.Axis {
  /// An axis from the first to the last place.
  static func covering(_ title: String, _ values: [Double]) -> Chart.Axis {
    guard let first = values.first, let last = values.last, last > first else {
      return .holding(title, values)
    }
    return Chart.Axis(title, first...last)
  }
}
