public import RoadFindings
public import RoadSurveys

/// One line feature of a GeoJSON file, as the file has it.
public struct GeoFeature: Sendable, Hashable {
  /// The pieces of a LineString (one) or MultiLineString, each of at least two positions; longitude and latitude in
  /// degrees on WGS 84, checked. Heights are left out.
  public var lines: [[MapPoint]]
  /// The properties in the file's order; members of equal name stand one beside the other.
  public var properties: [JSONMember]
  /// The feature's own `id`, text or number, where it has one.
  public var id: JSONValue?
  /// Which feature of the file, counted from 0.
  public var index: Int
  /// The line on which the feature begins, counted from 1.
  public var line: Int

  public init(lines: [[MapPoint]], properties: [JSONMember], id: JSONValue? = nil, index: Int, line: Int) {
    self.lines = lines
    self.properties = properties
    self.id = id
    self.index = index
    self.line = line
  }

  /// The value of the first property called `name`.
  public func property(_ name: String) -> JSONValue? {
    properties.first { $0.name == name }?.value
  }
}

/// The line features of a GeoJSON file, and what was left out of it.
public struct GeoJSONDocument: Sendable, Hashable {
  public var features: [GeoFeature]
  public var findings: [Finding]

  public init(features: [GeoFeature], findings: [Finding]) {
    self.features = features
    self.findings = findings
  }
}
