import RoadSurveys

/// A place as a road's keeper writes it: route number and kilometre posts, `12-1 kp 3.240–3.340`.
enum PlaceWords {
  /// The place of a piece of a road's line; nil where the ledger has neither number nor posts.
  static func phrase(_ address: RoadAddress?, from: Double, to: Double) -> Phrase? {
    guard let address else { return nil }
    let posts = address.posts(from: from, to: to).map { ($0.low, $0.high) }
    return switch (address.route, posts) {
    case (let route?, (let low, let high)?): Phrase("placeBoth", route, kilometers(low), kilometers(high))
    case (let route?, nil): Phrase("placeRoute", route)
    case (nil, (let low, let high)?): Phrase("placePosts", kilometers(low), kilometers(high))
    case (nil, nil): nil
    }
  }

  /// A point of a road's line: `12-1 kp 3.271`; nil where the ledger has no posts, since a route alone is no point.
  static func phrase(_ address: RoadAddress?, at chainage: Double) -> Phrase? {
    guard let address, let post = address.posts(from: chainage, to: chainage)?.low else { return nil }
    return address.route.map { Phrase("placePoint", $0, kilometers(post)) }
      ?? Phrase("placePost", kilometers(post))
  }

  static func phrase(_ section: SectionEstimate) -> Phrase? {
    phrase(section.address, from: section.fromMeters, to: section.toMeters)
  }

  static func phrase(_ package: WorkPackage) -> Phrase? {
    phrase(package.address, from: package.fromMeters, to: package.toMeters)
  }

  /// Posts to the metre.
  private static func kilometers(_ value: Double) -> String { FixedDecimals.text(value, decimals: 3) }
}
