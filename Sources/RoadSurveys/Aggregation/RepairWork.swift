/// A piece of road that was repaired: what was driven before says nothing of the new surface.
public struct RepairWork: Sendable, Hashable {
  public var roadID: String
  /// `forward` or `backward`; nil for both.
  public var direction: String?
  /// Chainage along the ledger's line, m.
  public var fromMeters: Double
  public var toMeters: Double
  /// Local date `YYYY-MM-DD`, the last day of the work.
  public var date: String
  public var action: String?

  public init(
    roadID: String, direction: String? = nil, fromMeters: Double, toMeters: Double, date: String,
    action: String? = nil
  ) {
    precondition(toMeters > fromMeters, "A repaired piece of road has a length.")
    precondition(DatePeriod.isDate(date), "A repair has a date.")
    self.roadID = roadID
    self.direction = direction
    self.fromMeters = fromMeters
    self.toMeters = toMeters
    self.date = date
    self.action = action
  }

  /// Whether it lies on a road in a direction at all.
  func isOn(_ roadID: String, _ direction: String) -> Bool {
    self.roadID == roadID && (self.direction ?? direction) == direction
  }

  /// Metres of a piece of road that it covers.
  func meters(from: Double, to: Double) -> Double { max(0, min(toMeters, to) - max(fromMeters, from)) }

  /// Whether it covers half of a section or more.
  public func covers(_ section: SectionEstimate) -> Bool {
    isOn(section.roadID, section.direction)
      && meters(from: section.fromMeters, to: section.toMeters)
        >= 0.5 * (section.toMeters - section.fromMeters)
  }
}
