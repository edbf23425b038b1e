/// Why a road file can't be used as a ledger.
public enum LedgerError: Error, Sendable, Hashable {
  /// No feature at all.
  case noFeatures
  /// Features, but none with a line of any length.
  case noLines(features: Int)
  /// Numbers that are no degrees, e.g. a plane-rectangular system in metres.
  case projected(feature: Int, x: Double, y: Double)
  /// Latitude stands where GeoJSON has longitude.
  case swapped(feature: Int, first: Double, second: Double)

  /// What was seen, what was expected and what to do, for the file that it was read from.
  public func message(file: String) -> String {
    switch self {
    case .noFeatures:
      return "\(file): no features, expected a GeoJSON FeatureCollection of road centrelines"
        + "; export the road layer again"
    case .noLines(let features):
      return "\(file): none of the \(features) features is a LineString or MultiLineString with a length"
        + "; give the layer with the road centrelines"
    case .projected(let feature, let x, let y):
      return "\(file): feature \(feature): coordinates \(Self.short(x)), \(Self.short(y)) are not degrees"
        + ", expected longitude and latitude in WGS 84; convert with: " + Self.conversion(of: file)
        + " (if the file doesn't name its system, add e.g. -s_srs EPSG:6680 before -t_srs)"
    case .swapped(let feature, let first, let second):
      return
        "\(file): feature \(feature): \(Self.short(first)), \(Self.short(second)) has a latitude beyond 90°"
        + ", expected longitude first, then latitude; swap them with: ogr2ogr -f GeoJSON -dialect sqlite -sql"
        + " \"SELECT ST_SwapCoordinates(geometry) AS geometry, * FROM <layer>\" "
        + Self.output(for: file) + " " + Self.quoted(file)
    }
  }

  /// The command that turns any road file into one that can be read.
  public static func conversion(of file: String) -> String {
    "ogr2ogr -f GeoJSON -t_srs EPSG:4326 " + output(for: file) + " " + quoted(file)
  }

  /// `dir/roads.shp` becomes `roads-wgs84.geojson`: written where one stands, never over the original.
  private static func output(for file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return quoted((stem.isEmpty ? "roads" : stem) + "-wgs84.geojson")
  }

  /// As a shell reads it back.
  private static func quoted(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy {
      ($0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-_./+:@%,".unicodeScalars.contains($0))
    }
    if plain && !text.isEmpty && !text.hasPrefix("-") { return text }
    let escaped = text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    return (text.hasPrefix("-") ? "./" : "") + "'" + escaped + "'"
  }

  private static func short(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return String(value) }
    let thousandths = (value * 1000).rounded() / 1000
    return thousandths == thousandths.rounded() ? String(Int64(thousandths)) : String(thousandths)
  }
}
