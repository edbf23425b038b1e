import TestSupport
import Testing

@testable import RoadNetworks

/// The same model solved at once: all states of all moments as one linear least-squares problem, by Gaussian elimination.
private struct JointSolution {
  private var matrix: [[Double]]
  private var right: [Double]

  init(_ places: [ChainageSmoother.Observation], drift: Double, wide: Double) {
    let c = ChainageFitConfiguration()
    let n = 5 * places.count
    matrix = Array(repeating: Array(repeating: 0, count: n), count: n)
    right = Array(repeating: 0, count: n)
    let prior = [wide, c.scaleDeviation, drift, drift, c.laneMeters]
    for (k, deviation) in prior.enumerated() { add([(k, 1)], 0, deviation * deviation) }
    for (i, o) in places.enumerated() {
      let at = 5 * i
      if i > 0 {
        let a = places[i - 1]
        let (dt, ds) = (o.seconds - a.seconds, o.travelledMeters - a.travelledMeters)
        let keep = PlatformMath.exponential(-dt / c.driftSeconds)
        let turn = ChainageSmoother.turn(a, o)
        let hole = min(c.holeMeters * o.holeSeconds * o.holeSeconds, 1 + 0.15 * ds)
        let turned = c.turnMeters * turn / 2.0.squareRoot()
        let wander =
          c.wanderMeters * c.wanderMeters * dt + turned * turned + hole * hole + o.slipMeters * o.slipMeters
        add([(at, 1), (at - 5, -1), (at - 4, -ds), (at - 1, -turn)], 0, wander)
        add([(at + 1, 1), (at - 4, -1)], 0, 1e-9 * ds)
        add([(at + 2, 1), (at - 3, -keep)], 0, drift * drift * (1 - keep * keep))
        add([(at + 3, 1), (at - 2, -keep)], 0, drift * drift * (1 - keep * keep))
        add([(at + 4, 1), (at - 1, -1)], 0, 0.01 * dt)
      }
      guard o.variance < .infinity else { continue }
      add([(at, 1), (at + 2, o.east), (at + 3, o.north)], o.offset, o.variance)
      if let beside = o.beside {
        add([(at + 4, 1), (at + 2, -o.north), (at + 3, o.east)], beside, o.variance)
      }
    }
  }

  private mutating func add(_ row: [(Int, Double)], _ value: Double, _ variance: Double) {
    for (i, a) in row {
      right[i] += a * value / variance
      for (j, b) in row { matrix[i][j] += a * b / variance }
    }
  }

  /// Solves for a right side.
  private func solve(_ side: [Double]) -> [Double] {
    var (m, x) = (matrix, side)
    for k in x.indices {
      let pivot = (k..<x.count).max { abs(m[$0][k]) < abs(m[$1][k]) } ?? k
      m.swapAt(k, pivot)
      x.swapAt(k, pivot)
      for i in (k + 1)..<max(k + 1, x.count) {
        let factor = m[i][k] / m[k][k]
        if factor == 0 { continue }
        for j in k..<x.count { m[i][j] -= factor * m[k][j] }
        x[i] -= factor * x[k]
      }
    }
    for k in x.indices.reversed() {
      for j in (k + 1)..<max(k + 1, x.count) { x[k] -= m[k][j] * x[j] }
      x[k] /= m[k][k]
    }
    return x
  }

  func offset(_ i: Int) -> (value: Double, deviation: Double) {
    var unit = [Double](repeating: 0, count: right.count)
    unit[5 * i] = 1
    return (solve(right)[5 * i], solve(unit)[5 * i].squareRoot())
  }
}

@Suite struct ChainageSmootherTests {
  /// A way with a bend to the left and a hole, seen by a drifting receiver.
  private func places(seed: UInt64, count: Int = 12) -> [ChainageSmoother.Observation] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { i in
      let isNorth = i > count / 2
      let hole: Double = i == 4 ? 12 : 1
      return ChainageSmoother.Observation(
        travelledMeters: 22 * Double(i), seconds: 1.9 * Double(i) + (i >= 4 ? 12 : 0),
        offset: 6 * random.uniform() - 2, east: isNorth ? 0.28 : 1, north: isNorth ? 0.96 : 0,
        beside: i == 2 ? nil : 5 * random.uniform(), variance: i == 7 ? .infinity : 4 + Double(i % 3),
        holeSeconds: hole, slipMeters: i == 4 ? 30 : 0)
    }
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `filter and smoother give what all positions give at once`(seed: UInt64) {
    let places = places(seed: seed)
    let smoother = ChainageSmoother(configuration: ChainageFitConfiguration(), driftMeters: 3)
    let estimates = smoother.smoothed(places, centre: 0, spread: 0)
    let joint = JointSolution(places, drift: 3, wide: 50)
    for i in places.indices {
      let (value, deviation) = joint.offset(i)
      #expect(abs(estimates[i].offset - value) < 1e-5)
      #expect(abs(estimates[i].deviation - deviation) < 1e-5)
    }
  }

  @Test func `what is off across one road is taken off along the next`() {
    // The receiver is 6 m too far east all the time; the way leads north, then turns east.
    let steady = (0..<40).map { i in
      let isEast = i >= 20
      return ChainageSmoother.Observation(
        travelledMeters: 20 * Double(i), seconds: 1.5 * Double(i), offset: isEast ? 6 : 0,
        east: isEast ? 1 : 0, north: isEast ? 0 : 1, beside: isEast ? 0 : -6, variance: 4, holeSeconds: 1)
    }
    let smoother = ChainageSmoother(configuration: ChainageFitConfiguration(), driftMeters: 5)
    let seen = smoother.smoothed(steady, centre: 0, spread: 6)
    let blind = smoother.smoothed(
      steady.map {
        var place = $0
        place.beside = nil
        return place
      }, centre: 0, spread: 6)
    #expect(abs(seen[25].offset) < 2)
    #expect(abs(blind[25].offset) > 2.5)
    #expect(seen[25].deviation < blind[25].deviation)
  }

  @Test func `the error stated grows within a hole and with what does not count`() {
    var places = places(seed: 9, count: 30)
    for i in places.indices { places[i].variance = 4 }
    let smoother = ChainageSmoother(configuration: ChainageFitConfiguration(), driftMeters: 3)
    let all = smoother.smoothed(places, centre: 0, spread: 0)
    for i in 10..<20 { places[i].variance = .infinity }
    let fewer = smoother.smoothed(places, centre: 0, spread: 0)
    #expect(fewer[15].deviation > all[15].deviation)
    #expect(all.allSatisfy { $0.deviation > 0.3 && $0.deviation < 6 })
  }

  @Test func `one place is known as well as it was measured`() {
    let one = ChainageSmoother.Observation(
      travelledMeters: 5, seconds: 1, offset: 2, east: 1, north: 0, variance: 4, holeSeconds: 0)
    let smoother = ChainageSmoother(configuration: ChainageFitConfiguration(), driftMeters: 3)
    let estimate = smoother.smoothed([one], centre: 2, spread: 0)[0]
    #expect(estimate.offset == 2)
    // 1/(1/50² + 1/(4 + 9)).
    #expect(abs(estimate.deviation - (1 / (1 / 2500.0 + 1 / 13)).squareRoot()) < 1e-9)
  }
}
