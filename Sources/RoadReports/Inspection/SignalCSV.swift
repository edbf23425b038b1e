public import RoadSurveys

/// A signal as CSV: a header with every unit, one row a sample, a blank line between unbroken pieces.
///
/// Positions have 4 decimals (s) or 3 (m), accelerations and speeds 5, elevations 7. The first fault of the sink is kept
/// and nothing more is written; `finish` throws it.
public struct SignalCSV: SignalReceiver {
  private let stage: SignalStage
  private let write: ([UInt8]) -> ReportError?
  private var fault: ReportError?
  private var bytes: [UInt8] = []
  private var isEmpty = true

  /// `write` takes the bytes and gives the fault that it met.
  public init(_ stage: SignalStage, write: @escaping ([UInt8]) -> ReportError?) {
    self.stage = stage
    self.write = write
    bytes = Array((SignalRows.names(stage).joined(separator: ",") + "\n").utf8)
  }

  public mutating func receive(_ rows: SignalRows) {
    guard fault == nil else { return }
    // A blank line parts pieces for plotting programs; a profile's distances say it themselves.
    if rows.beginsPiece, !isEmpty, !stage.isOverDistance { bytes.append(UInt8(ascii: "\n")) }
    isEmpty = false
    let first = stage.isOverDistance ? 3 : 4
    let decimals = stage == .profile ? [7, 5] : Array(repeating: 5, count: rows.columns.count)
    for row in 0..<rows.count {
      FixedDecimals.append(rows.position(row), decimals: first, to: &bytes)
      for (column, values) in rows.columns.enumerated() {
        bytes.append(UInt8(ascii: ","))
        if values[row].isFinite { FixedDecimals.append(values[row], decimals: decimals[column], to: &bytes) }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    drain(whenOver: ByteSink.chunk)
  }

  /// Hands over what is left. Errors: those of the sink.
  public mutating func finish() throws(ReportError) {
    drain(whenOver: 0)
    if let fault { throw fault }
  }

  private mutating func drain(whenOver limit: Int) {
    guard fault == nil, bytes.count > limit else { return }
    fault = write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
