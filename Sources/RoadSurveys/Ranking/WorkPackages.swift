/// Contiguous bad sections of one road and direction: a stretch worth a crew's visit.
///
/// Values are rounded as printed.
public struct WorkPackage: Sendable, Hashable {
  /// `road_id:direction:from_m`, unique in a survey.
  public var id: String
  public var roadID: String
  public var direction: String
  /// Chainage along the ledger's line, metres.
  public var fromMeters: Double
  public var toMeters: Double
  /// What is to be resurfaced: the carriageway's share of this direction times the length; nil without a width.
  public var squareMeters: Double?
  /// Share of the length in class III, 0…1.
  public var shareIII: Double
  /// Length-weighted mean of the sections' priorities, 0…100.
  public var priority: Double
  /// In the configured currency; nil without an area or a price.
  public var cost: Double?
  /// Route number and kilometre posts; nil where the ledger has none.
  public var address: RoadAddress?
  /// Pieces of the centreline in the direction of travel.
  public var lines: [[MapPoint]]

  /// The packages of sections sorted by road, direction and chainage, worst first. Complexity: O(n log n).
  public static func packages(
    of sections: [SectionEstimate], configuration: SurveyConfiguration
  ) -> [WorkPackage] {
    WorkPackages(configuration: configuration.packages, thresholds: configuration.thresholds)
      .packages(of: sections)
  }
}

/// Joins bad sections into work packages by the rules of `PackageConfiguration`.
///
/// A gap is taken along when the road between two bad sections is no longer than `gapMeters`, rated or not: a crew doesn't
/// pack up for 50 good metres. A package never reaches over the end of a road or into the other direction. The first and
/// the last section of a package are always bad ones.
struct WorkPackages {
  let configuration: PackageConfiguration
  let thresholds: ThresholdConfiguration

  /// The packages, worst first; equal ones by place. `sections` are sorted by road, direction and chainage.
  ///
  /// Complexity: O(n log n).
  func packages(of sections: [SectionEstimate]) -> [WorkPackage] {
    var found: [WorkPackage] = []
    var stretch: [SectionEstimate] = []
    // Sections after the last bad one: part of the package only if another bad one follows in time.
    var between: [SectionEstimate] = []
    func close() {
      if let package = package(stretch) { found.append(package) }
      stretch.removeAll()
      between.removeAll()
    }
    for section in sections {
      if let first = stretch.first, let last = stretch.last {
        let sameLine = first.roadID == section.roadID && first.direction == section.direction
        let gap = section.fromMeters - last.toMeters
        let length = section.toMeters - first.fromMeters
        // Half a metre is above the rounding of printed chainages.
        if !sameLine || gap > configuration.gapMeters + 0.5 || length > configuration.maximumMeters + 0.5 {
          close()
        }
      }
      if isBad(section) {
        stretch += between + [section]
        between.removeAll()
      } else if !stretch.isEmpty {
        between.append(section)
      }
    }
    close()
    return found.enumerated().sorted { a, b in
      a.element.priority != b.element.priority
        ? a.element.priority > b.element.priority : a.offset < b.offset
    }.map(\.element)
  }

  private func isBad(_ section: SectionEstimate) -> Bool {
    section.priority != nil && (section.iri ?? 0) >= (configuration.fromIRI ?? thresholds.classIII)
  }

  /// The package over a stretch; nil for an empty or too short one.
  private func package(_ stretch: [SectionEstimate]) -> WorkPackage? {
    guard let first = stretch.first, let last = stretch.last,
      last.toMeters - first.fromMeters >= configuration.minimumMeters
    else { return nil }
    let length = stretch.reduce(0) { $0 + $1.toMeters - $1.fromMeters }
    func mean(_ value: (SectionEstimate) -> Double) -> Double {
      stretch.reduce(0) { $0 + value($1) * ($1.toMeters - $1.fromMeters) } / length
    }
    var package = WorkPackage(
      id: first.id, roadID: first.roadID, direction: first.direction, fromMeters: first.fromMeters,
      toMeters: last.toMeters, shareIII: Rounding.thousandths(mean { $0.shareIII ?? 0 }),
      priority: Rounding.thousandths(mean { $0.priority ?? 0 }), lines: joined(stretch))
    package.address = first.address
    let ofLanes = first.address?.lanes.map { $0 * configuration.laneWidthMeters }
    if let width = first.widthMeters ?? ofLanes ?? configuration.defaultWidthMeters {
      let area = Rounding.tenths((last.toMeters - first.fromMeters) * width)
      package.squareMeters = area
      package.cost = configuration.pricePerSquareMeter.map {
        Rounding.tenths(configuration.pricePerSite + $0 * area)
      }
    }
    return package
  }

  /// The sections' lines in the direction of travel, neighbours that share an end joined into one piece.
  private func joined(_ stretch: [SectionEstimate]) -> [[MapPoint]] {
    let inTravel = stretch.first?.direction == "backward" ? stretch.reversed() : stretch
    var pieces: [[MapPoint]] = []
    for line in inTravel.flatMap(\.lines) {
      if let end = pieces.last?.last, end == line.first {
        pieces[pieces.count - 1] += line.dropFirst()
      } else {
        pieces.append(line)
      }
    }
    return pieces
  }
}
