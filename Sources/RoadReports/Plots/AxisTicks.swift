#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The values at which an axis is labelled: 1, 2 or 5 times a power of ten apart, or powers of ten.
enum AxisTicks {
  struct Tick: Equatable {
    var value: Double
    var label: String
  }

  /// Ticks within the axis, at most about `most`.
  static func of(_ axis: Chart.Axis, most: Int) -> [Tick] {
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    guard high > low else { return [Tick(value: low, label: FixedDecimals.text(low, decimals: 1))] }
    return axis.isLogarithmic ? decades(low, high) : steps(low, high, most)
  }

  private static func steps(_ low: Double, _ high: Double, _ most: Int) -> [Tick] {
    let least = (high - low) / Double(max(1, most))
    let exponent = Int(Chart.log10(least).rounded(.down))
    let power = Chart.power(exponent)
    let (factor, isNext) =
      least <= power
      ? (1.0, false) : least <= 2 * power ? (2, false) : least <= 5 * power ? (5, false) : (1, true)
    let step = factor * (isNext ? Chart.power(exponent + 1) : power)
    let decimals = min(15, max(0, -(exponent + (isNext ? 1 : 0))))
    var ticks: [Tick] = []
    // Multiples by counting, so that no error adds up.
    var count = (low / step - 1e-9).rounded(.up)
    while count * step <= high + 1e-9 * step {
      let value = count == 0 ? 0 : count * step
      ticks.append(Tick(value: value, label: FixedDecimals.text(value, decimals: decimals)))
      count += 1
    }
    return ticks
  }

  private static func decades(_ low: Double, _ high: Double) -> [Tick] {
    let (first, last) = (Int(Chart.log10(low).rounded(.up)), Int(Chart.log10(high).rounded(.down)))
    guard first <= last else { return steps(low, high, 4) }
    let every = max(1, (last - first) / 8 + 1)
    return stride(from: first, through: last, by: every).map { exponent in
      let value = Chart.power(exponent)
      let label =
        (-3...4).contains(exponent) ? FixedDecimals.text(value, decimals: max(0, -exponent)) : "1e\(exponent)"
      return Tick(value: value, label: label)
    }
  }
}

extension Chart {
  /// Rounded, so that a place in a picture doesn't depend on a library's last bit.
  static func log10(_ value: Double) -> Double {
    #if canImport(Glibc)
      (Glibc.log10(value) * 1e9).rounded() / 1e9
    #else
      (Darwin.log10(value) * 1e9).rounded() / 1e9
    #endif
  }

  static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<exponent.magnitude { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }
}
