public import RoadFindings

/// An elevation profile as its file has it, in metres: one or more tracks over one axis.
public struct ProfileTable: Sendable, Equatable {
  /// How the file was written.
  public enum Format: String, Sendable, Hashable, Codable {
    /// A column of distances and one or two of elevations.
    case distances = "distance and elevation"
    /// Elevations alone, at equal steps that something else tells.
    case elevations = "elevation alone"
    /// UMTRI's ERD file.
    case erd = "ERD"
  }

  /// One line of elevations along the road.
  public struct Track: Sendable, Equatable {
    public var side: ProfileSide
    /// The column's name as the file spells it, made safe to show; nil without a header.
    public var name: String?
    /// Heights, m.
    public var elevations: [Double]
  }

  /// The name by which messages call the file.
  public var name: String
  public var format: Format
  /// Distance of each point, m, strictly increasing; empty where the file has none.
  public var distances: [Double] = []
  /// One unit of the last decimal of the distances as printed, m; 0 where unknown.
  public var distanceResolutionMeters = 0.0
  /// The distance between points that the file itself states, m.
  public var statedIntervalMeters: Double?
  /// One track, or two with the left one first; all of one length.
  public var tracks: [Track]
  public var title: String?
  public var findings: [Finding] = []
}

/// Where on the lane a track lies.
public enum ProfileSide: String, Sendable, Hashable, Codable {
  /// The only track, or not said.
  case single
  case left, right
}

/// What the reader of a profile is told beside the file.
public struct ProfileReadingOptions: Sendable, Hashable {
  /// Unit of the elevations; nil = what the file declares, metres otherwise.
  public var elevationUnit: LengthUnit?
  /// Unit of the distances; nil = what the file declares, metres otherwise.
  public var distanceUnit: LengthUnit?
  /// The byte that stands between a number's whole part and its fraction; nil = found out.
  public var decimalMark: UInt8?

  public init(
    elevationUnit: LengthUnit? = nil, distanceUnit: LengthUnit? = nil, decimalMark: UInt8? = nil
  ) {
    self.elevationUnit = elevationUnit
    self.distanceUnit = distanceUnit
    self.decimalMark = decimalMark
  }
}
