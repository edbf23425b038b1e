/// What a town's weekly routine works on, as `project.json` names it; paths are relative to that file.
public struct RoutineProject: Sendable, Hashable {
  public var roads = "roads.geojson"
  /// Folders of logs and single logs.
  public var logs = ["logs"]
  /// Vehicle files.
  public var vehicles: [String] = []
  public var repairs: String?
  /// Events that are always there.
  public var known: String?
  public var photos: String?
  public var photoOffsetSeconds = 0.0
  /// What columns mean, for recorders that no reader knows.
  public var mapping: String?
  public var output = "result"
  /// Where run records are kept.
  public var records = "records"
  public var preset: String?
  /// A file of settings.
  public var config: String?
  /// `±hh:mm`.
  public var utcOffset: String?
  /// `en` or `ja`.
  public var language: String?
  /// Background of the report's map: a name or an address.
  public var basemap: String?
  /// Whose background it is, shown on the map.
  public var basemapCredit: String?
  /// Whether `homogeneous.geojson` is written.
  public var homogeneous = false
  /// Whether `strips.svg` is written.
  public var plots = false
  /// Settings over those of the file.
  public var settings: SettingTree = .group([:])

  public init() {}

  /// The keys that a project may have, in the order of the template.
  static let keys = [
    "roads", "logs", "vehicles", "repairs", "known", "photos", "photoOffsetSeconds", "mapping", "output",
    "records",
    "preset", "config", "utcOffset", "language", "basemap",
    "basemapCredit", "homogeneous", "plots", "settings",
  ]

  /// Reads a project: JSON with comments.
  ///
  /// Errors: ``SurveyError/configuration(_:)`` naming the key that is unknown or of the wrong kind.
  public static func read(_ file: String) throws(SurveyError) -> RoutineProject {
    let tree: SettingTree
    do {
      tree = try CommentedJSON.decode(SettingTree.self, from: file)
    } catch {
      throw .configuration(
        "not JSON (comments are allowed); roughness update --init writes one to begin with")
    }
    guard case .group(let members) = tree else {
      throw .configuration("a group { … } of keys was expected; known: \(keys.joined(separator: ", "))")
    }
    if let unknown = members.keys.sorted().first(where: { !keys.contains($0) }) {
      throw .configuration(
        "\(unknown): no such key\(Spelling.hint(unknown, keys)); known: \(keys.joined(separator: ", "))")
    }
    var project = RoutineProject()
    project.roads = try text(members, "roads") ?? project.roads
    project.logs = try texts(members, "logs") ?? project.logs
    project.vehicles = try texts(members, "vehicles") ?? []
    project.repairs = try text(members, "repairs")
    project.known = try text(members, "known")
    project.photos = try text(members, "photos")
    project.mapping = try text(members, "mapping")
    project.output = try text(members, "output") ?? project.output
    project.records = try text(members, "records") ?? project.records
    project.preset = try text(members, "preset")
    project.config = try text(members, "config")
    project.utcOffset = try text(members, "utcOffset")
    project.language = try text(members, "language")
    project.basemap = try text(members, "basemap")
    project.basemapCredit = try text(members, "basemapCredit")
    project.homogeneous = try flag(members, "homogeneous")
    project.plots = try flag(members, "plots")
    switch members["photoOffsetSeconds"] ?? .null {
    case .null: break
    case .number(let seconds): project.photoOffsetSeconds = seconds
    default: throw wrong("photoOffsetSeconds", "a number")
    }
    switch members["settings"] ?? .null {
    case .null: break
    case .group(let settings): project.settings = .group(settings)
    default: throw wrong("settings", "a group { … } of settings as roughness config lists them")
    }
    guard !project.logs.isEmpty else { throw wrong("logs", "one folder of logs at least") }
    return project
  }

  private static func text(
    _ members: [String: SettingTree], _ key: String
  ) throws(SurveyError) -> String? {
    switch members[key] ?? .null {
    case .null: return nil
    case .text(let text) where !text.isEmpty: return text
    default: throw wrong(key, "a text")
    }
  }

  private static func flag(
    _ members: [String: SettingTree], _ key: String
  ) throws(SurveyError) -> Bool {
    switch members[key] ?? .null {
    case .null: return false
    case .flag(let flag): return flag
    default: throw wrong(key, "true or false")
    }
  }

  /// One text or a list of them.
  private static func texts(
    _ members: [String: SettingTree], _ key: String
  ) throws(SurveyError) -> [String]? {
    switch members[key] ?? .null {
    case .null: return nil
    case .text(let text) where !text.isEmpty: return [text]
    case .list(let values):
      var texts: [String] = []
      for value in values {
        guard case .text(let text) = value, !text.isEmpty else { throw wrong(key, "a list of paths") }
        texts.append(text)
      }
      return texts
    default: throw wrong(key, "a path or a list of paths")
    }
  }

  private static func wrong(_ key: String, _ expected: String) -> SurveyError {
    .configuration("\(key): expected \(expected)")
  }

  /// A project to begin with: every key, what it means and its default.
  public static let template = """
    {
      // What `roughness update` works on. Paths are relative to this file. Keep what you need; every key may be left out.

      // The town's centrelines (GeoJSON LineStrings in WGS 84).
      "roads": "roads.geojson",
      // Where the drive logs are put, a folder or several; looked through to the bottom. New ones are found by themselves.
      "logs": ["logs"],
      // One file a car, from `roughness calibrate`. Without them results are uncalibrated, and say so.
      "vehicles": [],
      // What was repaired: a table road_id,direction,from_m,to_m,date,action. Runs before a repair leave the estimate.
      "repairs": null,
      // Manholes, joints, crossings: a table road_id,direction,chainage_m,kind,text. They are listed as known and alarm nobody.
      "known": null,
      // Pictures: a table with time and path (or url), also lat, lon; and the seconds by which the camera's clock is behind.
      "photos": null,
      "photoOffsetSeconds": 0,
      // What columns mean, for a recorder that no reader knows (see the GUIDE).
      "mapping": null,

      // Where everything is written, anew every time.
      "output": "result",
      // Where is kept what each log left behind, so that only new logs cost time. May be deleted: it is made again.
      "records": "records",

      // Settings to begin with: japan, japan-cold, fhwa or world-bank.
      "preset": null,
      // A file of settings over the preset, and single ones over that; `roughness config` lists them all.
      "config": null,
      "settings": {
        // "packages": { "pricePerSquareMeter": 4500, "pricePerSite": 200000, "budget": 30000000 },
      },
      // Local time east of UTC, for dates (Japan: +09:00).
      "utcOffset": null,
      // Language of report, reasons, actions and summary: en or ja. The presets japan and japan-cold are Japanese.
      "language": null,
      // Background of the report's map: gsi or gsi-pale (地理院タイル), or an https address with {z}, {x} and {y}. The browser then
      // asks that server; without it the page asks nobody.
      "basemap": null,
      // Whose map that is, as its makers want it said; without it the server's name is shown.
      "basemapCredit": null,
      // Also write homogeneous.geojson: the roads cut where their roughness changes.
      "homogeneous": false,
      // Also write strips.svg: IRI along the roads, as a plot for documents.
      "plots": false,
    }

    """
}
