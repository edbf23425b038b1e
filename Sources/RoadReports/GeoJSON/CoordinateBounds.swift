/// The range of a file's coordinates, and where it was first left: tells degrees from metres and from swapped degrees.
struct CoordinateBounds {
  private var largestFirst = 0.0
  private var largestSecond = 0.0
  private var offender: (offset: Int, first: Double, second: Double)?

  /// Takes in one position, whose text begins at byte `offset`.
  mutating func include(longitude: Double, latitude: Double, offset: Int) {
    largestFirst = max(largestFirst, longitude.magnitude)
    largestSecond = max(largestSecond, latitude.magnitude)
    if offender == nil, longitude.magnitude > 180 || latitude.magnitude > 90 {
      offender = (offset, longitude, latitude)
    }
  }

  /// Throws `notGeoJSON` unless every position lay within ±180° and ±90°.
  func check(_ cursor: JSONCursor) throws(ReportError) {
    guard let offender else { return }
    var cursor = cursor
    let position = cursor.position(at: offender.offset)
    let pair = "[\(offender.first), \(offender.second)]"
    let text: String
    let remedy: String
    if largestFirst <= 90, largestSecond <= 180 {
      text = "latitude and longitude are swapped: \(pair) has a latitude beyond 90°, and no longitude is"
      remedy = "write longitude first, as RFC 7946 demands"
    } else if largestFirst <= 360, largestSecond <= 90 {
      text = "the longitude of \(pair) is beyond ±180°"
      remedy =
        ConversionAdvice.command(for: cursor.file)
        + " after bringing longitudes into −180…180 (-wrapdateline)"
    } else {
      text = "\(pair) is no longitude and latitude: the coordinates are projected (metres)"
      remedy = ConversionAdvice.undeclared(cursor.file)
    }
    throw .notGeoJSON(file: cursor.file, position: position, text: text, remedy: remedy)
  }
}
