/// The header of an ERD file (University of Michigan Transportation Research Institute), read leniently.
///
/// `ERDFILEV2.00`; then channels, samples, records, bytes, number format, step; then keyword lines, each keyword eight
/// characters wide and its fields of eight characters after it; then `END`.
struct ERDHeader: Sendable, Equatable {
  var channels: Int
  /// Rows that the header promises; nil where it leaves that open (−1).
  var samples: Int?
  /// Step between rows in the unit of `xUnit`; nil where it is not positive.
  var step: Double?
  var title: String?
  /// Unit words of the channels; empty strings where none is given.
  var units: [String] = []
  /// Short names of the channels; empty strings where none is given.
  var names: [String] = []
  var xUnit: String?

  /// The second line: numbers parted by commas or blanks; nil where they don't make sense.
  init?(specification line: String) {
    let numbers = line.split { $0 == "," || $0 == " " || $0 == "\t" }.map { Double($0) }
    guard numbers.count >= 6, let channels = numbers[0], let samples = numbers[1], let step = numbers[5],
      channels >= 1, channels <= 1000, channels == channels.rounded()
    else { return nil }
    self.channels = Int(channels)
    self.samples = samples > 0 && samples < 1e12 ? Int(samples) : nil
    self.step = step > 0 && step.isFinite ? step : nil
  }

  /// Takes a keyword line; false for `END`.
  mutating func take(_ line: String) -> Bool {
    let trimmed = line.trimmed
    if trimmed == "END" { return false }
    func rest(after keyword: String) -> String? {
      line.hasPrefix(keyword) ? String(line.dropFirst(keyword.count)) : nil
    }
    if let rest = rest(after: "TITLE") {
      title = rest.trimmed
    } else if let rest = rest(after: "UNITSNAM") {
      units = fields(rest)
    } else if let rest = rest(after: "SHORTNAM") {
      names = fields(rest)
    } else if let rest = rest(after: "XUNITS") {
      xUnit = rest.trimmed
    }
    return true
  }

  /// Words where there is one for each channel, otherwise columns of eight characters.
  private func fields(_ text: String) -> [String] {
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "," }.map(String.init)
    if words.count == channels { return words }
    var fields: [String] = []
    var rest = text[...]
    while !rest.isEmpty && fields.count < channels {
      fields.append(String(rest.prefix(8)).trimmed)
      rest = rest.dropFirst(8)
    }
    return fields
  }

  /// The channels that are elevations, as columns; an axis is never among them.
  func columns() throws(ProfileColumns.Complaint) -> ProfileColumns {
    let named = (0..<channels).map { index in
      let name = index < names.count ? names[index] : ""
      let unit = index < units.count ? units[index] : ""
      return ProfileColumns.Column(
        index: index, name: name.isEmpty ? nil : name, unit: LengthUnit(word: unit))
    }
    if channels == 1 { return ProfileColumns(elevations: [(.single, named[0])]) }
    func side(_ letter: Character) -> [ProfileColumns.Column] {
      named.filter { $0.name?.lowercased().first == letter }
    }
    if side("l").count == 1, side("r").count == 1 {
      return ProfileColumns(elevations: [(.left, side("l")[0]), (.right, side("r")[0])])
    }
    if channels == 2 { return ProfileColumns(elevations: [(.left, named[0]), (.right, named[1])]) }
    throw ProfileColumns.Complaint(
      text:
        "\(channels) channels were found (\(names.joined(separator: ", "))); one, two, or one named L… and one "
        + "named R… were expected; give SHORTNAM such names")
  }
}

extension String {
  /// Without blanks at either end.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
