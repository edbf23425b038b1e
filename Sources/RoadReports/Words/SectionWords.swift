import RoadSurveys

/// Why a section stands where it does in the list, and what to do about it, as phrases of any language.
enum SectionWords {
  /// The reason, made of what is printed of the section; empty where it has no priority.
  static func reason(of section: SectionEstimate) -> [Phrase] {
    guard section.priority != nil, let iri = section.iri else { return [] }
    var parts = [Phrase("reasonClass", tenths(iri), "sign\(section.conditionClass ?? "I")")]
    if let worst = section.iriMax { parts.append(Phrase("reasonWorst", tenths(worst))) }
    if let share = section.shareIII, share > 0 {
      parts.append(Phrase("reasonShare", String(Int((share * 100).rounded()))))
    }
    if let trend = section.trend {
      parts.append(Phrase(trend > 0 ? "reasonWorse" : "reasonBetter", tenths(abs(trend))))
    }
    if let events = section.events, events > 0 { parts.append(event(section.worstEvent, of: events)) }
    parts.append(
      section.runs == 1 ? Phrase("reasonOnce") : Phrase("reasonTimes", String(section.runs)))
    if !section.calibrated { parts.append(Phrase("reasonUncalibrated")) }
    return parts
  }

  /// What to do.
  static func action(_ action: SectionAction) -> Phrase {
    switch action {
    case .repair: Phrase("actionRepair")
    case .keep: Phrase("actionKeep")
    case .none: Phrase("actionNone")
    case .measureAgain: Phrase("actionAgain")
    case .inspect(let mark):
      if let size = mark?.millimeters {
        Phrase("actionInspectSized", word(mark), String(size))
      } else {
        Phrase("actionInspect", word(mark))
      }
    case .drive(let date): Phrase("actionDrive", date)
    }
  }

  /// The action that a table states, in whatever language; nil for other text.
  static func action(reading text: String) -> SectionAction? {
    for language in Language.allCases {
      let words = Words.of(language)
      for action in [SectionAction.repair, .keep, .none, .measureAgain]
      where words(Self.action(action)) == text {
        return action
      }
      if let values = words.values(of: text, as: "actionDrive", words: kinds) {
        return .drive(repaired: values[0])
      }
      if let values = words.values(of: text, as: "actionInspectSized", words: kinds) {
        return .inspect(EventMark(kind: kind(values[0]), millimeters: Int(values[1])))
      }
      if let values = words.values(of: text, as: "actionInspect", words: kinds) {
        return .inspect(EventMark(kind: kind(values[0]), millimeters: nil))
      }
    }
    return nil
  }

  /// Words that an event can be called; the last one for an unknown kind.
  private static let kinds = ["bump", "pothole", "step", "event"]

  private static func kind(_ word: String) -> String? { word == "event" ? nil : word }

  private static func word(_ mark: EventMark?) -> String {
    mark?.kind.flatMap { kinds.contains($0) ? $0 : nil } ?? "event"
  }

  private static func event(_ mark: EventMark?, of count: Int) -> Phrase {
    switch (count, mark?.millimeters) {
    case (1, nil): Phrase("reasonEvent", word(mark))
    case (1, let size?): Phrase("reasonEventSized", word(mark), String(size))
    case (_, nil): Phrase("reasonEvents", String(count), word(mark))
    case (_, let size?): Phrase("reasonEventsSized", String(count), word(mark), String(size))
    }
  }

  /// Halves away from zero, as spreadsheets show them.
  private static func tenths(_ value: Double) -> String {
    FixedDecimals.text((value * 10).rounded() / 10, decimals: 1)
  }
}
