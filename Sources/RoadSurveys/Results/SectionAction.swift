/// What a crew should do about a section; put into words by RoadReports.
///
/// Roughness never says more than that the surface is to be kept or repaired: the base course needs other evidence.
public enum SectionAction: Sendable, Hashable {
  /// Class III, sure enough: inspect on site, plan surface repair.
  case repair
  /// Class II: keep the surface's function, watch.
  case keep
  case none
  /// Bad and uncertain.
  case measureAgain
  /// An event that weighs more than the roughness; nil where it isn't known which.
  case inspect(EventMark?)
  /// Repaired on that local date and not driven since.
  case drive(repaired: String)
}

/// An event in short: what it is and how high or deep.
public struct EventMark: Sendable, Hashable {
  /// `bump`, `pothole` or `step`; nil for one of unknown kind.
  public var kind: String?
  /// Height or depth, mm.
  public var millimeters: Int?

  public init(kind: String?, millimeters: Int?) {
    self.kind = kind
    self.millimeters = millimeters
  }
}
