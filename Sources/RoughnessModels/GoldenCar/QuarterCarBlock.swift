/// Eight steps of a quarter car at once, each sample's response in a lane of its own.
///
/// A recursion waits for its own result at every sample; eight samples by one matrix step wait once. The responses are
/// `r = O·x + T·u`, where row j of O is `(1, 0, −1, 0)·ST^(j+1)` and T is lower triangular with
/// `T[j, i] = (1, 0, −1, 0)·ST^(j−i)·PR`; the state eight samples later is `ST⁸·x + Σ ST^(7−i)·PR·uᵢ`.
///
/// A lane's sum depends on no later slope as long as those not known yet are zero, so a block that is only partly known
/// already gives the final bits of its first responses.
struct QuarterCarBlock: Sendable {
  static let length = 8

  private let observation: (SIMD8<Double>, SIMD8<Double>, SIMD8<Double>, SIMD8<Double>)
  private let feedthrough:
    (
      SIMD8<Double>, SIMD8<Double>, SIMD8<Double>, SIMD8<Double>, SIMD8<Double>, SIMD8<Double>, SIMD8<Double>,
      SIMD8<Double>
    )
  private let transition: (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>)
  private let inputs:
    (
      SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>,
      SIMD4<Double>
    )

  init(_ step: QuarterCarStep) {
    /// What a start at `state` does to the body's motion against the axle after 1…8 steps, and the state after eight.
    func free(_ state: SIMD4<Double>) -> (responses: SIMD8<Double>, state: SIMD4<Double>) {
      var (state, responses) = (state, SIMD8<Double>.zero)
      for lane in 0..<8 {
        state = step.propagated(state)
        responses[lane] = state.x - state.z
      }
      return (responses, state)
    }
    let a = free(SIMD4(1, 0, 0, 0))
    let b = free(SIMD4(0, 1, 0, 0))
    let c = free(SIMD4(0, 0, 1, 0))
    let d = free(SIMD4(0, 0, 0, 1))
    observation = (a.responses, b.responses, c.responses, d.responses)
    transition = (a.state, b.state, c.state, d.state)

    /// What a unit slope in lane `start` does to the responses from there on, and to the state at the block's end.
    func forced(from start: Int) -> (responses: SIMD8<Double>, state: SIMD4<Double>) {
      var (state, responses) = (step.input, SIMD8<Double>.zero)
      responses[start] = state.x - state.z
      for lane in (start + 1)..<max(8, start + 1) {
        state = step.propagated(state)
        responses[lane] = state.x - state.z
      }
      return (responses, state)
    }
    let f = (0..<8).map(forced(from:))
    feedthrough = (
      f[0].responses, f[1].responses, f[2].responses, f[3].responses, f[4].responses, f[5].responses,
      f[6].responses, f[7].responses
    )
    inputs = (
      f[0].state, f[1].state, f[2].state, f[3].state, f[4].state, f[5].state, f[6].state, f[7].state
    )
  }

  /// The eight responses zs′ − zu′ to eight slopes from `state`.
  func responses(from state: SIMD4<Double>, to slopes: SIMD8<Double>) -> SIMD8<Double> {
    var sum = observation.0 * state.x
    sum += observation.1 * state.y
    sum += observation.2 * state.z
    sum += observation.3 * state.w
    sum += feedthrough.0 * slopes[0]
    sum += feedthrough.1 * slopes[1]
    sum += feedthrough.2 * slopes[2]
    sum += feedthrough.3 * slopes[3]
    sum += feedthrough.4 * slopes[4]
    sum += feedthrough.5 * slopes[5]
    sum += feedthrough.6 * slopes[6]
    sum += feedthrough.7 * slopes[7]
    // An unknown later slope adds +0 or −0: adding +0 last makes every zero the same zero.
    return sum + SIMD8<Double>.zero
  }

  /// The state after eight slopes from `state`.
  func state(after slopes: SIMD8<Double>, from state: SIMD4<Double>) -> SIMD4<Double> {
    var next = transition.0 * state.x
    next += transition.1 * state.y
    next += transition.2 * state.z
    next += transition.3 * state.w
    next += inputs.0 * slopes[0]
    next += inputs.1 * slopes[1]
    next += inputs.2 * slopes[2]
    next += inputs.3 * slopes[3]
    next += inputs.4 * slopes[4]
    next += inputs.5 * slopes[5]
    next += inputs.6 * slopes[6]
    next += inputs.7 * slopes[7]
    return next
  }
}
