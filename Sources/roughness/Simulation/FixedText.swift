/// Text of a simulated file: fixed decimals, no locale.
struct FixedText {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A number with a fixed count of decimals, rounded to nearest, half away from zero; −0 is written 0.
  mutating func append(_ value: Double, decimals: Int) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    append(units: Int64((value * scale).rounded(.toNearestOrAwayFromZero)), decimals: decimals)
  }

  /// A count of units of 10⁻ᵈ, exactly.
  mutating func append(units: Int64, decimals: Int) {
    if units < 0 { bytes.append(UInt8(ascii: "-")) }
    var divisor: UInt64 = 1
    for _ in 0..<decimals { divisor *= 10 }
    append(String(units.magnitude / divisor))
    if decimals == 0 { return }
    bytes.append(UInt8(ascii: "."))
    var rest = units.magnitude % divisor
    while divisor > 1 {
      divisor /= 10
      bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
      rest %= divisor
    }
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
