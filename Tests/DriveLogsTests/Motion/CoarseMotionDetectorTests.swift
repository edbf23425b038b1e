import TestSupport
import Testing

@testable import DriveLogs

@Suite struct CoarseMotionDetectorTests {
  private func verdict(step: Double, swing: Double, rows: Int = 5000, cut: Int = 5000) -> (Double, Double)? {
    var random = SplitMix64(seed: 5)
    var queue = MotionRows(channels: 1)
    var detector = CoarseMotionDetector(channel: 0, column: "az")
    for row in 0..<rows {
      let value = 9.81 + swing * (random.uniform() - 0.5)
      queue.channels[0].append(Float((value / step).rounded() * step))
      queue.times.append(0)
      queue.lines.append(row + 2)
      if queue.count == cut || row == rows - 1 {
        detector.screen(queue, upTo: queue.count)
        detector.removeFirst(queue.count)
        queue.removeFirst(queue.count)
      }
    }
    return detector.verdict().map { ($0.step, $0.deviation) }
  }

  @Test func `coarse is a step of more than half of the vibration, and of a tenth of a m/s² at least`() throws
  {
    // Uniform noise of width w has an rms of w/√12 about its mean.
    let coarse = try #require(verdict(step: 0.5, swing: 2.4))
    #expect(abs(coarse.0 - 0.5) < 1e-5 && abs(coarse.1 - 2.4 / 12.0.squareRoot()) < 0.05)
    #expect(verdict(step: 0.5, swing: 4.8) == nil)
    #expect(verdict(step: 0.05, swing: 0.2) == nil)
  }

  @Test func `a few steps prove nothing, and cuts change nothing`() throws {
    #expect(verdict(step: 100, swing: 1) == nil)
    let whole = try #require(verdict(step: 0.5, swing: 2))
    for cut in [1, 7, 512, 4095] {
      let pieces = try #require(verdict(step: 0.5, swing: 2, cut: cut))
      #expect(pieces == whole)
    }
  }
}
