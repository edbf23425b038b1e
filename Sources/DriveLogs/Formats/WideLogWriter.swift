public import RoadFindings

/// Writes a drive as our wide log: the format's third function, and a sink, so that any log can be converted.
///
/// Times keep 4 decimals, accelerations 4, rates 5, coordinates 7, speed 3, heading and accuracy 1; halves go away from
/// zero. A fix stands in the first row that is not earlier; of two fixes before one row the later is written. Bytes pile
/// up in `bytes` until the caller takes them.
public struct WideLogWriter: DriveLogSink {
  /// What was written since the caller last emptied it.
  public var bytes: [UInt8] = []
  private var description: DriveLogDescription?
  private var waiting: [Fix] = []
  private var nextFix = 0
  private var columns: [Quantity] = []

  public init() {}

  public mutating func begin(_ description: DriveLogDescription) { self.description = description }

  public mutating func receive(fix: Fix) { waiting.append(fix) }

  public mutating func receive(finding: Finding) {}

  public mutating func receive(motion block: borrowing MotionBlock) {
    if columns.isEmpty { header(block) }
    for row in 0..<block.count {
      Self.append(block.times[row], power: 9, decimals: 4, to: &bytes)
      for quantity in columns {
        let value: Float =
          switch quantity {
          case .ax: block.ax[row]
          case .ay: block.ay[row]
          case .az: block.az[row]
          case .gx: block.gx[row]
          case .gy: block.gy[row]
          case .gz: block.gz[row]
          case .axle: block.axle[row]
          default: block.strut[row]
          }
        cell(Double(value), decimals: quantity.dimension == .rotationRate ? 5 : 4)
      }
      fixCells(upTo: block.times[row])
      for text in [description?.vehicle, description?.label] { if let text { self.text(text) } }
      bytes.append(UInt8(ascii: "\n"))
    }
    waiting.removeFirst(nextFix)
    nextFix = 0
  }

  private mutating func header(_ block: borrowing MotionBlock) {
    let filled: [(Quantity, Bool)] = [
      (.ax, !block.ax.isEmpty), (.ay, !block.ay.isEmpty), (.az, !block.az.isEmpty), (.gx, !block.gx.isEmpty),
      (.gy, !block.gy.isEmpty), (.gz, !block.gz.isEmpty), (.axle, !block.axle.isEmpty),
      (.strut, !block.strut.isEmpty),
    ]
    columns = filled.filter(\.1).map(\.0)
    var quantities: [Quantity] = [.time] + columns + [.latitude, .longitude, .speed, .heading, .accuracy]
    if description?.vehicle != nil { quantities.append(.vehicle) }
    if description?.label != nil { quantities.append(.road) }
    let names = quantities.map { quantity in WideLog.columns.first { $0.quantity == quantity }?.name ?? "" }
    bytes += Array(names.joined(separator: ",").utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func fixCells(upTo time: Int64) {
    var fix: Fix?
    while nextFix < waiting.count, waiting[nextFix].time <= time {
      fix = waiting[nextFix]
      nextFix += 1
    }
    cell(fix?.latitude, decimals: 7)
    cell(fix?.longitude, decimals: 7)
    cell(fix?.speed, decimals: 3)
    cell(fix?.heading, decimals: 1)
    cell(fix?.accuracy, decimals: 1)
  }

  /// A cell of text, quoted where it must be (RFC 4180), so that it may hold anything.
  private mutating func text(_ text: String) {
    let isPlain = text.utf8.allSatisfy {
      $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"")
    }
    guard !isPlain else {
      bytes.append(UInt8(ascii: ","))
      bytes += text.utf8
      return
    }
    bytes += Array(",\"".utf8)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func cell(_ value: Double?, decimals: Int) {
    bytes.append(UInt8(ascii: ","))
    guard let value, value.isFinite, abs(value) < 1e9 else { return }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    Self.append(Int64((value * scale).rounded()), power: decimals, decimals: decimals, to: &bytes)
  }

  /// `number` · 10^−power with `decimals` decimals; exact, so that nanoseconds since 1970 stay what they are.
  private static func append(_ number: Int64, power: Int, decimals: Int, to bytes: inout [UInt8]) {
    var unit: UInt64 = 1
    for _ in decimals..<power { unit *= 10 }
    var rest = (number.magnitude + unit / 2) / unit
    if number < 0 && rest > 0 { bytes.append(UInt8(ascii: "-")) }
    var digits: [UInt8] = []
    repeat {
      digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0 || digits.count <= decimals
    for (place, digit) in digits.enumerated().reversed() {
      bytes.append(digit)
      if place == decimals && decimals > 0 { bytes.append(UInt8(ascii: ".")) }
    }
  }
}
