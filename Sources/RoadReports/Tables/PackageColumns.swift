import RoadSurveys

/// What stands in the columns of the work packages, once for every form in which they go out.
enum PackageColumns {
  /// The columns' names, in their contractual order.
  static let names = [
    "package_id", "road_id", "direction", "from_m", "to_m", "length_m", "area_m2", "share_iii", "priority",
    "cost",
  ]

  /// The cells of one package, one for each name.
  static func cells(of package: WorkPackage) -> [TableCell] {
    [
      .text(package.id), .text(package.roadID), .text(package.direction),
      .number(package.fromMeters, decimals: Decimals.meters),
      .number(package.toMeters, decimals: Decimals.meters),
      .number(package.toMeters - package.fromMeters, decimals: Decimals.meters),
      .number(package.squareMeters, decimals: Decimals.squareMeters),
      .number(package.shareIII, decimals: Decimals.share),
      .number(package.priority, decimals: Decimals.priority),
      .number(package.cost, decimals: Decimals.cost),
    ]
  }
}
