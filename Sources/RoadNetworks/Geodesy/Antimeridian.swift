/// Lines that cross the 180th meridian, as maps can draw them.
///
/// Distances and chainage don't mind: differences of longitude are wrapped (``wrappedLongitude(_:)``). A map does: it draws
/// from 179.99 to −179.99 around the world. So such a line is cut in two that touch the meridian, as RFC 7946, 3.1.9 asks.
public enum Antimeridian {
  /// The line's pieces on either side, in its order; itself where it doesn't cross. Complexity: O(vertices).
  public static func cut(_ line: [Coordinate]) -> [[Coordinate]] {
    var pieces: [[Coordinate]] = []
    var open: [Coordinate] = []
    for vertex in line {
      if let last = open.last, abs(vertex.longitude - last.longitude) > 180 {
        let step = wrappedLongitude(vertex.longitude - last.longitude)
        // Westwards it leaves at −180 and comes in at 180.
        let edge: Double = last.longitude > 0 ? 180 : -180
        let share = step == 0 ? 0 : min(1, max(0, (edge - last.longitude) / step))
        let latitude = last.latitude + share * (vertex.latitude - last.latitude)
        if last.longitude != edge { open.append(Coordinate(latitude: latitude, longitude: edge)) }
        if open.count > 1 { pieces.append(open) }
        open = vertex.longitude == -edge ? [] : [Coordinate(latitude: latitude, longitude: -edge)]
      }
      open.append(vertex)
    }
    if open.count > 1 || pieces.isEmpty { pieces.append(open) }
    return pieces
  }
}
