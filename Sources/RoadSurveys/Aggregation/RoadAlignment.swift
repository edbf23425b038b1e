/// Aligns all passes over one road in one direction with each other.
///
/// A common signal is made of the passes with most recorded: each is moved onto the mean of the others, twice, then all are
/// moved back by their mean shift, since on average receivers are right; in that mean a pass weighs by how sure its place is
/// there (``PlaceError``). Every further pass is moved onto the common
/// signal. Only the passes of the common signal are held at once.
struct RoadAlignment: Sendable {
  let alignment: RunAlignment
  let roadLength: Double

  init(configuration: AlignmentConfiguration, roadLength: Double) {
    alignment = RunAlignment(configuration: configuration)
    self.roadLength = roadLength
  }

  /// The common signal and the shifts of the passes it is made of, in their order.
  ///
  /// The result depends on the order of equally long passes: give them in canonical order. Complexity: O(passes · length).
  func common(of passes: [Pass]) -> (signal: RoadSignal, shifts: [ChainageShift]) {
    var shifts = [ChainageShift](repeating: .none, count: passes.count)
    let errors = passes.map { PlaceError($0, unknown: alignment.configuration.placeDeviation) }
    let places = errors.map(place)
    var common = CommonSignal(roadLength: roadLength)
    for (i, pass) in passes.enumerated() {
      let own = RoadSignal(pass)
      if i > 0 { shifts[i] = alignment.shift(of: own, onto: common.signal, place: places[i]) }
      common.add(RoadSignal(pass, shift: shifts[i]))
    }
    for _ in 0..<2 where passes.count > 2 {
      for (i, pass) in passes.enumerated() {
        common.add(RoadSignal(pass, shift: shifts[i]), weight: -1)
        shifts[i] = alignment.shift(of: RoadSignal(pass), onto: common.signal, place: places[i])
        common.add(RoadSignal(pass, shift: shifts[i]))
      }
    }
    shifts = centred(shifts, of: passes, errors)
    common = CommonSignal(roadLength: roadLength)
    for (pass, shift) in zip(passes, shifts) { common.add(RoadSignal(pass, shift: shift)) }
    return (common.signal, shifts)
  }

  /// The shift of a pass that isn't in the common signal.
  func shift(of pass: Pass, onto common: RoadSignal) -> ChainageShift {
    let error = PlaceError(pass, unknown: alignment.configuration.placeDeviation)
    return alignment.shift(of: RoadSignal(pass), onto: common, place: place(error))
  }

  /// How far a pass may be from the others' places: they err as it does, and all a little more than they say.
  private func place(_ error: PlaceError) -> Double {
    min(alignment.configuration.placeDeviation, 2 * error.typical)
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

  private func extent(of pass: Pass) -> (low: Double, high: Double) {
    let a = pass.anchors[0].chainageMeters
    let b = pass.anchors[pass.anchors.count - 1].chainageMeters
    return (min(a, b), max(a, b))
  }
}
