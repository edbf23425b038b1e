import RoadFindings
public import RoadSurveys

/// What `inspect` says of one log to people: the verdict and one remedy, then what was recognised, doubted and left out.
///
/// Text from the data is shown with its control characters visible; long lists are broken at the width given.
public struct InspectionText: Sendable {
  /// Columns of the terminal; lines are broken there where they can be.
  public var width: Int
  /// Whether the verdict is coloured.
  public var colored: Bool

  public init(width: Int = 100, colored: Bool = false) {
    precondition(width >= 40, "A page is at least 40 columns wide")
    self.width = width
    self.colored = colored
  }

  /// The page of one log, ending with a line feed.
  public func text(of inspection: LogInspection) -> String {
    var lines = [bold(SafeText.visible(inspection.log))] + verdictLines(inspection, indent: 2)
    lines += wrapped(inspection.remedy ?? "nothing: this log is good", title: "what helps most: ", indent: 2)
    lines += section("recognised", recognised(inspection))
    // Road left out has a list of its own, with metres; the worst doubts come first.
    let doubts = inspection.findings.filter { Self.explanation(inspection, $0) == nil }
    let ordered = doubts.enumerated().sorted { a, b in
      a.element.severity != b.element.severity ? a.element.severity > b.element.severity : a.offset < b.offset
    }
    lines += section("doubtful", ordered.flatMap { finding($0.element) })
    lines += section("left out", inspection.excluded.flatMap { excluded($0, inspection) })
    return lines.joined(separator: "\n") + "\n"
  }

  /// Name, verdict and remedy only.
  public func summary(of inspection: LogInspection) -> String {
    (["\(bold(SafeText.visible(inspection.log))): \(colored(Self.verdict(of: inspection), inspection))"]
      + (inspection.remedy.map { wrapped($0, title: "what helps most: ", indent: 2) } ?? []))
      .joined(separator: "\n") + "\n"
  }

  /// The verdict in words: what of the road can be rated, or why nothing can.
  public static func verdict(of inspection: LogInspection) -> String {
    if let refusal = inspection.refusal {
      return "not usable: " + SafeText.visible(FindingPlace.located(refusal.finding))
    }
    let driven = kilometres(inspection.distanceMeters)
    guard inspection.ratedMeters > 0 else { return "not usable: nothing of \(driven) can be rated" }
    let doubts = inspection.findings.count { $0.severity > .note }
    return "usable: \(kilometres(inspection.ratedMeters)) of \(driven) can be rated"
      + (doubts > 0 ? ", \(doubts) warning\(doubts == 1 ? "" : "s")" : "")
  }

  /// One line over many logs.
  public static func total(of inspections: [LogInspection]) -> String {
    let usable = inspections.count { $0.isUsable }
    let rated = inspections.reduce(0) { $0 + $1.ratedMeters }
    let driven = inspections.reduce(0) { $0 + $1.distanceMeters }
    return "\(inspections.count) logs: \(usable) usable, \(inspections.count - usable) not; "
      + "\(kilometres(rated)) of \(kilometres(driven)) can be rated\n"
  }

  // MARK: - Parts

  private func verdictLines(_ inspection: LogInspection, indent: Int) -> [String] {
    var lines = wrapped(Self.verdict(of: inspection), title: "", indent: indent)
    lines[0] = colored(lines[0], inspection)
    return lines
  }

  /// Green, yellow or red up to the colon.
  private func colored(_ line: String, _ inspection: LogInspection) -> String {
    guard colored, let colon = line.firstIndex(of: ":") else { return line }
    let head = String(line[..<colon])
    return
      (!inspection.isUsable ? ink.bad(head) : inspection.isDoubtful ? ink.doubtful(head) : ink.good(head))
      + line[colon...]
  }

  private var ink: Ink { Ink(isOn: colored) }
  private func bold(_ text: String) -> String { ink.bold(text) }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["  " + bold(title)] + lines
  }

  private func recognised(_ inspection: LogInspection) -> [String] {
    var lines: [String] = []
    if let recognised = inspection.recognised {
      lines += row("format", format(recognised))
      let columns = recognised.columns.map { column in
        "\(column.name) = \(column.quantity)" + (column.unit.isEmpty ? "" : " (\(column.unit))")
      }
      lines += row("columns", columns.joined(separator: ", "))
      if let vehicle = recognised.vehicle { lines += row("vehicle", vehicle) }
      if let label = recognised.label { lines += row("road", label) }
      lines += row("clock", clock(inspection, recognised))
    }
    guard inspection.refusal == nil else { return lines }
    lines += row("rate", rate(inspection.timing))
    lines += row("fixes", fixes(inspection.fixes))
    lines += row("gravity", gravity(inspection.sensor))
    let dropped = inspection.rowsDropped
    lines += row(
      "length",
      "\(Self.kilometres(inspection.distanceMeters)) in \(Self.fixed(inspection.durationSeconds, 1)) s; "
        + "\(inspection.rows) rows, \(dropped) left out; \(inspection.bytes) bytes")
    return lines + row("sha-256", inspection.sha256)
  }

  private func format(_ recognised: LogInspection.Recognised) -> String {
    guard let layout = recognised.layout else { return recognised.format }
    return "\(recognised.format); \(layout.delimiter) between cells, decimal \(layout.decimalMark), "
      + "\(layout.encoding), header in line \(layout.headerLine)"
  }

  private func clock(_ inspection: LogInspection, _ recognised: LogInspection.Recognised) -> String {
    if let start = inspection.start { return "date and time; begins \(start)" }
    return recognised.knowsDates ? "date and time" : "counts from an unknown moment; no date"
  }

  private func rate(_ timing: LogInspection.Timing) -> String {
    guard let rate = timing.rateHertz else { return "unknown" }
    let jitter = timing.jitterSeconds.map { ", jitter \(Self.fixed($0 * 1000, 2)) ms" } ?? ""
    let pieces = "\(timing.stretches) unbroken piece\(timing.stretches == 1 ? "" : "s")"
    let holes =
      timing.holes == 0
      ? ""
      : ", \(timing.holes) hole\(timing.holes == 1 ? "" : "s") up to \(Self.fixed(timing.longestHoleSeconds, 1)) s"
    return "\(Self.fixed(rate, 1)) Hz\(jitter); \(pieces)\(holes)"
  }

  private func fixes(_ fixes: LogInspection.Fixes) -> String {
    var text = "\(fixes.count)"
    if let interval = fixes.intervalSeconds { text += ", every \(Self.fixed(interval, 2)) s" }
    text += ", \(fixes.withSpeed) with speed, \(fixes.withHeading) with heading"
    if let accuracy = fixes.accuracyMeters { text += ", accuracy \(Self.fixed(accuracy, 1)) m" }
    return text
      + (fixes.latencySeconds.map { "; stamped \(Self.fixed($0, 2)) s late" } ?? "; latency unknown")
  }

  private func gravity(_ sensor: LogInspection.Sensor) -> String {
    guard let gravity = sensor.gravity else { return "unknown" }
    func direction(_ vector: LogInspection.Direction) -> String {
      "(\(Self.fixed(vector.x, 2)), \(Self.fixed(vector.y, 2)), \(Self.fixed(vector.z, 2)))"
    }
    return "\(Self.fixed(sensor.norm, 3)) m/s² along \(gravity.nearestAxis) \(direction(gravity)); forward "
      + (sensor.forward.map(direction) ?? "unknown")
  }

  private func finding(_ finding: Finding) -> [String] {
    let title = finding.severity.rawValue + String(repeating: " ", count: 9 - finding.severity.rawValue.count)
    let times = finding.count > 1 ? " (\(finding.count) times)" : ""
    return wrapped(
      "\(FindingPlace.located(finding))\(times) [\(finding.kind.rawValue)]", title: title, indent: 4)
  }

  private func excluded(_ excluded: LogInspection.Excluded, _ inspection: LogInspection) -> [String] {
    let meters = Self.fixed(excluded.meters, 1)
    let title = String(repeating: " ", count: max(0, 8 - meters.count)) + meters + " m  "
    let explanations = inspection.findings.compactMap { finding in
      finding.kind == excluded.kind ? Self.explanation(inspection, finding) : nil
    }
    var text =
      explanations.first ?? (excluded.kind == .gap ? "a hole in the recording" : excluded.kind.rawValue)
    if excluded.metersAlone < excluded.meters - 0.25 {
      text += "; \(Self.fixed(excluded.metersAlone, 1)) m for this reason alone"
    }
    if let from = excluded.startSeconds, let to = excluded.endSeconds {
      text +=
        "; \(excluded.places) place\(excluded.places == 1 ? "" : "s"), from \(Self.fixed(from, 1)) s to "
        + "\(Self.fixed(to, 1)) s"
    }
    return wrapped(text + " [\(excluded.kind.rawValue)]", title: title, indent: 2)
  }

  /// What a finding says about road left out, without its metres; nil for a finding about anything else.
  private static func explanation(_ inspection: LogInspection, _ finding: Finding) -> String? {
    guard finding.place.line == nil, inspection.excluded.contains(where: { $0.kind == finding.kind }),
      let end = finding.text.firstRange(of: " m left out: ")
    else { return nil }
    return String(finding.text[end.upperBound...])
  }

  // MARK: - Lines

  private func row(_ title: String, _ text: String) -> [String] {
    wrapped(text, title: title + String(repeating: " ", count: max(1, 10 - title.count)), indent: 4)
  }

  /// Breaks text at blanks; the lines after the first stand under its beginning.
  private func wrapped(_ text: String, title: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let under = margin + String(repeating: " ", count: title.count)
    var lines: [String] = []
    var line = margin + title
    var isEmpty = true
    for word in SafeText.visible(text).split(separator: " ", omittingEmptySubsequences: false) {
      if !isEmpty, DisplayWidth.of(line) + 1 + DisplayWidth.of(String(word)) > width {
        lines.append(line)
        line = under
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }

  private static func kilometres(_ meters: Double) -> String { fixed(meters / 1000, 2) + " km" }

  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    value.isFinite ? FixedDecimals.text(value, decimals: decimals) : "–"
  }
}
