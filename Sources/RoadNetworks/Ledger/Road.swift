/// One road of the ledger: a centreline with the town's own words about it.
///
/// Chainage runs along `lines` in their order, in metres on the ellipsoid; the gap between two pieces counts nothing.
public struct Road: Sendable, Hashable {
  /// The town's identifier; unique in a ledger. Text, never a number: `007` and `1-2` stay as they are.
  public var id: String
  public var name: String?
  /// Road class of the guideline (A–D) or the town's own.
  public var roadClass: String?
  /// Annual average daily traffic, vehicles a day.
  public var aadt: Double?
  /// Importance in the network, 0…1, or nil where the ledger says nothing.
  public var importance: Double?
  public var widthMeters: Double?
  /// Of both directions together.
  public var lanes: Int?
  public var number: String?
  public var branch: String?
  /// Kilometre posts at the start and the end of the line, in km.
  public var kilometrePostFrom: Double?
  public var kilometrePostTo: Double?
  public var oneWay: OneWay
  /// The centreline's pieces, at least one, each of at least two different points.
  public var lines: [[Coordinate]]

  public init(
    id: String, name: String? = nil, roadClass: String? = nil, aadt: Double? = nil,
    importance: Double? = nil,
    widthMeters: Double? = nil, lanes: Int? = nil, number: String? = nil, branch: String? = nil,
    kilometrePostFrom: Double? = nil,
    kilometrePostTo: Double? = nil, oneWay: OneWay = .no, lines: [[Coordinate]]
  ) {
    self.id = id
    self.name = name
    self.roadClass = roadClass
    self.aadt = aadt
    self.importance = importance
    self.widthMeters = widthMeters
    self.lanes = lanes
    self.number = number
    self.branch = branch
    self.kilometrePostFrom = kilometrePostFrom
    self.kilometrePostTo = kilometrePostTo
    self.oneWay = oneWay
    self.lines = lines
  }
}

/// Whether a road may be driven one way only, relative to its line.
public enum OneWay: String, Sendable, Hashable, Codable {
  case no, forward, backward
}

/// Direction of travel relative to the ledger's line: "forward" = along it.
public enum TravelDirection: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  case forward, backward

  public static func < (a: TravelDirection, b: TravelDirection) -> Bool { a == .forward && b == .backward }
}
