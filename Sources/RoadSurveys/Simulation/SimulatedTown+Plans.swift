import RoadNetworks

extension SimulatedTown {
  /// Kirisato (霧里), a town that doesn't exist: eleven roads, 8 km, a crossing, a frontage road 30 m off, a winding
  /// forest road, ids that tables like to spoil (`007`, `7-1`).
  public static func kirisato(_ design: Design = Design(), seed: UInt64) -> SimulatedTown {
    SimulatedTown(
      origin: Coordinate(latitude: 43.85, longitude: 143.8), plans: kirisatoPlans, design: design,
      seed: seed)
  }

  /// One straight road `S1` from west to east with approaches off the ledger, so that it is entered at full speed.
  ///
  /// `medianIRI` in m/km; the approaches have `approachMeters` each.
  public static func straightRoad(
    lengthMeters: Double, medianIRI: Double, approachMeters: Double, _ design: Design = Design(),
    seed: UInt64
  ) -> SimulatedTown {
    precondition(lengthMeters > 0 && approachMeters > 0, "Road and approaches have a length.")
    func plan(_ id: String, _ from: Double, _ to: Double, inLedger: Bool) -> Plan {
      // A vertex every 500 m keeps the line on its parallel.
      let pieces = max(1, Int(((to - from) / 500).rounded(.up)))
      let corners = (0...pieces).map { k in
        (x: from + (to - from) * Double(k) / Double(pieces), y: 0.0, radius: 0.0)
      }
      return Plan(
        id: id, name: "試験路 Test Road", roadClass: "B", aadt: 3_000, importance: 0.6, widthMeters: 7,
        number: nil, cruiseKmh: 60, medianIRI: inLedger ? medianIRI : 2, inLedger: inLedger,
        corners: corners)
    }
    return SimulatedTown(
      origin: Coordinate(latitude: 43.85, longitude: 143.8),
      plans: [
        plan("S1", 0, lengthMeters, inLedger: true),
        plan("approach-west", -approachMeters, 0, inLedger: false),
        plan("approach-east", lengthMeters, lengthMeters + approachMeters, inLedger: false),
      ], design: design, seed: seed)
  }

  /// Drives through Kirisato: lists of road ids, each entered where it meets the one before.
  ///
  /// Road 901 is passed eastwards by the first, second and fourth, westwards by the third and fifth.
  public static let kirisatoRoutes: [[String]] = [
    ["901", "31", "20"],
    ["7-1", "20", "42", "41", "901", "55"],
    ["31", "901", "32"],
    ["32", "901", "43", "20"],
    ["55", "901", "007", "007", "901", "901-1", "901", "20"],
  ]

  private static let kirisatoPlans: [Plan] = [
    Plan(
      id: "901", name: "国道901号 Route 901", roadClass: "A", aadt: 9_200, importance: 1, widthMeters: 7.5,
      number: "901", cruiseKmh: 58, medianIRI: 1.9,
      corners: [
        (-840, 0, 0), (-540, 0, 0), (-350, 0, 0), (-20, 0, 0), (0, 0, 0), (280, 0, 0), (420, 0, 0),
        (840, 0, 0),
      ]),
    Plan(
      id: "901-1", name: "国道側道 Frontage Road", roadClass: "D", aadt: 350, importance: 0.1,
      widthMeters: 5, number: nil, cruiseKmh: 34, medianIRI: 4.4,
      corners: [(-540, 0, 0), (-510, 30, 12), (-50, 30, 12), (-20, 0, 0)]),
    Plan(
      id: "20", name: "道道20号 Prefectural Road 20", roadClass: "B", aadt: 4_100, importance: 0.8,
      widthMeters: 7, number: "20", cruiseKmh: 52, medianIRI: 2.5,
      corners: [(0, -640, 0), (0, -320, 0), (0, 0, 0), (0, 280, 0), (0, 430, 0), (0, 640, 0)]),
    Plan(
      id: "31", name: "環状線 Ring Road", roadClass: "B", aadt: 2_800, importance: 0.6, widthMeters: 6.5,
      number: "31", cruiseKmh: 50, medianIRI: 2.9,
      corners: [(0, 640, 0), (280, 640, 0), (420, 640, 130), (840, 320, 120), (840, 0, 0)]),
    Plan(
      id: "32", name: "川沿い線 Riverside Road", roadClass: "C", aadt: 1_200, importance: 0.4,
      widthMeters: 6, number: "32", cruiseKmh: 44, medianIRI: 3.7,
      corners: [(0, -640, 0), (-350, -640, 110), (-640, -320, 110), (-840, 0, 0)]),
    Plan(
      id: "41", name: "学園通り Gakuen Street", roadClass: "C", aadt: 1_500, importance: 0.5,
      widthMeters: 6, number: "41", cruiseKmh: 42, medianIRI: 3.2,
      corners: [(280, 0, 0), (280, 280, 0), (280, 640, 0)]),
    Plan(
      id: "42", name: "若葉通り Wakaba Street", roadClass: "D", aadt: 300, importance: 0.1, widthMeters: 5,
      number: nil, cruiseKmh: 32, medianIRI: 5.4, corners: [(0, 280, 0), (280, 280, 0)]),
    Plan(
      id: "43", name: "工場通り Factory Street", roadClass: "D", aadt: 900, importance: 0.3, widthMeters: 6,
      number: nil, cruiseKmh: 40, medianIRI: 4.3,
      corners: [(0, -320, 0), (310, -320, 0), (420, -320, 20), (420, 0, 0)]),
    Plan(
      id: "7-1", name: "林道霧里線 Kirisato Forest Road", roadClass: "D", aadt: 120, importance: 0.2,
      widthMeters: 4.5, number: nil, cruiseKmh: 40, medianIRI: 6.2,
      corners: [
        (-840, 0, 0), (-870, 240, 45), (-640, 350, 45), (-520, 520, 45), (-250, 430, 60), (0, 430, 0),
      ]),
    Plan(
      id: "007", name: "小学校線 School Lane", roadClass: "D", aadt: 250, importance: 0.3, widthMeters: 5,
      number: nil, cruiseKmh: 32, medianIRI: 4.9, corners: [(-350, 0, 0), (-350, -280, 0)]),
    Plan(
      id: "55", name: "南部広域農道 Southern Farm Road", roadClass: "C", aadt: 800, importance: 0.4,
      widthMeters: 6, number: "55", cruiseKmh: 50, medianIRI: 3.1,
      corners: [(310, -320, 0), (640, -350, 70), (840, -140, 60), (840, 0, 0)]),
  ]
}
