import RoadSurveys

/// Events made up for tests: an ordinary one, a hostile one, and a known one that is gone.
enum SampleEvents {
  static let all: [EventEstimate] = {
    var pothole = EventEstimate(
      id: "901:forward:123.4", roadID: "901", direction: "forward", chainageMeters: 123.4,
      place: MapPoint(latitude: 43.8512345, longitude: 143.8), status: .new)
    pothole.kind = "pothole"
    pothole.heightMillimeters = -42.5
    pothole.lengthMeters = 0.8
    pothole.severity = 0.479
    pothole.runs = 4
    pothole.passes = 5
    pothole.firstDate = "2026-04-06"
    pothole.lastDate = "2026-05-01"
    pothole.confidence = "high"
    pothole.photo = "photos/a.jpg"
    var step = pothole
    step.id = "=HYPERLINK(1):backward:7.0"
    step.roadID = "=HYPERLINK(1)"
    step.direction = "backward"
    step.chainageMeters = 7
    step.kind = "step"
    step.heightMillimeters = 18
    step.status = .known
    step.photo = "<script>,\u{202E}.jpg"
    var joint = EventEstimate(
      id: "901:forward:200.0", roadID: "901", direction: "forward", chainageMeters: 200,
      place: MapPoint(latitude: 43.852, longitude: 143.8), status: .gone)
    joint.kind = "joint"
    return [pothole, step, joint]
  }()
}
