import RoadFindings

/// Compares cars that drove the same sections: one that has drifted from the fleet (tyres, load, a moved box) is a finding.
///
/// A run's level is the median, over the sections it shares with other cars, of its value over theirs. For a calibrated
/// car a level away from 1 is a fault. An uncalibrated car may have any level, but it must keep it: a step between its
/// earlier and its later runs is a fault, against what the other cars usually read. Calibrated and uncalibrated values are never compared.
/// Complexity: O(values · log).
struct FleetHealth {
  let configuration: FleetConfiguration

  /// What one run says of one section.
  struct Value {
    /// Number of the section in the survey.
    var section: Int
    /// Number of the run in canonical order.
    var run: Int
    var iri: Double
  }

  /// What is known of a run.
  struct Run {
    var log: String
    /// nil can't be told from other unnamed cars and isn't compared.
    var vehicle: String?
    var calibrated: Bool
    var startEpochNanoseconds: Int64?
    var date: String?
  }

  /// A run against the other cars.
  struct Level {
    var run: Int
    /// 1 = as the others.
    var ratio: Double
    /// Standard error of the ratio.
    var error: Double
    var sections: Int
    var others: Int
  }

  func findings(_ values: [Value], runs: [Run]) -> [Finding] {
    let (kept, plain) = (
      levels(values, runs, isUsualOut: true), levels(values, runs, isUsualOut: false)
    )
    func own(_ levels: [Level], _ vehicle: String, _ calibrated: Bool) -> [Level] {
      levels.filter { runs[$0.run].vehicle == vehicle && runs[$0.run].calibrated == calibrated }
        .sorted { before(runs[$0.run], runs[$1.run], tie: $0.run < $1.run) }
    }
    var findings: [Finding] = []
    for vehicle in Set(kept.compactMap { runs[$0.run].vehicle }).sorted() {
      for calibrated in [true, false] {
        if let step = step(own(kept, vehicle, calibrated)) {
          findings.append(say(vehicle, step, runs))
        } else if calibrated, let level = constant(own(plain, vehicle, calibrated)) {
          findings.append(say(vehicle, level, runs))
        }
      }
    }
    return findings
  }

  private func before(_ a: Run, _ b: Run, tie: Bool) -> Bool {
    let (x, y) = (a.startEpochNanoseconds ?? .min, b.startEpochNanoseconds ?? .min)
    return x == y ? tie : x < y
  }

  // MARK: Levels

  /// What the cars say of one section, calibrated or not.
  private struct Shared {
    var isCalibrated: Bool
    var values: [Value]
    /// A car's own runs over the section count as one voice.
    var voices: [String: Double]
  }

  /// The sections over which more than one car has been, in canonical order.
  private func shared(_ values: [Value], _ runs: [Run]) -> [Shared] {
    struct Key: Hashable {
      var section: Int
      var calibrated: Bool
    }
    var bySection: [Key: [Value]] = [:]
    for value in values where runs[value.run].vehicle != nil && value.iri > 0 {
      let key = Key(section: value.section, calibrated: runs[value.run].calibrated)
      bySection[key, default: []].append(value)
    }
    let order = bySection.keys.sorted {
      ($0.section, $0.calibrated ? 0 : 1) < ($1.section, $1.calibrated ? 0 : 1)
    }
    return order.compactMap { key in
      let own = bySection[key] ?? []
      let voices = Dictionary(grouping: own) { runs[$0.run].vehicle ?? "" }
        .mapValues { SectionAggregator.median($0.map(\.iri)) }
      return voices.count > 1 ? Shared(isCalibrated: key.calibrated, values: own, voices: voices) : nil
    }
  }

  /// What each car usually reads, against all the others, by Tukey's median polish (Exploratory Data Analysis, 1977): sections
  /// and cars in turn. Without it a run would seem high or low by which cars happened to share its roads.
  private func usual(_ shared: [Shared], calibrated: Bool) -> [String: Double] {
    let own = shared.filter { $0.isCalibrated == calibrated }
    let cars = Set(own.flatMap(\.voices.keys)).sorted()
    var usual = Dictionary(uniqueKeysWithValues: cars.map { ($0, 1.0) })
    for _ in 0..<Self.rounds {
      var ratios: [String: [Double]] = [:]
      for section in own {
        let middle = SectionAggregator.median(section.voices.map { $0.value / (usual[$0.key] ?? 1) }.sorted())
        for (car, voice) in section.voices where middle > 0 {
          ratios[car, default: []].append(voice / middle)
        }
      }
      for car in cars { usual[car] = ratios[car].map(SectionAggregator.median) ?? 1 }
    }
    return usual
  }

  /// Three settle it nearly everywhere.
  private static let rounds = 10

  /// One for each run that shares enough sections with other cars; where `isUsualOut`, what each of the others usually reads
  /// is taken out of its voice first.
  func levels(_ values: [Value], _ runs: [Run], isUsualOut: Bool) -> [Level] {
    let shared = shared(values, runs)
    let usual = [true, false].map { isUsualOut ? self.usual(shared, calibrated: $0) : [:] }
    var ratios: [Int: [Double]] = [:]
    var others: [Int: Set<String>] = [:]
    for section in shared {
      let usual = usual[section.isCalibrated ? 0 : 1]
      let voices = Dictionary(
        uniqueKeysWithValues: section.voices.map { ($0.key, $0.value / (usual[$0.key] ?? 1)) })
      for value in section.values {
        let vehicle = runs[value.run].vehicle ?? ""
        let rest = voices.filter { $0.key != vehicle }
        // Of two others the wrong one would count half: from three cars on the car itself is one of the voices.
        let heard = voices.count > 2 ? voices : rest
        ratios[value.run, default: []].append(value.iri / SectionAggregator.median(heard.values.sorted()))
        others[value.run, default: []].formUnion(rest.keys)
      }
    }
    return ratios.keys.sorted().compactMap { run in
      let own = ratios[run] ?? []
      guard own.count >= configuration.minimumSections else { return nil }
      let middle = SectionAggregator.median(own)
      let deviation = 1.4826 * SectionAggregator.median(own.map { abs($0 - middle) })
      // The median's standard error is 1.2533 that of the mean.
      return Level(
        run: run, ratio: middle, error: 1.2533 * deviation / Double(own.count).squareRoot(),
        sections: own.count, others: others[run]?.count ?? 0)
    }
  }

  // MARK: Faults

  struct Step {
    /// The first run after the step.
    var run: Int
    var before: Double
    var after: Double
    var sections: Int
    var others: Int
    /// Relative change.
    var change: Double { after / before - 1 }
  }

  /// The most significant step in a car's levels in order of time; nil for none.
  func step(_ levels: [Level]) -> Step? {
    guard levels.count >= 2 else { return nil }
    var best: (step: Step, significance: Double)?
    for k in 1..<levels.count {
      let (a, b) = (levels[..<k], levels[k...])
      let before = SectionAggregator.median(a.map(\.ratio))
      let after = SectionAggregator.median(b.map(\.ratio))
      guard before > 0 else { continue }
      let error = (variance(a, about: before) + variance(b, about: after)).squareRoot()
      let step = Step(
        run: b[k].run, before: before, after: after, sections: b.reduce(0) { $0 + $1.sections },
        others: b.map(\.others).max() ?? 0)
      let significance = abs(after - before) / max(error, 1e-9)
      if significance > best?.significance ?? 0 { best = (step, significance) }
    }
    guard let best, best.significance >= configuration.significance,
      abs(best.step.change) >= configuration.minimumDifference
    else { return nil }
    return best.step
  }

  /// Variance of the middle of some levels: their own errors or their scatter, whichever is greater; 2 % at least, since
  /// the same car on the same road differs by more from day to day.
  private func variance(_ levels: ArraySlice<Level>, about middle: Double) -> Double {
    let n = Double(levels.count)
    let own = levels.reduce(0) { $0 + $1.error * $1.error } / (n * n)
    let scatter =
      n > 1 ? levels.reduce(0) { $0 + ($1.ratio - middle) * ($1.ratio - middle) } / (n * (n - 1)) : 0
    return max(own, scatter) + 0.0004 * middle * middle / n
  }

  /// A calibrated car whose level is away from 1.
  private func constant(_ levels: [Level]) -> Step? {
    guard let first = levels.first else { return nil }
    let middle = SectionAggregator.median(levels.map(\.ratio))
    let error = variance(levels[...], about: middle).squareRoot()
    guard abs(middle - 1) >= configuration.minimumDifference,
      abs(middle - 1) >= configuration.significance * error
    else { return nil }
    return Step(
      run: first.run, before: 1, after: middle, sections: levels.reduce(0) { $0 + $1.sections },
      others: levels.map(\.others).max() ?? 0)
  }

  // MARK: Words

  private func say(_ vehicle: String, _ step: Step, _ runs: [Run]) -> Finding {
    let percent = Int((abs(step.change) * 100).rounded())
    let direction = step.change > 0 ? "higher" : "lower"
    let run = runs[step.run]
    let since = run.date.map { " (\($0))" } ?? ""
    let what =
      step.before == 1
      ? "reads \(percent) % \(direction) than the other cars"
      : "reads \(percent) % \(direction) than before, against the other cars, from \(run.log)\(since) on"
    let cars =
      step.others == 1 ? "one other car, so that either may be at fault" : "\(step.others) other cars"
    return Finding(
      .fleetDrift, .warning, at: Place(log: run.log),
      "vehicle \(vehicle) \(what): \(step.sections) values on sections shared with \(cars); look at its tyres, "
        + "its load and how the box sits, then calibrate it again")
  }
}
