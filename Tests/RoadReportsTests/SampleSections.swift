import RoadSurveys

/// Sections with every field filled, for tests of the ways out.
enum SampleSections {
  static func make(_ index: Int) -> SectionEstimate {
    let from = Double(index) * 100
    var section = SectionEstimate(
      id: "R-1:forward:\(index * 100)", roadID: "R-1", roadName: "本町通り", roadClass: "B", direction: "forward",
      fromMeters: from, toMeters: from + 100,
      lines: [
        [
          MapPoint(latitude: 43.8, longitude: 143.9 + from * 1e-5),
          MapPoint(latitude: 43.8005, longitude: 143.901 + from * 1e-5),
        ]
      ])
    section.iri = 4.25 + Double(index)
    section.iriLow = 3.75
    section.iriHigh = 4.75
    section.iriMax = 9.125
    section.conditionClass = "II"
    section.shareIII = 0.1
    section.calibrated = true
    section.runs = 3
    section.vehicles = 2
    section.events = 1
    section.speedKmh = 41.5
    section.coverage = 0.95
    section.runSD = 0.125
    section.trend = -0.5
    section.firstDate = "2025-04-01"
    section.lastDate = "2025-05-01"
    section.confidence = "medium"
    section.aadt = 1200
    section.importance = 0.5
    section.priority = 12.5
    section.rank = index + 1
    section.action = .measureAgain
    section.photo = "p.jpg"
    section.condition = 0.15
    section.traffic = 0.25
    return section
  }
}
