/// Where a car was along its way, from positions beside and along it: a Kalman filter, then what came later carried back.
///
/// The state: how much farther along the way the car is than it has travelled; the scale error of travelled distance; the
/// receiver's drift east and north, which forgets itself (Gauss–Markov); how far left of the line the car drives. A position
/// measures the offset plus the drift *along* the way, and the lane plus the drift *across* it. So what a receiver is seen to
/// be off across one road tells, behind the next bend, how far it is off along the other; and a car left of the line comes
/// ahead by its lane times the angle in a left bend.
///
/// Backwards by Bryson and Frazier's formulas, which invert nothing. Complexity: O(observations), 0.6 kB each.
struct ChainageSmoother {
  let configuration: ChainageFitConfiguration
  /// Standard deviation of the receiver's drift in each direction, metres.
  let driftMeters: Double

  /// One position on the way.
  struct Observation {
    var travelledMeters: Double
    var seconds: Double
    /// Position along the way less distance travelled, metres.
    var offset: Double
    /// Unit vector along the way.
    var east: Double
    var north: Double
    /// Metres left of the line; nil where it isn't known.
    var beside: Double?
    /// Of each component, m²; infinite for a position that doesn't count.
    var variance: Double
    /// Longest time without a fix since the observation before, seconds.
    var holeSeconds: Double
    /// Distance since then that was driven at a guessed speed, metres.
    var guessedMeters = 0.0
    /// How much more or less than driven the positions on both sides of that hole lie apart, metres; 0 where that is no surprise.
    var slipMeters = 0.0

    /// How far the driven distance since the observation before is off by its hole, metres: by what is measured there, and
    /// by what had to be guessed.
    func hole(
      after before: Observation, _ configuration: ChainageFitConfiguration
    ) -> (measured: Double, guessed: Double) {
      let span = max(0, travelledMeters - before.travelledMeters)
      let measured = min(configuration.holeMeters * holeSeconds * holeSeconds, 1 + 0.15 * span)
      return (measured, ChainageSmoother.guessedShare * guessedMeters)
    }
  }

  /// How far a guessed distance is off, as a share of it (1 σ): a car that stopped in it drove less by far.
  static let guessedShare = 0.12

  /// What is known of one observation's place.
  struct Estimate {
    var offset: Double
    /// Standard error of the offset, metres.
    var deviation: Double
    /// How far the position is from where the drifting receiver should have seen the car, metres.
    var residual: Double
  }

  /// Estimates at the observations, given in order of travel; `centre` is an offset near theirs, `spread` how far they are
  /// from it at most.
  func smoothed(_ observations: [Observation], centre: Double, spread: Double) -> [Estimate] {
    var state = SIMD8<Double>.zero
    let (drift, scale) = (driftMeters * driftMeters, configuration.scaleDeviation)
    let wide = 50 + spread
    var covariance = Matrix(
      diagonal: wide * wide, scale * scale, drift, drift, configuration.laneMeters * configuration.laneMeters)
    var moments: [Moment] = []
    moments.reserveCapacity(observations.count)
    for (i, observation) in observations.enumerated() {
      let step = i > 0 ? Step(observations[i - 1], observation, self) : Step()
      step.advance(&state)
      step.advance(&covariance)
      covariance.addToDiagonal(step.noise)
      var moment = Moment(step: step, state: state, covariance: covariance)
      let (east, north) = (observation.east, observation.north)
      if observation.variance < .infinity {
        moment.along = Self.measure(
          observation.offset - centre, SIMD8(1, 0, east, north, 0, 0, 0, 0), observation.variance, &state,
          &covariance)
        if let beside = observation.beside {
          moment.across = Self.measure(
            beside, SIMD8(0, 0, -north, east, 1, 0, 0, 0), observation.variance, &state, &covariance)
        }
      }
      moments.append(moment)
    }
    return carriedBack(moments, observations, centre)
  }

  private func carriedBack(
    _ moments: [Moment], _ observations: [Observation], _ centre: Double
  ) -> [Estimate] {
    var estimates = [Estimate](
      repeating: Estimate(offset: 0, deviation: 0, residual: 0), count: moments.count)
    var adjoint = SIMD8<Double>.zero
    var information = Matrix()
    for i in moments.indices.reversed() {
      let moment = moments[i]
      moment.across?.undo(&adjoint, &information)
      moment.along?.undo(&adjoint, &information)
      let state = moment.state - moment.covariance.times(adjoint)
      let row = moment.covariance.r0
      let variance = row[0] - (row * information.times(row)).sum5
      let o = observations[i]
      let along = o.offset - centre - state[0] - o.east * state[2] - o.north * state[3]
      let across = o.beside.map { $0 - state[4] + o.north * state[2] - o.east * state[3] } ?? 0
      estimates[i] = Estimate(
        offset: centre + state[0], deviation: max(0, variance).squareRoot(),
        residual: (along * along + across * across).squareRoot())
      moment.step.retreat(&adjoint)
      moment.step.retreat(&information)
    }
    return estimates
  }

  /// Takes one measured number into the state.
  private static func measure(
    _ value: Double, _ row: SIMD8<Double>, _ variance: Double, _ state: inout SIMD8<Double>,
    _ covariance: inout Matrix
  ) -> Measurement {
    let spread = covariance.times(row)
    let total = (row * spread).sum5 + variance
    let gain = spread / total
    let surprise = value - (row * state).sum5
    state += gain * surprise
    covariance.subtract(gain, spread)
    return Measurement(row: row, gain: gain, surprise: surprise / total, precision: 1 / total)
  }

  /// A filtered moment, before its measurements.
  private struct Moment {
    var step: Step
    var state: SIMD8<Double>
    var covariance: Matrix
    var along: Measurement?
    var across: Measurement?
  }

  private struct Measurement {
    var row: SIMD8<Double>
    var gain: SIMD8<Double>
    var surprise: Double
    var precision: Double

    /// λ ← λ − h(k·λ + y/s), Λ ← (1 − h kᵀ) Λ (1 − k hᵀ) + h hᵀ/s.
    func undo(_ adjoint: inout SIMD8<Double>, _ information: inout Matrix) {
      adjoint -= row * ((gain * adjoint).sum5 + surprise)
      let u = information.times(gain)
      let weight = (gain * u).sum5 + precision
      information.subtract(row, u)
      information.subtract(u - row * weight, row)
    }
  }

  /// From one observation to the next.
  private struct Step {
    var meters = 0.0
    /// Chord of the turn on the unit circle, left positive: the angle, for small ones.
    var turn = 0.0
    var keep = 1.0
    var noise = SIMD8<Double>.zero

    init() {}

    init(_ a: Observation, _ b: Observation, _ smoother: ChainageSmoother) {
      let configuration = smoother.configuration
      let seconds = max(0, b.seconds - a.seconds)
      meters = max(0, b.travelledMeters - a.travelledMeters)
      turn = ChainageSmoother.turn(a, b)
      keep = PlatformMath.exponential(-seconds / configuration.driftSeconds)
      let turned = configuration.turnMeters * turn / 1.4142135623730951
      let (hole, guess) = b.hole(after: a, configuration)
      let wander = configuration.wanderMeters * configuration.wanderMeters * seconds
      let fresh = smoother.driftMeters * smoother.driftMeters * (1 - keep * keep)
      // The scale creeps by a thousandth in a kilometre (tyres warm up), the lane by a decimetre in a second's root.
      noise = SIMD8(
        wander + turned * turned + hole * hole + guess * guess + b.slipMeters * b.slipMeters, 1e-9 * meters,
        fresh, fresh,
        0.01 * seconds, 0, 0, 0)
    }

    func advance(_ x: inout SIMD8<Double>) {
      x[0] += meters * x[1] + turn * x[4]
      x[2] *= keep
      x[3] *= keep
    }

    func retreat(_ x: inout SIMD8<Double>) {
      x[1] += meters * x[0]
      x[4] += turn * x[0]
      x[2] *= keep
      x[3] *= keep
    }

    func advance(_ p: inout Matrix) {
      p.r0 += meters * p.r1 + turn * p.r4
      p.r2 *= keep
      p.r3 *= keep
      p.forEachRow(advance)
    }

    func retreat(_ p: inout Matrix) {
      p.r1 += meters * p.r0
      p.r4 += turn * p.r0
      p.r2 *= keep
      p.r3 *= keep
      p.forEachRow(retreat)
    }
  }

  /// Chord of the turn between two observations, left positive.
  static func turn(_ a: Observation, _ b: Observation) -> Double {
    let (x, y) = (b.east - a.east, b.north - a.north)
    let chord = (x * x + y * y).squareRoot()
    return a.east * b.north - a.north * b.east < 0 ? -chord : chord
  }

  /// Five by five, symmetric; lanes 5 to 7 stay 0.
  private struct Matrix {
    var r0 = SIMD8<Double>.zero
    var r1 = SIMD8<Double>.zero
    var r2 = SIMD8<Double>.zero
    var r3 = SIMD8<Double>.zero
    var r4 = SIMD8<Double>.zero

    init() {}

    init(diagonal a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double) {
      addToDiagonal(SIMD8(a, b, c, d, e, 0, 0, 0))
    }

    mutating func addToDiagonal(_ d: SIMD8<Double>) {
      r0[0] += d[0]
      r1[1] += d[1]
      r2[2] += d[2]
      r3[3] += d[3]
      r4[4] += d[4]
    }

    @inline(__always) func times(_ x: SIMD8<Double>) -> SIMD8<Double> {
      // Symmetric, so rows serve as columns.
      var sum: SIMD8<Double> = r0 * x[0]
      sum += r1 * x[1]
      sum += r2 * x[2]
      sum += r3 * x[3]
      sum += r4 * x[4]
      return sum
    }

    /// Subtracts a bᵀ.
    @inline(__always) mutating func subtract(_ a: SIMD8<Double>, _ b: SIMD8<Double>) {
      r0 -= a[0] * b
      r1 -= a[1] * b
      r2 -= a[2] * b
      r3 -= a[3] * b
      r4 -= a[4] * b
    }

    @inline(__always) mutating func forEachRow(_ body: (inout SIMD8<Double>) -> Void) {
      body(&r0)
      body(&r1)
      body(&r2)
      body(&r3)
      body(&r4)
    }
  }
}

extension SIMD8<Double> {
  /// The sum of the first five lanes, from the left.
  @inline(__always) fileprivate var sum5: Double {
    let first: Double = self[0] + self[1]
    return first + self[2] + self[3] + self[4]
  }
}
