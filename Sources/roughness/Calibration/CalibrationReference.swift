import DriveLogs
import RoadReports
import RoadSurveys
import RoughnessModels

/// What a calibration's reference is made from.
enum CalibrationReference {
  /// Pieces of a hump are as long as what it shakes.
  static let humpPieceMeters = 40.0

  /// A table, or the sections of a calibrated car's result folder with their intervals as errors.
  static func read(_ path: String) throws -> [ReferencePiece] {
    guard ResultTables.isFolder(path) else {
      return try ReferenceTable.read(try InputFile.read(path: path), file: path)
    }
    let tables = try ResultTables.read(path)
    let rated = tables.sections.filter { $0.iri != nil }
    let calibrated = rated.filter(\.calibrated)
    guard !calibrated.isEmpty else {
      throw InputFailure(
        status: Console.Status.badData,
        text:
          "\(path): \(rated.isEmpty ? "nothing was rated" : "no section is calibrated"); a reference must come "
          + "from a calibrated car or a profiler")
    }
    return calibrated.compactMap { section in
      guard let iri = section.iri, iri > 0, section.toMeters > section.fromMeters else { return nil }
      // Half the 95 % interval is 1.96 standard errors.
      let error = zip2(section.iriLow, section.iriHigh).map { ($0.1 - $0.0) / (2 * 1.96) } ?? 0.1 * iri
      return ReferencePiece(
        roadID: section.roadID, direction: section.direction, fromMeters: section.fromMeters,
        toMeters: section.toMeters, iri: iri, standardError: error)
    }
  }

  private static func zip2<A, B>(_ a: A?, _ b: B?) -> (A, B)? {
    if let a, let b { (a, b) } else { nil }
  }

  /// The IRI of a hump on otherwise smooth road, over one piece of 40 m around it.
  ///
  /// `{"road": "12", "direction": "forward", "chainage": 431.5, "profile": [[0, 0], [0.5, 0.05], [1, 0]]}`; chainage is
  /// where the profile begins, its distances run in the direction of travel, all in m.
  static func hump(_ path: String) throws -> [ReferencePiece] {
    let tree = try JSONValue.parse(try InputFile.read(path: path), file: path)
    func fault(_ text: String) -> InputFailure {
      InputFailure(
        status: Console.Status.badData,
        text:
          "\(path): \(text); expected {\"road\": …, \"direction\": \"forward\", \"chainage\": m, \"profile\": "
          + "[[x, z], …]} in m")
    }
    guard let road = tree["road"]?.string, let direction = tree["direction"]?.string,
      ["forward", "backward"].contains(direction), let chainage = tree["chainage"]?.number
    else { throw fault("road, direction or chainage is missing") }
    let points = (tree["profile"]?.array ?? []).compactMap { point -> (Double, Double)? in
      guard let pair = point.array, pair.count == 2, let x = pair[0].number, let z = pair[1].number else {
        return nil
      }
      return (x, z)
    }
    guard points.count >= 3, points.count == tree["profile"]?.array?.count,
      zip(points, points.dropFirst()).allSatisfy({ $0.0 < $1.0 }), let first = points.first,
      let last = points.last,
      last.0 - first.0 <= 25, points.contains(where: { abs($0.1) >= 0.01 })
    else {
      throw fault(
        "the profile must have three points or more, x ascending, 25 m at most and 10 mm high at least")
    }
    let forward = direction == "forward"
    // The piece of the fit's grid that holds the hump and what it shakes after it.
    let begin = chainage + (forward ? first.0 : -first.0)
    let piece = (begin / humpPieceMeters).rounded(.down) * humpPieceMeters
    let ahead = forward ? begin - piece : piece + humpPieceMeters - begin
    let step = 0.125
    var elevations: [Double] = []
    for i in 0...Int((100 + humpPieceMeters) / step) {
      let x = Double(i) * step - 100 - ahead + first.0
      elevations.append(height(points, x))
    }
    let interval: SamplingInterval
    let index: InternationalRoughnessIndex
    do throws(ProfileError) {
      interval = try SamplingInterval(meters: step)
      index = try InternationalRoughnessIndex(elevations: elevations, interval: interval)
    } catch { throw fault("the profile makes no IRI") }
    let responses = index.responses[Int(100 / step)...]
    let iri = 1000 * responses.reduce(0) { $0 + abs($1) } / Double(responses.count)
    guard ahead <= humpPieceMeters - 15 else {
      throw fault(
        "the hump lies in the last 15 m of its 40 m piece (\(Int(piece))-\(Int(piece + humpPieceMeters)) m); move it by "
          + "a reference table instead")
    }
    return [
      ReferencePiece(
        roadID: road, direction: direction, fromMeters: piece, toMeters: piece + humpPieceMeters, iri: iri,
        standardError: 0.05 * iri)
    ]
  }

  /// Straight between the points, level outside.
  private static func height(_ points: [(Double, Double)], _ x: Double) -> Double {
    guard let first = points.first, let last = points.last, x > first.0 else { return points.first?.1 ?? 0 }
    guard x < last.0 else { return last.1 }
    let next = points.firstIndex { $0.0 > x } ?? points.count - 1
    let (a, b) = (points[next - 1], points[next])
    return a.1 + (x - a.0) / (b.0 - a.0) * (b.1 - a.1)
  }
}
