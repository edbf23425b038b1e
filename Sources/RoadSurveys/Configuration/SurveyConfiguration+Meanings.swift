import RoadNetworks
import RoughnessModels

extension SurveyConfiguration {
  /// Settings whose default is `null`.
  static let optionalSettings =
    [
      ["dates", "utcOffsetMinutes"], ["packages", "fromIRI"], ["packages", "pricePerSquareMeter"],
      ["packages", "defaultWidthMeters"], ["packages", "budget"],
      ["ranking", "conditionTo"], ["aggregation", "windowDays"],
    ] + VehicleGeometry.keys.map { ["geometry", $0] }

  /// What every setting means, with its unit, keyed by its path.
  public static var meanings: [String: String] {
    var all = [
      "estimator": "which estimator runs: automatic, "
        + EstimatorKind.allCases.dropFirst().map(\.rawValue).joined(separator: ", "),
      "language": "en or ja; of report, workbook, reasons, actions and summary",
    ]
    let groups: [(String, [String: String])] = [
      ("geometry", VehicleGeometry.meanings),
      ("inverse", InverseConfiguration.meanings), ("rms", RMSConfiguration.meanings),
      ("dual", DualConfiguration.meanings), ("rms.regression", RMSRegression.meanings),
      ("events", EventConfiguration.meanings), ("conditioning", ConditioningConfiguration.meanings),
      ("exclusion", ExclusionConfiguration.meanings), ("ledger", LedgerPropertyNames.meanings),
      ("matching", MatchingConfiguration.meanings),
      ("sections", SectionConfiguration.meanings),
      ("alignment", AlignmentConfiguration.meanings), ("homogeneous", HomogeneousConfiguration.meanings),
      ("fleet", FleetConfiguration.meanings), ("eventMerging", EventMergingConfiguration.meanings),
      ("aggregation", AggregationConfiguration.meanings), ("trend", TrendConfiguration.meanings),
      ("thresholds", ThresholdConfiguration.meanings), ("ranking", RankingConfiguration.meanings),
      ("packages", PackageConfiguration.meanings), ("dates", DateConfiguration.meanings),
      ("privacy", PrivacyConfiguration.meanings),
    ]
    for (group, meanings) in groups {
      for (key, meaning) in meanings { all["\(group).\(key)"] = meaning }
    }
    return all
  }

  /// Checks the ranges that the algorithms rely on.
  func validate() throws(SurveyError) {
    try require((0...10_000).contains(privacy.trimEndsMeters), "privacy.trimEndsMeters", "0 to 10000")
    try require(sections.lengthMeters >= 10, "sections.lengthMeters", "10 or more")
    try require((0.01...1).contains(sections.minimumCoverage), "sections.minimumCoverage", "0.01 to 1")
    try require(homogeneous.minimumMeters >= 10, "homogeneous.minimumMeters", "10 or more")
    try require(homogeneous.minimumDifference >= 0, "homogeneous.minimumDifference", "0 or more")
    try require(homogeneous.criticalValue > 0, "homogeneous.criticalValue", "more than 0")
    try require(homogeneous.criticalRange > 0, "homogeneous.criticalRange", "more than 0")
    try require((0...1).contains(aggregation.repeatedShare), "aggregation.repeatedShare", "0 to 1")
    try require(fleet.minimumSections >= 2, "fleet.minimumSections", "2 or more")
    try require((1...50).contains(alignment.reachMeters), "alignment.reachMeters", "1 to 50")
    try require((50...2000).contains(alignment.windowMeters), "alignment.windowMeters", "50 to 2000")
    try require((5...1000).contains(alignment.stepMeters), "alignment.stepMeters", "5 to 1000")
    try require(alignment.independentMeters >= 0.5, "alignment.independentMeters", "0.5 or more")
    try require(alignment.placeDeviation > 0, "alignment.placeDeviation", "more than 0")
    try require(alignment.commonDeviation >= 0, "alignment.commonDeviation", "0 or more")
    try require(alignment.driftDeviation > 0, "alignment.driftDeviation", "more than 0")
    try require((2...100).contains(alignment.referenceRuns), "alignment.referenceRuns", "2 to 100")
    try require(
      (20...1000).contains(conditioning.uniformRateHertz), "conditioning.uniformRateHertz", "20 to 1000")
    try require(
      (1...1000).contains(conditioning.minimumRateHertz), "conditioning.minimumRateHertz", "1 to 1000")
    try require(
      (0.1...60).contains(conditioning.gravityBlockSeconds), "conditioning.gravityBlockSeconds", "0.1 to 60")
    try require(
      (0...1000).contains(conditioning.gravityNeighbours), "conditioning.gravityNeighbours", "0 to 1000")
    try require(
      (0.01...10).contains(conditioning.maximumGapSeconds), "conditioning.maximumGapSeconds", "0.01 to 10")
    try require(conditioning.bridgeSeconds > 0, "conditioning.bridgeSeconds", "more than 0")
    try require(
      (0.1...10).contains(conditioning.maximumLatencySeconds), "conditioning.maximumLatencySeconds",
      "0.1 to 10")
    if let fault = geometry.fault {
      throw .configuration("geometry.\(fault.key): out of range; expected \(fault.expected)")
    }
    try require(inverse.highPassHertz > 0, "inverse.highPassHertz", "more than 0")
    try require((1...8).contains(inverse.highPassOrder), "inverse.highPassOrder", "1 to 8")
    try require((1...200).contains(inverse.springStiffness), "inverse.springStiffness", "1 to 200")
    try require((1...50).contains(inverse.damping), "inverse.damping", "1 to 50")
    try require(
      (-0.8...0.8).contains(inverse.dampingAsymmetry), "inverse.dampingAsymmetry", "-0.8 to 0.8")
    try require((0...3).contains(inverse.friction), "inverse.friction", "0 to 3")
    try require(inverse.lowPassHertz > 0, "inverse.lowPassHertz", "more than 0")
    try require(inverse.massRatio > 0, "inverse.massRatio", "more than 0")
    try require(inverse.tyreStiffness > 0, "inverse.tyreStiffness", "more than 0")
    try require((0.1...60).contains(inverse.halfLengthSeconds), "inverse.halfLengthSeconds", "0.1 to 60")
    try require(dual.highPassHertz > 0, "dual.highPassHertz", "more than 0")
    try require(dual.lowPassHertz > 0, "dual.lowPassHertz", "more than 0")
    try require(dual.tyreStiffness > 0, "dual.tyreStiffness", "more than 0")
    try require(dual.massRatio > 0, "dual.massRatio", "more than 0")
    try require((0.1...60).contains(dual.halfLengthSeconds), "dual.halfLengthSeconds", "0.1 to 60")
    try require((0...1).contains(dual.ownSuspensionShare), "dual.ownSuspensionShare", "0 to 1")
    try require(
      (1...1000).contains(events.minimumHeightMillimeters), "events.minimumHeightMillimeters", "1 to 1000")
    try require((1...1000).contains(events.minimumScore), "events.minimumScore", "1 to 1000")
    try require((0...1000).contains(events.echoScore), "events.echoScore", "0 to 1000")
    try require((0.1...2).contains(events.recoveredShare), "events.recoveredShare", "0.1 to 2")
    try require((0.5...50).contains(eventMerging.reachMeters), "eventMerging.reachMeters", "0.5 to 50")
    try require((0...1).contains(eventMerging.minimumShare), "eventMerging.minimumShare", "0 to 1")
    try require(eventMerging.goneAfterPasses >= 1, "eventMerging.goneAfterPasses", "1 or more")
    try require(
      (0...100).contains(eventMerging.knownReachMeters), "eventMerging.knownReachMeters", "0 to 100")
    try require(
      eventMerging.severityFromMillimeters >= 0
        && eventMerging.severityToMillimeters > eventMerging.severityFromMillimeters,
      "eventMerging.severityToMillimeters",
      "more than eventMerging.severityFromMillimeters, which is 0 or more")
    try require((0...0.6).contains(eventMerging.relativeError), "eventMerging.relativeError", "0 to 0.6")
    try require(
      rms.lowHertz > 0 && rms.highHertz > rms.lowHertz, "rms.lowHertz", "between 0 and rms.highHertz")
    try require((1...10).contains(rms.order), "rms.order", "1 to 10")
    try require(
      thresholds.classII > 0 && thresholds.classIII > thresholds.classII, "thresholds.classIII",
      "more than thresholds.classII, which is more than 0")
    try require(
      ranking.trafficFrom > 0 && ranking.trafficTo > ranking.trafficFrom, "ranking.trafficTo",
      "more than ranking.trafficFrom, which is more than 0")
    try require(
      (ranking.conditionTo ?? .infinity) > thresholds.classII, "ranking.conditionTo",
      "more than thresholds.classII")
    try require((aggregation.windowDays ?? 1) > 0, "aggregation.windowDays", "more than 0")
    try require(
      [
        aggregation.uncalibratedRelative, aggregation.vehicleRelative, aggregation.noiseRelative,
        aggregation.singleRunRelative,
      ].allSatisfy { (0...2).contains($0) }, "aggregation", "relative deviations from 0 to 2")
    try require(trend.minimumRuns >= 3, "trend.minimumRuns", "3 or more")
    try require(trend.minimumDays >= 1, "trend.minimumDays", "1 or more")
    try require((0.01...1).contains(trend.detectable), "trend.detectable", "0.01 to 1")
    try require((0.000001...0.5).contains(trend.chance), "trend.chance", "0.000001 to 0.5")
    try require(packages.gapMeters >= 0, "packages.gapMeters", "0 or more")
    try require(packages.minimumMeters >= 0, "packages.minimumMeters", "0 or more")
    try require(
      packages.maximumMeters >= packages.minimumMeters, "packages.maximumMeters",
      "packages.minimumMeters or more")
    try require((packages.fromIRI ?? 1) > 0, "packages.fromIRI", "more than 0")
    try require(packages.pricePerSite >= 0, "packages.pricePerSite", "0 or more")
    try require((packages.pricePerSquareMeter ?? 0) >= 0, "packages.pricePerSquareMeter", "0 or more")
    try require((1...10).contains(packages.laneWidthMeters), "packages.laneWidthMeters", "1 to 10")
    try require((packages.defaultWidthMeters ?? 1) > 0, "packages.defaultWidthMeters", "more than 0")
    try require((packages.budget ?? 0) >= 0, "packages.budget", "0 or more")
    try require(
      (-1080...1080).contains(dates.utcOffsetMinutes ?? 0), "dates.utcOffsetMinutes", "-1080 to 1080")
  }

  private func require(_ holds: Bool, _ path: String, _ expected: String) throws(SurveyError) {
    if !holds { throw .configuration("\(path): out of range; expected \(expected)") }
  }
}
