import RoadFindings
import RoadNetworks

/// What of a survey's input counts for no estimate, and what lies on no road; counted on the way, said at the end.
struct LeftOut {
  /// Passes over sections.
  var beforeRepair = 0
  var outsideWindow = 0
  /// Local dates of the runs that lie in an excluded season, sorted.
  var seasonal: [String] = []
  /// Events that too few passes met.
  var unconfirmed = 0
  /// Known events on no road, pictures of no run and no place.
  var knownEvents = 0
  var pictures = 0

  /// All of it as findings, in the order in which the survey's list has them.
  func findings(
    _ configuration: SurveyConfiguration, _ repairs: [RepairWork], on ledger: RoadLedger
  ) -> [Finding] {
    lost + dates(configuration.aggregation) + repairs.compactMap { unplaced($0, on: ledger) }
  }

  private var lost: [Finding] {
    var findings: [Finding] = []
    if pictures > 0 {
      findings.append(
        Finding(
          .photoUnplaced, .warning, count: pictures,
          "pictures taken during no run and without a position: linked to nothing; see that the camera's clock is right "
            + "(--photo-offset) and that --utc-offset is given"))
    }
    if unconfirmed > 0 {
      findings.append(
        Finding(
          .eventUnconfirmed, .note, count: unconfirmed,
          "bumps, potholes or steps that too few of the passes met; they are not reported "
            + "(eventMerging.minimumShare)"))
    }
    if knownEvents > 0 {
      findings.append(
        Finding(
          .knownUnplaced, .warning, count: knownEvents,
          "known events on no road of the ledger: they count for nothing; give road_id and chainage_m of this ledger, "
            + "or lat and lon within 15 m of a road"))
    }
    return findings
  }

  private func dates(_ settings: AggregationConfiguration) -> [Finding] {
    var findings: [Finding] = []
    if let first = seasonal.first, let last = seasonal.last {
      findings.append(
        Finding(
          .excludedSeason, .note, count: seasonal.count,
          "runs between \(first) and \(last) lie in a season that counts neither for estimates nor for trends "
            + "(aggregation.excludedSeasons)"))
    }
    if outsideWindow > 0, let days = settings.windowDays {
      findings.append(
        Finding(
          .outsideWindow, .note, count: outsideWindow,
          "passes over sections are more than \(SettingTree.number(days).text) days older than the newest there; "
            + "they stay in the trend (aggregation.windowDays)"))
    }
    if beforeRepair > 0 {
      findings.append(
        Finding(
          .beforeRepair, .note, count: beforeRepair,
          "passes over sections lie before a repair, or have no date: they stay in the trend only"))
    }
    return findings
  }

  /// A repair that lies nowhere on the ledger.
  private func unplaced(_ repair: RepairWork, on ledger: RoadLedger) -> Finding? {
    let what = "the repair of \(repair.date) on road \(repair.roadID) counts for nothing: "
    guard let road = ledger.road(withID: repair.roadID) else {
      return Finding(.repairUnplaced, .warning, what + "the ledger has no such road")
    }
    let length = Centerline(road.lines).length
    guard repair.fromMeters >= length else { return nil }
    return Finding(
      .repairUnplaced, .warning,
      what + "it begins at \(Int(repair.fromMeters)) m, the road ends at \(Int(length)) m")
  }
}
