public import RoadSurveys

/// `REF.csv`: what a profiler or a simulation says of each piece of road.
public enum ReferenceTable {
  /// The columns that must be there; `track` and `iri_se` (standard error) may be.
  public static let columns = ["road_id", "direction", "from_m", "to_m", "iri"]

  /// The pieces in the file's order.
  ///
  /// An empty direction holds for both. Errors: `malformed` with line and column: a column missing, a cell that is no
  /// number, `to_m` not above `from_m`, an IRI that isn't above 0, pieces that overlap, no pieces at all.
  public static func read(_ bytes: [UInt8], file: String) throws(ReportError) -> [ReferencePiece] {
    var reader = try DelimitedReader(bytes, file: file)
    let indices = try reader.indices(
      required: columns, whatItIs: "a reference: road_id,direction,from_m,to_m,iri[,track][,iri_se]")
    var pieces: [ReferencePiece] = []
    var lines: [SourcePosition] = []
    while let cells = try reader.row() {
      let row = TableRow(file: file, columns: indices, cells: cells)
      pieces.append(try piece(row))
      lines.append(row.position("from_m"))
    }
    guard !pieces.isEmpty else {
      throw .malformed(
        file: file, position: SourcePosition(line: 2, column: 1),
        text: "no rows; expected one for each piece of road")
    }
    if let (first, second) = ReferenceRoads.overlap(in: pieces) {
      throw .malformed(
        file: file, position: lines[second],
        text: "this piece of road \(pieces[second].roadID) overlaps the one in line \(lines[first].line); "
          + "give each place once for each direction and track")
    }
    return pieces
  }

  private static func piece(_ row: TableRow) throws(ReportError) -> ReferencePiece {
    let road = try row.requiredText("road_id")
    let direction = row.text("direction").map { $0.lowercased() }
    if let direction, !["forward", "backward"].contains(direction) {
      throw row.failure("direction", "is '\(direction)'; expected forward, backward, or nothing for both")
    }
    let from = try row.requiredNumber("from_m")
    let to = try row.requiredNumber("to_m")
    guard to > from else {
      throw row.failure("to_m", "is \(to), not above from_m \(from); chainage runs along the ledger's line")
    }
    let iri = try row.requiredNumber("iri")
    guard iri > 0, iri < 100 else {
      throw row.failure("iri", "is \(iri); expected m/km, above 0 and below 100")
    }
    let error = try row.number("iri_se") ?? 0
    guard error >= 0 else { throw row.failure("iri_se", "is \(error); a standard error is 0 or more") }
    let track = row.text("track").map { $0.lowercased() } ?? "mean"
    guard let known = ReferenceTrack(rawValue: track) else {
      throw row.failure("track", "is '\(track)'; expected left, right or mean")
    }
    return ReferencePiece(
      roadID: road, direction: direction, fromMeters: from, toMeters: to, iri: iri, standardError: error,
      track: known)
  }
}
