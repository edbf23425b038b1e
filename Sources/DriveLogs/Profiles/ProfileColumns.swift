import RoadFindings

/// Which column of a profile is what, and in which unit: from the header's words, or by position without them.
struct ProfileColumns: Equatable {
  struct Column: Equatable {
    var index: Int
    var name: String?
    var unit: LengthUnit?
  }

  var distance: Column?
  /// One column, or left and right.
  var elevations: [(side: ProfileSide, column: Column)]

  static func == (a: ProfileColumns, b: ProfileColumns) -> Bool {
    a.distance == b.distance && a.elevations.elementsEqual(b.elevations) { $0 == $1 }
  }

  /// Why the columns are not clear; the reader adds the place.
  struct Complaint: Error {
    var text: String
  }

  private enum Role { case distance, elevation, left, right, unknown }

  /// One, two or three columns without names: elevation; distance, elevation; distance, left, right.
  static func byPosition(count: Int) throws(Complaint) -> ProfileColumns {
    switch count {
    case 1: ProfileColumns(elevations: [(.single, Column(index: 0))])
    case 2: ProfileColumns(distance: Column(index: 0), elevations: [(.single, Column(index: 1))])
    case 3:
      ProfileColumns(
        distance: Column(index: 0), elevations: [(.left, Column(index: 1)), (.right, Column(index: 2))])
    default:
      throw Complaint(
        text: "\(count) columns without names were found; 1 (elevation), 2 (distance, elevation) or 3 "
          + "(distance, left, right) were expected; add a header line or keep only these columns")
    }
  }

  /// Columns by the header's names; by position where no name says anything.
  static func named(_ names: [String]) throws(Complaint) -> ProfileColumns {
    let columns = names.enumerated().map { index, name in
      Column(index: index, name: name, unit: unit(in: name))
    }
    let roles = names.map(role(of:))
    func all(_ role: Role) -> [Column] { columns.filter { roles[$0.index] == role } }
    let (distances, heights) = (all(.distance), all(.elevation))
    let (lefts, rights) = (all(.left), all(.right))
    guard distances.count <= 1, lefts.count <= 1, rights.count <= 1 else {
      throw Complaint(text: unclear(names))
    }
    if let left = lefts.first, let right = rights.first {
      return ProfileColumns(distance: distances.first, elevations: [(.left, left), (.right, right)])
    }
    let heightsOrSide = heights + lefts + rights
    if heightsOrSide.count == 1, distances.count == 1 || names.count == 1 {
      return ProfileColumns(distance: distances.first, elevations: [(.single, heightsOrSide[0])])
    }
    // Names that say nothing or too little: the usual order, but keep what they tell of units.
    guard names.count <= 3, distances.isEmpty || roles[0] == .distance else {
      throw Complaint(text: unclear(names))
    }
    var columnsByPosition: ProfileColumns
    columnsByPosition = try byPosition(count: names.count)
    if columnsByPosition.distance != nil { columnsByPosition.distance = columns[0] }
    for index in columnsByPosition.elevations.indices {
      columnsByPosition.elevations[index].column = columns[columnsByPosition.elevations[index].column.index]
    }
    return columnsByPosition
  }

  /// Whether every name is one of an axis or of elevations: no chance comment is.
  static func areAllKnown(_ names: [String]) -> Bool { names.allSatisfy { role(of: $0) != .unknown } }

  private static func unclear(_ names: [String]) -> String {
    "the columns are \(names.joined(separator: ", ")); one distance and one elevation, or distance, left and right "
      + "were expected; name them s_m and elev_m, or s_m, left_m and right_m"
  }

  /// The words of a name: runs of letters, also where a capital or a digit begins a new one.
  private static func words(of name: String) -> [String] {
    name.split { !$0.isLetter }.map { $0.lowercased() }
  }

  private static func role(of name: String) -> Role {
    let words = Set(words(of: name))
    func says(_ vocabulary: Set<String>) -> Bool { !words.isDisjoint(with: vocabulary) }
    if says(["left", "l", "lwp", "lelev", "lprof", "左"]) || name.contains("左") { return .left }
    if says(["right", "r", "rwp", "relev", "rprof", "右"]) || name.contains("右") { return .right }
    if says([
      "z", "elev", "elevation", "elevations", "height", "h", "profile", "prof", "altitude", "level", "y",
    ])
      || ["標高", "高さ", "高"].contains(where: name.contains)
    {
      return .elevation
    }
    if says([
      "x", "s", "d", "dist", "distance", "chainage", "station", "sta", "position", "pos", "location",
    ]) || name.contains("距離") {
      return .distance
    }
    return .unknown
  }

  /// The unit in brackets, or the last word if it is one and not the only word.
  static func unit(in name: String) -> LengthUnit? {
    if let open = name.firstIndex(where: { $0 == "(" || $0 == "[" || $0 == "（" }),
      let unit = LengthUnit(
        word: String(name[name.index(after: open)...].prefix { $0 != ")" && $0 != "]" && $0 != "）" })
          .filter { !$0.isWhitespace })
    {
      return unit
    }
    let words = name.split { !$0.isLetter }
    return words.count > 1 ? LengthUnit(word: String(words[words.count - 1])) : nil
  }
}
