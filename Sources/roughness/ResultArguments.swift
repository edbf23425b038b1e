import ArgumentParser
import DriveLogs
import RoadFindings
import RoadNetworks
import RoadReports
import RoadSurveys

/// What else a result may hold; the same for `analyze` and `merge`.
struct ResultArguments: ParsableArguments {
  @Flag(help: "Also write homogeneous.geojson: the roads cut where their roughness changes.")
  var homogeneous = false

  @Flag(
    help:
      "Also write strips.svg: IRI along the roads, with intervals and single runs, as a plot for documents.")
  var plots = false

  @Option(
    help: ArgumentHelp(
      "What is always there (manholes, joints, crossings): CSV or GeoJSON points with road_id and chainage_m or lat, "
        + "lon, also direction, kind, text. It neither alarms nor counts.", valueName: "file"))
  var known: String?

  @Option(
    help: ArgumentHelp(
      "Pictures to link to bad sections and events: CSV with time and path (or url), also lat, lon.",
      valueName: "file"))
  var photos: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seconds to add to the pictures' times: how far the camera's clock is behind.", valueName: "s"))
  var photoOffset: Double = 0

  @Option(
    help: ArgumentHelp(
      "Background of the report's map: gsi or gsi-pale (地理院タイル), or an https address with {z}, {x}, {y}. The browser "
        + "then asks that server; without it the page asks nobody.", valueName: "name|template"))
  var basemap: String?

  @Option(
    help: ArgumentHelp(
      "Whose background it is, as its makers want it said on the map, for example \"© OpenStreetMap contributors\". "
        + "The default is the server's name.", valueName: "text"))
  var basemapCredit: String?

  /// The background asked for.
  var background: Basemap? {
    guard var map = basemap.flatMap({ Basemap($0) }) else { return nil }
    if let basemapCredit { map.attribution = basemapCredit }
    return map
  }

  func validate() throws {
    if let basemap, background == nil {
      throw ValidationError(
        "--basemap \(basemap): expected \(Basemap.presets.joined(separator: ", ")) or an address such as "
          + "https://tiles.example.org/{z}/{x}/{y}.png")
    }
    guard basemapCredit == nil || basemap != nil else {
      throw ValidationError("--basemap-credit needs --basemap")
    }
    guard photoOffset.isFinite, abs(photoOffset) < 1e8 else {
      throw ValidationError("--photo-offset \(photoOffset): expected seconds")
    }
    guard photos != nil || photoOffset == 0 else {
      throw ValidationError("--photo-offset needs --photos")
    }
  }

  /// The path of the list of what is always there, as a list of none or one.
  var knownPaths: [String] { known.map { [$0] } ?? [] }

  /// What is always there, and the file's bytes. Errors: `ReportError`.
  func knownEvents() throws(ReportError) -> (events: [KnownEvent], bytes: [UInt8]?) {
    guard let known else { return ([], nil) }
    let (events, bytes) = try Self.knownEvents(known)
    return (events, bytes)
  }

  /// The known events that a file lists, and its bytes.
  static func knownEvents(_ known: String) throws(ReportError) -> (events: [KnownEvent], bytes: [UInt8]) {
    let bytes = try InputFile.read(path: known)
    let events = try KnownTable.read(bytes, file: known).map { row in
      var event = KnownEvent(
        roadID: row.roadID, direction: row.direction, chainageMeters: row.chainageMeters, kind: row.kind,
        text: row.text, lastDate: row.lastDate)
      if let latitude = row.latitude, let longitude = row.longitude {
        event.coordinate = Coordinate(latitude: latitude, longitude: longitude)
      }
      return event
    }
    return (events, bytes)
  }

  /// The pictures given. Times without a zone are local times, `utcOffsetMinutes` east of UTC.
  func pictures(utcOffsetMinutes: Int?) throws(ReportError) -> [Photo] {
    guard let photos else { return [] }
    return try Self.pictures(photos, utcOffsetMinutes: utcOffsetMinutes)
  }

  /// The pictures that a file lists.
  static func pictures(_ photos: String, utcOffsetMinutes: Int?) throws(ReportError) -> [Photo] {
    var pictures: [Photo] = []
    for row in try PhotoTable.read(try InputFile.read(path: photos), file: photos) {
      var photo = Photo(name: row.name)
      if let latitude = row.latitude, let longitude = row.longitude {
        photo.coordinate = Coordinate(latitude: latitude, longitude: longitude)
      }
      if let time = row.time {
        guard let instant = instant(time, utcOffsetMinutes ?? 0) else {
          throw .malformed(
            file: photos, position: row.position,
            text:
              "the picture's time is '\(time)', expected e.g. 2026-04-06T09:00:00+09:00 or seconds since 1970"
          )
        }
        photo.epochNanoseconds = instant
      }
      pictures.append(photo)
    }
    return pictures
  }

  /// Nanoseconds since 1970 UTC of seconds, of a date and time, or of one as cameras write it (`2026:04:06 09:00:00`).
  static func instant(_ text: String, _ utcOffsetMinutes: Int) -> Int64? {
    if let seconds = Double(text) { return abs(seconds) < 9e9 ? Int64((seconds * 1e9).rounded()) : nil }
    var bytes = Array(text.utf8)
    if bytes.count > 10, bytes[4] == UInt8(ascii: ":"), bytes[7] == UInt8(ascii: ":") {
      bytes[4] = UInt8(ascii: "-")
      bytes[7] = UInt8(ascii: "-")
    }
    guard let time = TimeText(bytes), time.hasDate else { return nil }
    return time.hasZone ? time.nanoseconds : time.nanoseconds - Int64(utcOffsetMinutes) * 60_000_000_000
  }
}
