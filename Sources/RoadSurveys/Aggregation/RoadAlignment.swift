import RoadSignals

/// Aligns all passes over one road in one direction with each other.
///
/// A common signal is made of the passes with most recorded, the surest first: each is moved onto the mean of the others, twice, then all are
/// moved back by their mean shift, since on average receivers are right; in that mean a pass weighs by how sure its place is
/// there (``PlaceError``). Every further pass is moved onto the common
/// signal. Only the passes of the common signal are held at once.
struct RoadAlignment: Sendable {
  let alignment: RunAlignment
  let roadLength: Double
  /// What the windows' correlations need is worked out once for the road.
  private var plan = CrossCorrelation.Plan()

  init(configuration: AlignmentConfiguration, roadLength: Double) {
    alignment = RunAlignment(configuration: configuration)
    self.roadLength = roadLength
  }

  /// What the passes come to.
  struct Common: Sendable {
    var signal: RoadSignal
    /// How far each pass is moved so that all lie on top of each other, in their order.
    var shifts: [ChainageShift]
    /// Which share of a shift is to be made where values are averaged, 0…1 along the road.
    ///
    /// Passes on top of each other lie off together, by the error of their common place, and a sharp mean in a wrong place is
    /// worse than a blurred one. The expected squared error is least where they stay as far apart as their common
    /// place is unknown: (1 − λ)² = (P + c²) / mean(σ² − P), P = 1 / Σ σ⁻², c what all are off together. Of n equally
    /// sure passes λ is at most 1 − 1/√(n − 1): two stay where they are, one good receiver draws all others to its place.
    var share: ChainageShift
    /// Σ 1/σ² of the passes, 1/m²: how sure their common place is.
    fileprivate(set) var known: Double
  }

  /// The common signal and the shifts of the passes it is made of, in their order.
  ///
  /// The surest pass comes first, and the next surest is moved onto those before it; then each onto the mean of all others,
  /// twice. The result depends on the order of equally sure passes: give them in canonical order. Complexity: O(passes · length).
  mutating func common(of passes: [Pass]) -> Common {
    var shifts = [ChainageShift](repeating: .none, count: passes.count)
    let errors = passes.map { PlaceError($0, unknown: alignment.configuration.placeDeviation) }
    let typical = errors.map(\.typical)
    let order = passes.indices.sorted { (typical[$0], $0) < (typical[$1], $1) }
    var common = CommonSignal(roadLength: roadLength)
    // Σ 1/σ² of the passes in the common signal.
    var known = 0.0
    for i in order {
      if known > 0 { shifts[i] = shift(of: passes[i], onto: common.signal, typical[i], known) }
      common.add(RoadSignal(passes[i], shift: shifts[i]))
      known += 1 / (typical[i] * typical[i])
    }
    for _ in 0..<2 where passes.count > 2 {
      for i in order {
        let others = known - 1 / (typical[i] * typical[i])
        common.add(RoadSignal(passes[i], shift: shifts[i]), weight: -1)
        shifts[i] = shift(of: passes[i], onto: common.signal, typical[i], others)
        common.add(RoadSignal(passes[i], shift: shifts[i]))
      }
    }
    let share = share(of: passes, errors)
    shifts = centred(shifts, of: passes, errors)
    common = CommonSignal(roadLength: roadLength)
    for (pass, shift) in zip(passes, shifts) { common.add(RoadSignal(pass, shift: shift)) }
    return Common(signal: common.signal, shifts: shifts, share: share, known: known)
  }

  /// The shift of a pass that isn't in the common signal.
  mutating func shift(of pass: Pass, onto common: Common) -> ChainageShift {
    let error = PlaceError(pass, unknown: alignment.configuration.placeDeviation)
    return shift(of: pass, onto: common.signal, error.typical, common.known)
  }

  /// Both may be off their places: the pass, and what it is moved onto.
  private mutating func shift(
    of pass: Pass, onto signal: RoadSignal, _ error: Double, _ known: Double
  ) -> ChainageShift {
    alignment.shift(
      of: RoadSignal(pass), onto: signal, place: (error * error + 1 / known).squareRoot(), plan: &plan)
  }

  /// Takes out what all passes that drove a place were moved by in the mean, each by how sure its place was.
  private func centred(
    _ shifts: [ChainageShift], of passes: [Pass], _ errors: [PlaceError]
  ) -> [ChainageShift] {
    let spacing = 20.0
    let count = Int(roadLength / spacing) + 2
    var sums = [Double](repeating: 0, count: count)
    var weights = sums
    for (i, (pass, shift)) in zip(passes, shifts).enumerated() {
      let (low, high) = extent(of: pass)
      for k in 0..<count where Double(k) * spacing >= low - spacing && Double(k) * spacing <= high + spacing {
        let error = errors[i].meters(at: Double(k) * spacing)
        let weight = 1 / (error * error)
        sums[k] += weight * shift.meters(at: Double(k) * spacing)
        weights[k] += weight
      }
    }
    let mean = ChainageShift(
      start: 0, spacing: spacing, knots: zip(sums, weights).map { $1 > 0 ? $0 / $1 : 0 })
    return zip(passes, shifts).map { pass, shift in
      let (low, high) = extent(of: pass)
      let pieces = max(1, Int(((high - low) / spacing).rounded(.up)))
      let step = max(1e-3, (high - low) / Double(pieces))
      return ChainageShift(
        start: low, spacing: step,
        knots: (0...pieces).map { k in
          let chainage = low + Double(k) * step
          return shift.meters(at: chainage) - mean.meters(at: chainage)
        })
    }
  }

  private func share(of passes: [Pass], _ errors: [PlaceError]) -> ChainageShift {
    let spacing = 20.0
    let extents = passes.map(extent)
    let together = alignment.configuration.commonDeviation
    let knots = (0..<(Int(roadLength / spacing) + 2)).map { k -> Double in
      let chainage = Double(k) * spacing
      let variances = passes.indices.filter {
        chainage >= extents[$0].low - spacing && chainage <= extents[$0].high + spacing
      }.map { i -> Double in
        let error = errors[i].meters(at: chainage)
        return error * error
      }
      guard variances.count > 1 else { return 0 }
      let common = 1 / variances.reduce(0) { $0 + 1 / $1 }
      let apart = variances.reduce(0) { $0 + $1 - common } / Double(variances.count)
      let unknown = common + together * together
      return apart > unknown ? 1 - (unknown / apart).squareRoot() : 0
    }
    return ChainageShift(start: 0, spacing: spacing, knots: knots)
  }

  private func extent(of pass: Pass) -> (low: Double, high: Double) {
    let a = pass.anchors[0].chainageMeters
    let b = pass.anchors[pass.anchors.count - 1].chainageMeters
    return (min(a, b), max(a, b))
  }
}
