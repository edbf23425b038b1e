import RoadSignals

/// Several channels, each through a centred filter of its own, added.
///
/// All filters have the same length, so their outputs come in step. Latency and cost a sample are those of one
/// ``OverlapSaveFilter`` a channel.
struct FilterSum: Sendable {
  /// The gain that a channel is to have at a frequency in Hz.
  typealias Gain = (_ hertz: Double) -> (real: Double, imaginary: Double)

  private var filters: [OverlapSaveFilter]
  private var scratch: [Double] = []

  /// - Parameter gains: one a channel, at least one.
  init(rateHertz: Double, halfLengthSeconds: Double, _ gains: [Gain]) {
    precondition(rateHertz > 0, "A signal's rate must be greater than zero.")
    precondition(!gains.isEmpty, "There is nothing to add.")
    let halfLength = max(1, Int((halfLengthSeconds * rateHertz).rounded()))
    filters = gains.map { gain in
      OverlapSaveFilter(
        kernel: FrequencyKernel.design(rateHertz: rateHertz, halfLength: halfLength, response: gain))
    }
  }

  var latency: Int { filters[0].latency }

  /// Takes one array a channel, all of the same length.
  mutating func push(_ channels: [[Double]], into output: inout [Double]) {
    precondition(channels.count == filters.count, "Every filter has a channel.")
    let start = output.count
    filters[0].push(channels[0], into: &output)
    for i in filters.indices.dropFirst() {
      filters[i].push(channels[i], into: &scratch)
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
    precondition(scratch.count == output.count - start, "All channels have the same length.")
    for i in scratch.indices { output[start + i] += scratch[i] }
    scratch.removeAll(keepingCapacity: true)
  }
}
