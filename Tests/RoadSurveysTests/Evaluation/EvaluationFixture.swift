@testable import RoadSurveys

/// Tables made by hand: one road of rough cells, driven by runs whose error is known.
enum EvaluationFixture {
  /// IRI of 10 m cell k: between 1.5 and 6, without a period of the grid.
  static func truth(_ cell: Int) -> Double { 1.5 + Double((cell * 37) % 46) * 0.1 }

  static func pieces(_ cells: Int, road: String = "a", shift: Double = 0) -> [ReferencePiece] {
    (0..<cells).map {
      ReferencePiece(
        roadID: road, direction: "forward", fromMeters: Double($0) * 10 + shift,
        toMeters: Double($0 + 1) * 10 + shift, iri: truth($0))
    }
  }

  static func segments(
    _ cells: Int, road: String = "a", log: String = "one", vehicle: String? = "kei", factor: Double = 1,
    speed: Double = 45, rated: (Int) -> Bool = { _ in true }
  ) -> [SegmentEstimate] {
    (0..<cells).map {
      let iri = rated($0) ? truth($0) * factor : nil
      return SegmentEstimate(
        log: log, vehicle: vehicle, roadID: road, direction: "forward", fromMeters: Double($0) * 10,
        toMeters: Double($0 + 1) * 10, iriRaw: iri, iri: iri, speedKmh: speed, coverage: iri == nil ? 0 : 1,
        excluded: "")
    }
  }

  static func section(
    _ index: Int, iri: Double?, low: Double? = nil, high: Double? = nil, road: String = "a",
    calibrated: Bool = false
  ) -> SectionEstimate {
    var section = SectionEstimate(
      id: "\(road):forward:\(index * 100)", roadID: road, direction: "forward",
      fromMeters: Double(index) * 100,
      toMeters: Double(index + 1) * 100, lines: [])
    section.iri = iri
    section.iriLow = low
    section.iriHigh = high
    section.calibrated = calibrated
    return section
  }
}
