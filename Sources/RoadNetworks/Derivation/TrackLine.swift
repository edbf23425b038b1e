/// A driven line: a track without its stops, smoothed, in even steps.
struct TrackLine {
  struct Sample: Hashable {
    var point: PlanePoint
    /// Metres along the line.
    var along: Double
    /// Unit vector of the direction of travel.
    var directionX: Double
    var directionY: Double
  }

  var samples: [Sample]

  var length: Double { samples.last?.along ?? 0 }

  /// The unbroken lines of a track; it is split where fixes are missing over more than `gap` metres.
  ///
  /// Fixes are averaged over 5 m of travel and a standing vehicle's left out, so that a stop's scatter becomes no knot; the
  /// means are smoothed by a local line over ±`window` metres. Complexity: O(fixes).
  static func lines(of track: [TrackPoint], frame: LocalFrame, window: Double, gap: Double) -> [TrackLine] {
    var lines: [TrackLine] = []
    for part in parts(of: track, frame: frame, gap: gap) where part.count >= 3 {
      let line = TrackLine(samples: sampled(smoothed(part, window: window)))
      if line.samples.count >= 3 { lines.append(line) }
    }
    return lines
  }

  private static let binMeters = 5.0
  private static let sampleMeters = 10.0

  private static func parts(of track: [TrackPoint], frame: LocalFrame, gap: Double) -> [[PlanePoint]] {
    var parts: [[PlanePoint]] = []
    var part: [PlanePoint] = []
    var sum = PlanePoint(x: 0, y: 0)
    var count = 0.0
    var binStart = 0.0
    func close() {
      guard count > 0 else { return }
      let mean = PlanePoint(x: sum.x / count, y: sum.y / count)
      sum = PlanePoint(x: 0, y: 0)
      count = 0
      if let last = part.last {
        let step = LineSimplification.distance(mean, last, last)
        // Travel that leads nowhere is a standing vehicle's speed noise.
        if step < binMeters / 2 { return }
        if step > gap {
          parts.append(part)
          part = []
        }
      }
      part.append(mean)
    }
    for fix in track where TrackThinning.isUsable(fix) && fix.speed >= 1 {
      if count > 0 && fix.travelledMeters - binStart >= binMeters { close() }
      if count == 0 { binStart = fix.travelledMeters }
      let point = frame.point(of: fix.coordinate)
      sum.x += point.x
      sum.y += point.y
      count += 1
    }
    close()
    parts.append(part)
    return parts
  }

  /// A line through each point's neighbourhood, evaluated there; the ends stay.
  private static func smoothed(_ points: [PlanePoint], window: Double) -> [PlanePoint] {
    let along = distances(points)
    var result = points
    var low = 0
    var high = 0
    for i in points.indices {
      while along[i] - along[low] > window { low += 1 }
      while high + 1 < points.count && along[high + 1] - along[i] <= window { high += 1 }
      if high - low < 2 { continue }
      var s = (w: 0.0, u: 0.0, uu: 0.0, x: 0.0, y: 0.0, ux: 0.0, uy: 0.0)
      for j in low...high {
        let u = (along[j] - along[i]) / window
        let w = max(0.05, 1 - u * u)
        s.w += w
        s.u += w * u
        s.uu += w * u * u
        s.x += w * points[j].x
        s.y += w * points[j].y
        s.ux += w * u * points[j].x
        s.uy += w * u * points[j].y
      }
      let determinant = s.w * s.uu - s.u * s.u
      if determinant < 1e-9 { continue }
      result[i] = PlanePoint(
        x: (s.x * s.uu - s.ux * s.u) / determinant, y: (s.y * s.uu - s.uy * s.u) / determinant)
    }
    return result
  }

  private static func distances(_ points: [PlanePoint]) -> [Double] {
    var along = [0.0]
    for (a, b) in zip(points, points.dropFirst()) {
      along.append(along[along.count - 1] + LineSimplification.distance(a, b, b))
    }
    return along
  }

  private static func sampled(_ points: [PlanePoint]) -> [Sample] {
    let along = distances(points)
    let total = along[along.count - 1]
    let count = Int(total / sampleMeters)
    if count < 2 { return [] }
    var places: [PlanePoint] = []
    var v = 0
    for i in 0...count {
      let s = total * Double(i) / Double(count)
      while v + 2 < points.count && along[v + 1] < s { v += 1 }
      let step = along[v + 1] - along[v]
      let t = step > 0 ? min(1, (s - along[v]) / step) : 0
      places.append(
        PlanePoint(
          x: points[v].x + t * (points[v + 1].x - points[v].x),
          y: points[v].y + t * (points[v + 1].y - points[v].y)))
    }
    return places.indices.map { i in
      let a = places[max(0, i - 1)]
      let b = places[min(places.count - 1, i + 1)]
      let length = max(1e-9, LineSimplification.distance(a, b, b))
      return Sample(
        point: places[i], along: total * Double(i) / Double(count), directionX: (b.x - a.x) / length,
        directionY: (b.y - a.y) / length)
    }
  }
}
