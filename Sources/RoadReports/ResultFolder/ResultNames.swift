/// The names of the files that the program's contract lets `analyze` write into a folder.
public enum ResultNames {
  /// Every name a survey's result may hold, the manifest among them.
  public static let survey = [
    "sections.geojson", "sections.qml", "homogeneous.geojson", "strips.svg", "segments.csv", "events.geojson",
    "events.csv", "ranking.csv", "ranking.xlsx", "packages.csv", "packages.geojson", "trends.csv", "runs.csv",
    "findings.csv", "roads.geojson", "report.html", Manifest.fileName,
  ]

  static let lock = ".roughness.lock"

  /// The hidden name under which a file is written until all of them are whole.
  static func staged(_ name: String) -> String { ".roughness-staged-" + name }

  /// True for a plain file name: no path, nothing hidden, nothing that a folder's listing could confuse.
  static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains(UInt8(ascii: "/")) && !name.utf8.contains(0)
  }
}
