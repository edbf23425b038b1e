/// What is cut from every run so that nobody's home can be told from a map.
public struct PrivacyConfiguration: Sendable, Hashable, Codable {
  /// Everything within this distance of a run's first and last position is cut, m; 0 cuts nothing. The default is 0.
  public var trimEndsMeters = 0.0
  /// Whether the distance is drawn for each log from its hash, 200 to 400 m, instead. The default is false.
  public var drawsTrimEnds = false

  public init() {}

  /// Whether anything is cut at all.
  var cutsEnds: Bool { drawsTrimEnds || trimEndsMeters > 0 }

  public static let meanings = [
    "trimEndsMeters":
      "m; everything this near to a run's first and last position is cut from all outputs; 0: nothing",
    "drawsTrimEnds": "draw that distance for each log from its hash instead, 200 to 400 m",
  ]
}
