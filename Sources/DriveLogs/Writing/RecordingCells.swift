/// The cells of a format's rows.
struct RecordingCells: Sendable {
  let layout: RecordingLayout
  var vehicle: String?
  var label: String?
  /// What the clocks since the start count from.
  var start: Int64?

  init(layout: RecordingLayout) { self.layout = layout }

  /// Appends one cell; `motion` gives the value of a channel in the row.
  func append(
    _ cell: RecordingLayout.Cell, time: Int64, fix: Fix?, to bytes: inout [UInt8],
    motion: (Quantity) -> Double
  ) {
    switch cell {
    case .clock(let text): append(time, text, to: &bytes)
    case .fixClock(let text): if let fix { append(fix.time, text, to: &bytes) }
    case .constant(let text): bytes += text.utf8
    case .text(let quantity):
      let text = quantity == .vehicle ? vehicle : label
      if let text { Self.appendText(text, separator: layout.separator, to: &bytes) }
    case .number(let quantity, let unit, let decimals, let factor, let offset, let missing):
      let value: Double? =
        switch quantity {
        case .latitude: fix?.latitude
        case .longitude: fix?.longitude
        case .speed: fix?.speed
        case .heading: fix?.heading
        case .accuracy: fix?.accuracy
        default: motion(quantity)
        }
      guard let value, value.isFinite, abs(value) < 1e9 else {
        bytes += missing.utf8
        return
      }
      let written = (value - offset) / (unit.scale * factor)
      if layout.isScientific {
        NumberText.appendScientific(written, decimalMark: layout.decimalMark, to: &bytes)
      } else {
        NumberText.append(written, decimals: decimals, decimalMark: layout.decimalMark, to: &bytes)
      }
    }
  }

  private func append(_ time: Int64, _ text: RecordingLayout.ClockText, to bytes: inout [UInt8]) {
    let mark = layout.decimalMark
    switch text {
    case .seconds(let decimals):
      NumberText.append(time, power: 9, decimals: decimals, decimalMark: mark, to: &bytes)
    case .nanoseconds: NumberText.append(time, power: 0, decimals: 0, decimalMark: mark, to: &bytes)
    case .sinceStart(let unit, let decimals):
      let step = time - (start ?? time)
      if layout.isScientific {
        NumberText.appendScientific(Double(step) / 1e9, decimalMark: mark, to: &bytes)
      } else {
        NumberText.append(
          step, power: unit.powerToNanoseconds, decimals: decimals, decimalMark: mark, to: &bytes)
      }
    case .date(let fraction, let end):
      let milliseconds = NumberText.rounded(time, to: 1_000_000)
      let whole = (milliseconds - NumberText.remainder(milliseconds, 1000)) * 1_000_000
      bytes += TimeText.utc(whole).dropLast().replacing("T", with: " ").utf8
      bytes += fraction.utf8
      NumberText.appendPadded(NumberText.remainder(milliseconds, 1000), 3, to: &bytes)
      bytes += end.utf8
    case .clockDigits:
      let milliseconds = NumberText.remainder(NumberText.rounded(time, to: 1_000_000), 86_400_000)
      let second = milliseconds / 1000
      NumberText.appendPadded(second / 3600 * 10_000 + second / 60 % 60 * 100 + second % 60, 6, to: &bytes)
      bytes.append(mark)
      NumberText.appendPadded(milliseconds % 1000, 3, to: &bytes)
    }
  }

  /// A cell of text, quoted where it must be (RFC 4180), so that it may hold anything.
  private static func appendText(_ text: String, separator: String, to bytes: inout [UInt8]) {
    let isPlain = text.utf8.allSatisfy { byte in
      byte > UInt8(ascii: " ") && byte != UInt8(ascii: "\"") && !separator.utf8.contains(byte)
    }
    guard !isPlain else {
      bytes += text.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
