import RoadFindings
import RoadKernels

/// What the first rows say about a log's clock: unit, zero, resolution.
struct ClockInference {
  var time: TablePlan.Time
  var clock: DriveLogDescription.Clock
  /// Added to times without a date, nanoseconds.
  var base: Int64 = 0
  /// Whole runs of rows share a stamp.
  var isCoarse = false
  /// All rows seen share one stamp.
  var standsStill = false
  var findings: [Finding] = []

  /// Unit by what the header states, else by the magnitude that dates of 1980–2286 have, else by the step between rows.
  ///
  /// `told` is what a format or a mapping knows of the clock.
  init(
    _ sample: HeadSample, stated: Unit?, told: LogMapping.Clock? = nil, column: String?, place: Place,
    options: LogReadingOptions
  ) {
    var place = place
    place.column = column
    let monthFirst = told?.spelling == .monthFirst
    if case .instant(let instant) = told?.zero { base = instant }
    let toldClock: DriveLogDescription.Clock? = told?.zero.map { $0 == .start ? .sinceStart : .unixEpoch }
    let numbers = sample.times.compactMap { $0.map(Self.double) }
    let texts = sample.timeTexts.compactMap { TimeText($0, monthFirst: monthFirst) }
    if told?.spelling == .clockDigits {
      time = .clockDigits
      clock = toldClock ?? .sinceStart
      let stamps = sample.times.compactMap { $0?.scaled(by: 9).flatMap(TimeText.clockDigits) }.map(
        Double.init)
      isCoarse = Self.isCoarse(stamps)
      standsStill = Self.standsStill(stamps)
      judge(stamps, scale: 1e-9, place: place, options: options)
    } else if numbers.count < texts.count || (told?.spelling != nil && !texts.isEmpty) {
      time = monthFirst ? .monthFirstText : .text
      clock = texts.contains(where: \.hasDate) ? .unixEpoch : toldClock ?? .sinceStart
      if texts.contains(where: \.hasDate), !texts.contains(where: \.hasZone), options.utcOffsetSeconds == nil
      {
        findings.append(
          Finding(
            .noTimeZone, .warning, at: place,
            "the times name no zone: UTC is assumed; say --utc-offset +09:00 for local times"))
      }
      let stamps = texts.map { Double($0.nanoseconds) }
      isCoarse = Self.isCoarse(stamps)
      standsStill = Self.standsStill(stamps)
      judge(stamps, scale: 1e-9, place: place, options: options)
    } else {
      let step = Self.typicalStep(numbers)
      let level = numbers.isEmpty ? 0 : numbers.sorted()[(numbers.count - 1) * 3 / 4].magnitude
      let unit = stated ?? Self.unit(level: level, step: step)
      time = .number(unit)
      clock = toldClock ?? (Self.epochRange(unit).contains(level) ? .unixEpoch : .sinceStart)
      if stated == nil, !numbers.isEmpty {
        findings.append(
          Finding(
            .unitInferred, .note, at: place,
            "the times state no unit: \(unit.rawValue) inferred from their size and step"))
      }
      isCoarse = Self.isCoarse(numbers)
      standsStill = Self.standsStill(numbers)
      judge(numbers, scale: unit.scale, place: place, options: options)
    }
    if clock == .sinceStart && !(numbers.isEmpty && texts.isEmpty) {
      findings.append(
        Finding(
          .noAbsoluteClock, .note, at: place, "the clock counts from an unknown moment: no date is known"))
    }
  }

  /// Shared stamps and dates that cannot be.
  private mutating func judge(_ stamps: [Double], scale: Double, place: Place, options: LogReadingOptions) {
    // Whole runs only: from the first change of the stamp to the last.
    let changes = stamps.indices.dropFirst().filter { stamps[$0] != stamps[$0 - 1] }
    if isCoarse, let first = changes.first, let last = changes.last, stamps[last] > stamps[first] {
      let rate = Int((Double(last - first) / ((stamps[last] - stamps[first]) * scale)).rounded())
      findings.append(
        Finding(
          .coarseTime, .warning, at: place,
          "runs of rows share a time stamp: the times are interpolated, at \(rate) Hz"))
    }
    let end = Double(TimeText.days(year: options.latestPlausibleYear + 1, month: 1, day: 1)) * 86_400
    let zero = Double(base) / 1e9
    if clock == .unixEpoch, let first = stamps.first(where: { $0 * scale + zero >= end }), first > 0 {
      findings.append(
        Finding(
          .implausibleDate, .warning, at: place,
          "the date is later than the latest plausible year \(options.latestPlausibleYear); check the recorder's clock"
        ))
    }
  }

  private static func double(_ digits: DecimalDigits) -> Double {
    var value = Double(digits.magnitude)
    for _ in 0..<min(digits.power.magnitude, 40) { value = digits.power < 0 ? value / 10 : value * 10 }
    return digits.isNegative ? -value : value
  }

  private static let units: [Unit] = [.seconds, .milliseconds, .microseconds, .nanoseconds]

  /// What a date between 1980 and 2286 looks like in a unit.
  private static func epochRange(_ unit: Unit) -> Range<Double> { 3e8 / unit.scale..<1e10 / unit.scale }

  private static func unit(level: Double, step: Double?) -> Unit {
    guard let step, step > 0 else { return units.first { epochRange($0).contains(level) } ?? .seconds }
    // A date's unit must also make the step one that a recorder has.
    for unit in units where epochRange(unit).contains(level) && step * unit.scale <= 2 { return unit }
    return units.first { step * $0.scale <= 1 } ?? .nanoseconds
  }

  /// Mean step, jumps and steps backwards left out.
  private static func typicalStep(_ times: [Double]) -> Double? {
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }
    guard let median = HeadSample.median(steps.filter { $0 > 0 }) else { return nil }
    let usual = steps.filter { $0 >= 0 && $0 <= 20 * median }
    return usual.reduce(0, +) / Double(usual.count)
  }

  private static func standsStill(_ times: [Double]) -> Bool {
    guard let first = times.first, times.count >= 2 else { return false }
    return times.allSatisfy { $0 == first }
  }

  /// Three of ten steps are zero: not a fault here and there but a clock that ticks more slowly than the sensor.
  private static func isCoarse(_ times: [Double]) -> Bool {
    guard times.count >= 4 else { return false }
    let zeros = zip(times.dropFirst(), times).count { $0 == $1 }
    return zeros * 10 >= (times.count - 1) * 3
  }
}
