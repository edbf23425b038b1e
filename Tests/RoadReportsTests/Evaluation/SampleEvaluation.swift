import RoadSurveys

/// An evaluation of one run over 400 m of road, everywhere a tenth too rough.
enum SampleEvaluation {
  static let evaluation: Evaluation = {
    let cells = 0..<40
    func iri(_ cell: Int) -> Double { 1.5 + Double((cell * 37) % 46) * 0.1 }
    let segments = cells.map {
      SegmentEstimate(
        log: "<log>", vehicle: nil, roadID: "=a", direction: "forward", fromMeters: Double($0) * 10,
        toMeters: Double($0 + 1) * 10, iriRaw: nil, iri: iri($0) * 1.1, speedKmh: 44, coverage: 1,
        excluded: "")
    }
    let pieces = cells.map {
      ReferencePiece(
        roadID: "=a", direction: nil, fromMeters: Double($0) * 10, toMeters: Double($0 + 1) * 10, iri: iri($0)
      )
    }
    return Evaluation(
      sections: [], segments: segments, reference: ReferenceRoads(pieces), question: EvaluationQuestion())
  }()
}
