import RoadSurveys

/// Cuts lines where they cross the 180th meridian, as RFC 7946 §3.1.9 asks.
enum Antimeridian {
  /// The pieces of one line: one unless a step of more than 180° of longitude shows a crossing.
  ///
  /// Both sides get the crossing point, at +180 and −180, with the latitude interpolated along the step.
  static func cut(_ line: [MapPoint]) -> [[MapPoint]] {
    guard var previous = line.first else { return [] }
    var pieces: [[MapPoint]] = []
    var piece = [previous]
    for point in line.dropFirst() {
      let step = point.longitude - previous.longitude
      if step.magnitude > 180 {
        let side: Double = previous.longitude < 0 ? -180 : 180
        let unwrapped = point.longitude + (side < 0 ? -360 : 360)
        let share = (side - previous.longitude) / (unwrapped - previous.longitude)
        let latitude = previous.latitude + share * (point.latitude - previous.latitude)
        if previous.longitude != side { piece.append(MapPoint(latitude: latitude, longitude: side)) }
        pieces.append(piece)
        piece = point.longitude == -side ? [] : [MapPoint(latitude: latitude, longitude: -side)]
      }
      piece.append(point)
      previous = point
    }
    pieces.append(piece)
    // A line that only touches the meridian leaves a piece of one point, which is no line.
    return pieces.filter { $0.count >= 2 }
  }
}
