import RoadNetworks

/// What a road is called in its keeper's books, and where its kilometre posts stand.
///
/// For people only: whatever is computed and compared goes by metres along the ledger's line. Plain values as the ledger
/// states them, so that a manifest can carry them and `rank` says the same as `analyze`.
public struct RoadAddress: Sendable, Hashable {
  /// Route number and its branch, as the ledger writes them.
  public let number: String?
  public let branch: String?
  /// Lanes of each direction: half a two-way road's, at least one.
  public let lanes: Double?
  /// Kilometre posts at the ends of the line, km, and its length, m.
  public let kilometrePostFrom: Double?
  public let kilometrePostTo: Double?
  public let lengthMeters: Double
  private let kilometrePosts: KilometrePosts?

  /// An address of what is stated; nil where nothing is.
  public init?(
    number: String?, branch: String?, lanes: Double?, kilometrePostFrom: Double?, kilometrePostTo: Double?,
    lengthMeters: Double
  ) {
    let posts = KilometrePosts.stated(
      from: kilometrePostFrom, to: kilometrePostTo, lengthMeters: lengthMeters
    ).posts
    guard number != nil || lanes != nil || posts != nil else { return nil }
    self.number = number
    self.branch = number == nil ? nil : branch
    self.lanes = lanes
    self.kilometrePostFrom = posts == nil ? nil : kilometrePostFrom
    self.kilometrePostTo = posts == nil ? nil : kilometrePostTo
    self.lengthMeters = lengthMeters
    kilometrePosts = posts
  }

  /// What the ledger says of a road whose line has this length; a number alone that is the road's id says nothing new.
  init?(_ road: Road, lengthMeters: Double) {
    let lanes = road.lanes.map { road.oneWay == .no ? max(1, Double($0) / 2) : Double($0) }
    let isKnown = road.number == road.id && road.branch == nil && road.kilometrePostFrom == nil
    self.init(
      number: isKnown ? nil : road.number, branch: road.branch, lanes: lanes,
      kilometrePostFrom: road.kilometrePostFrom,
      kilometrePostTo: road.kilometrePostTo, lengthMeters: lengthMeters)
  }

  /// Number and branch: `12-1`; nil without a number.
  public var route: String? { number.map { $0 + (branch.map { "-" + $0 } ?? "") } }

  /// The kilometre posts of a piece of the line, the smaller one first, km; nil where the ledger has none.
  public func posts(from: Double, to: Double) -> (low: Double, high: Double)? {
    kilometrePosts.map { posts in
      let (a, b) = (posts.post(at: from), posts.post(at: to))
      return (min(a, b), max(a, b))
    }
  }
}
