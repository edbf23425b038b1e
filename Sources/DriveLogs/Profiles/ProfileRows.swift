import RoadFindings
import RoadKernels

/// Takes a profile's rows of numbers, once its head has told what the columns are.
struct ProfileRows {
  /// What each cell of a row is for.
  struct Layout {
    var dialect: ProfileDialect
    var columnCount: Int
    /// The line that has as many cells, for messages.
    var modelLine: Int
    var distance: Int?
    var distanceUnit: LengthUnit
    var elevations: [(column: Int, unit: LengthUnit)]
    /// The columns' names, nil for those that the file doesn't name.
    var names: [String?]
  }

  private let log: String
  private let layout: Layout
  private(set) var distances: [Double] = []
  /// For each track its heights, m.
  private(set) var elevations: [[Double]]
  /// Digits after the decimal mark of the distances, at most; nil where an exponent hides them.
  private(set) var distanceDecimals: Int? = 0
  private var cells: [Range<Int>] = []
  /// Reads regular rows by columns; nil where the dialect has none.
  private var regular: NumberColumns?
  /// Numbers of plain rows, row by row; reused.
  private var numbers: [Double] = []

  /// The decimals of the distances are counted in this many rows.
  private static let rowsForDecimals = 200
  /// Beyond this an elevation is another unit or a sentinel, m.
  private static let greatestElevationMeters = 20_000.0

  init(log: String, layout: Layout, instructions: KernelLevel = .best) {
    self.log = log
    self.layout = layout
    elevations = Array(repeating: [], count: layout.elevations.count)
    regular = NumberColumns(
      cells: layout.columnCount,
      columns: [layout.distance].compactMap(\.self) + layout.elevations.map(\.column),
      delimiter: layout.dialect.delimiter, decimalMark: layout.dialect.decimalMark, level: instructions)
  }

  /// Takes the row `bytes[start..<end]`; blank lines and comments pass.
  mutating func take(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, line: Int) throws(DriveLogError) {
    if ProfileDialect.isBlankOrComment(bytes, start, end) { return }
    layout.dialect.split(bytes, start, end, into: &cells)
    guard cells.count == layout.columnCount else {
      throw fault(
        .badRow, line, nil,
        "\(cells.count) cells were found and \(layout.columnCount) expected as in line \(layout.modelLine); mend or "
          + "remove the row")
    }
    if let column = layout.distance {
      let distance = try number(bytes, column, line)
      if distances.count < Self.rowsForDecimals { countDecimals(bytes, cells[column]) }
      try append(distance: layout.distanceUnit.meters(distance), column, line)
    }
    for track in elevations.indices {
      let (column, unit) = layout.elevations[track]
      try append(elevation: unit.meters(try number(bytes, column, line)), track, line)
    }
  }

  /// Takes as many plain rows as `bytes[start..<end]` begins with, fast; tells how many and where the next row begins.
  ///
  /// The same numbers and faults as ``take(_:_:_:line:)`` row by row. Before the decimals are counted it takes none.
  mutating func takePlain(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, line: Int
  ) throws(DriveLogError) -> (rows: Int, next: Int) {
    guard elevations[0].count >= Self.rowsForDecimals else { return (0, start) }
    if regular != nil { return try takeRegular(bytes, start, end, line: line) }
    numbers.removeAll(keepingCapacity: true)
    let next = PlainNumberRows.read(
      bytes, start, end, columns: layout.columnCount, delimiter: layout.dialect.delimiter,
      decimalMark: layout.dialect.decimalMark, into: &numbers)
    let rows = numbers.count / layout.columnCount
    for row in 0..<rows {
      let first = row * layout.columnCount
      if let column = layout.distance {
        try append(distance: layout.distanceUnit.meters(numbers[first + column]), column, line + row)
      }
      for track in elevations.indices {
        let (column, unit) = layout.elevations[track]
        try append(elevation: unit.meters(numbers[first + column]), track, line + row)
      }
    }
    return (rows, next)
  }

  /// The same by columns.
  private mutating func takeRegular(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, line: Int
  ) throws(DriveLogError) -> (rows: Int, next: Int) {
    var (taken, at) = (0, start)
    while let (rows, next) = regular?.read(bytes, at, end), rows > 0 {
      try appendColumns(rows, line: line + taken)
      taken += rows
      at = next
    }
    return (taken, at)
  }

  /// Appends what was read by columns; the fault of the first row that has one is thrown.
  private mutating func appendColumns(_ rows: Int, line: Int) throws(DriveLogError) {
    // Taken out, so that the columns aren't copied when they are written.
    guard var columns = regular?.values else { return }
    regular?.values = []
    defer { regular?.values = columns }
    let firstTrack = layout.distance == nil ? 0 : 1
    var isSound = true
    if layout.distance != nil {
      layout.distanceUnit.toMeters(&columns[0], count: rows)
      var last = distances.last ?? -.infinity
      for distance in columns[0][..<rows] {
        if !(distance > last) { isSound = false }
        last = distance
      }
    }
    for track in elevations.indices {
      layout.elevations[track].unit.toMeters(&columns[firstTrack + track], count: rows)
      for elevation in columns[firstTrack + track][..<rows]
      where !(elevation.magnitude <= Self.greatestElevationMeters) { isSound = false }
    }
    guard isSound else {
      for row in 0..<rows {
        if let column = layout.distance { try append(distance: columns[0][row], column, line + row) }
        for track in elevations.indices {
          try append(elevation: columns[firstTrack + track][row], track, line + row)
        }
      }
      return
    }
    if layout.distance != nil { distances += columns[0][..<rows] }
    for track in elevations.indices { elevations[track] += columns[firstTrack + track][..<rows] }
  }

  private mutating func append(
    distance: Double, _ column: Int, _ line: Int
  ) throws(DriveLogError) {
    if let last = distances.last, distance <= last {
      throw fault(
        .badRow, line, column,
        "distance \(distance) m does not grow (it was \(last) m before); sort the rows by distance and keep each once"
      )
    }
    distances.append(distance)
  }

  private mutating func append(elevation: Double, _ track: Int, _ line: Int) throws(DriveLogError) {
    let (column, unit) = layout.elevations[track]
    guard elevation.magnitude <= Self.greatestElevationMeters else {
      throw fault(
        .absurdValue, line, column,
        "elevation \(elevation) m is no height of a road; is it a mark for no value, or not in \(unit.rawValue)? "
          + "state the unit (--unit)")
    }
    elevations[track].append(elevation)
  }

  private func number(_ bytes: Span<UInt8>, _ column: Int, _ line: Int) throws(DriveLogError) -> Double {
    let cell = cells[column]
    let value = Decimal.number(
      bytes, cell.lowerBound, cell.upperBound, decimalMark: layout.dialect.decimalMark)
    guard value.isFinite else {
      var text: [UInt8] = []
      for at in cell.prefix(40) { text.append(bytes[at]) }
      let seen = SafeText.escaped(text).trimmed
      throw fault(
        .badCell, line, column,
        (seen.isEmpty ? "an empty cell" : "“\(seen)”")
          + " was found and a finite number expected; a profile has no "
          + "holes: fill the value in or remove the row")
    }
    return value
  }

  private mutating func countDecimals(_ bytes: Span<UInt8>, _ cell: Range<Int>) {
    var decimals = 0
    var isFraction = false
    for at in cell {
      if bytes[at] == layout.dialect.decimalMark {
        isFraction = true
      } else if bytes[at] | 0x20 == UInt8(ascii: "e") {
        distanceDecimals = nil
      } else if isFraction, (0x30...0x39).contains(bytes[at]) {
        decimals += 1
      }
    }
    distanceDecimals = distanceDecimals.map { max($0, decimals) }
  }

  private func fault(
    _ kind: FindingKind, _ line: Int, _ column: Int?, _ text: String
  ) -> DriveLogError {
    let name = column.map { layout.names[$0] ?? String($0 + 1) }
    return DriveLogError(.badData, kind, at: Place(log: log, line: line, column: name), text)
  }
}
