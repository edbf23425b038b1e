/// Rounding as printed: what is computed from a rounded value can be recomputed from the tables.
enum Rounding {
  /// To three decimals, halves away from zero: IRI, shares.
  static func thousandths(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
  /// To one decimal: metres, km/h, priority.
  static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
  /// A place to seven decimals of a degree, a centimetre.
  static func place(_ latitude: Double, _ longitude: Double) -> MapPoint {
    MapPoint(latitude: (latitude * 1e7).rounded() / 1e7, longitude: (longitude * 1e7).rounded() / 1e7)
  }
}
