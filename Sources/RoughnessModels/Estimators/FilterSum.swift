import RoadSignals

/// Several channels, each through a centred filter of its own, added: what every linear estimator comes down to.
///
/// All filters have the same length, so their outputs come in step. A channel that isn't there counts as zero. Latency and
/// cost a sample are those of one ``OverlapSaveFilter`` a channel.
struct FilterSum: Sendable {
  /// A channel of the motion and the gain it is to have at a frequency in Hz.
  struct Channel {
    var samples: any KeyPath<VehicleMotion, [Double]> & Sendable
    var gain: (_ hertz: Double) -> (real: Double, imaginary: Double)
  }

  private var filters: [OverlapSaveFilter]
  private let samples: [any KeyPath<VehicleMotion, [Double]> & Sendable]
  private var scratch: [Double] = []

  init(rateHertz: Double, halfLengthSeconds: Double, _ channels: [Channel]) {
    precondition(rateHertz > 0, "A signal's rate must be greater than zero.")
    precondition(!channels.isEmpty, "There is nothing to add.")
    let halfLength = max(1, Int((halfLengthSeconds * rateHertz).rounded()))
    filters = channels.map { channel in
      OverlapSaveFilter(
        kernel: FrequencyKernel.design(
          rateHertz: rateHertz, halfLength: halfLength, response: channel.gain))
    }
    samples = channels.map(\.samples)
  }

  var latency: Int { filters[0].latency }

  mutating func push(_ motion: VehicleMotion, into output: inout [Double]) {
    let start = output.count
    filters[0].push(motion[keyPath: samples[0]], into: &output)
    for i in filters.indices.dropFirst() {
      filters[i].push(motion[keyPath: samples[i]], into: &scratch)
      addScratch(to: &output, from: start)
    }
  }

  mutating func finish(into output: inout [Double]) {
    let start = output.count
    filters[0].finish(into: &output)
    for i in filters.indices.dropFirst() {
      filters[i].finish(into: &scratch)
      addScratch(to: &output, from: start)
    }
  }

  private mutating func addScratch(to output: inout [Double], from start: Int) {
    precondition(scratch.count == output.count - start, "All channels of a motion have the same length.")
    for i in scratch.indices { output[start + i] += scratch[i] }
    scratch.removeAll(keepingCapacity: true)
  }
}
