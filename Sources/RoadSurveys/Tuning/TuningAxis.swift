#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One setting that a search varies: its path and the values between which it may lie.
public struct TuningAxis: Sendable, Hashable {
  /// Path of the setting, as `roughness config` lists it: `inverse.highPassHertz`.
  public var path: String
  public var values: Values

  public enum Values: Sendable, Hashable {
    /// Anything between two numbers; on a logarithmic scale where the upper one is four times the lower or more.
    case range(low: Double, high: Double)
    /// These, as a configuration file spells them.
    case list([SettingTree])
  }

  public init(path: String, values: Values) {
    self.path = path
    self.values = values
  }

  /// Reads `KEY=LO…HI` (also `LO..HI`) or `KEY=a,b,c`.
  ///
  /// Errors: ``SurveyError/configuration(_:)`` for anything else, an unknown setting and a range of what is no number.
  public static func read(_ text: String, over base: SurveyConfiguration) throws(SurveyError) -> TuningAxis {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw .configuration("--vary \(text): expected KEY=LO…HI or KEY=a,b,c")
    }
    guard let known = try ConfigurationFile.tree(of: base).leaves.first(where: { $0.path == parts[0] }) else {
      throw .configuration("\(parts[0]): no such setting; `roughness config` lists them")
    }
    for mark in ["…", "..."] + [".."] {
      let ends = parts[1].split(separator: mark, omittingEmptySubsequences: false)
      guard ends.count == 2 else { continue }
      guard let low = Double(ends[0]), let high = Double(ends[1]), low.isFinite, high.isFinite, low < high
      else {
        throw .configuration("--vary \(text): expected two numbers, the lower one first")
      }
      switch known.value {
      case .number, .null: return TuningAxis(path: parts[0], values: .range(low: low, high: high))
      default:
        throw .configuration("--vary \(text): \(parts[0]) is no number; give its values as a list: KEY=a,b")
      }
    }
    let values = parts[1].split(separator: ",", omittingEmptySubsequences: true).map { word -> SettingTree in
      if let number = Double(word) { return .number(number) }
      if word == "true" || word == "false" { return .flag(word == "true") }
      return word == "null" ? .null : .text(String(word))
    }
    return TuningAxis(path: parts[0], values: .list(values))
  }

  /// Whether equal steps are equal ratios.
  public var isLogarithmic: Bool {
    if case .range(let low, let high) = values { return low > 0 && high >= 4 * low }
    return false
  }

  /// `count` values over the share `from`…`to` of the axis, 0…1; a list gives all of its own.
  func grid(_ count: Int, from: Double = 0, to: Double = 1, isWhole: Bool) -> [SettingTree] {
    switch values {
    case .list(let values): return values
    case .range:
      var seen: [SettingTree] = []
      for i in 0..<count {
        let share = count == 1 ? 0.5 * (from + to) : from + (to - from) * Double(i) / Double(count - 1)
        let value = SettingTree.number(at(share, isWhole: isWhole))
        if !seen.contains(value) { seen.append(value) }
      }
      return seen
    }
  }

  /// The value at a share of the range, to four digits: what a person would write.
  func at(_ share: Double, isWhole: Bool) -> Double {
    guard case .range(let low, let high) = values else { return 0 }
    let value = isLogarithmic ? low * pow(high / low, share) : low + (high - low) * share
    if isWhole { return value.rounded() }
    return min(high, max(low, Self.rounded(value)))
  }

  /// The share of the range at which a value lies.
  func share(of value: Double) -> Double {
    guard case .range(let low, let high) = values else { return 0 }
    let share = isLogarithmic ? log(value / low) / log(high / low) : (value - low) / (high - low)
    return min(1, max(0, share))
  }

  private static func rounded(_ value: Double) -> Double {
    guard value != 0 else { return 0 }
    var scale = 1.0
    while abs(value) * scale < 1000 { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}
