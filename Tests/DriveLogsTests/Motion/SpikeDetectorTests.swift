import Testing

@testable import DriveLogs

@Suite struct SpikeDetectorTests {
  private func spikes(_ values: [Float], height: Float = SpikeDetector.bodyHeight) -> [Int] {
    var rows = MotionRows(channels: 1)
    rows.channels[0] = values
    rows.times = values.indices.map { Int64($0) * 10_000_000 }
    rows.lines = values.indices.map { $0 + 2 }
    var found: [Int] = []
    var detector = SpikeDetector(channel: 0, height: height)
    _ = detector.screen(&rows, upTo: values.count, isLast: true) { found.append($0) }
    return found
  }

  private let quiet = (0..<40).map { 9.8 + Float($0 % 5) * 0.1 }

  @Test func `a spike is higher than three g, twelve mean steps and four differences of its neighbours`() {
    #expect(spikes(quiet + [9.9 + 30.5] + quiet) == [40])
    #expect(spikes(quiet + [9.9 + 29] + quiet) == [])
    #expect(spikes(quiet + [60] + quiet.map { $0 + 20 }) == [])
    let rough = (0..<40).map { Float($0 % 2) * 4 }
    #expect(spikes(rough + [4 + 46] + rough) == [])
    #expect(spikes(rough + [4 + 60] + rough) == [40])
  }

  @Test func `a step in the road hits an axle with ten g for one sample, and that is no spike`() {
    let axle = SpikeDetector.axleHeight
    #expect(spikes(quiet + [110] + quiet, height: axle) == [])
    #expect(spikes(quiet + [400] + quiet, height: axle) == [40])
    #expect(SpikeDetector(channel: 0).heightInG == 3)
    #expect(SpikeDetector(channel: 0, height: axle).heightInG == 30)
  }

  @Test func `downward spikes count, the last row and rows beside a gap don't`() {
    #expect(spikes(quiet + [-90] + quiet) == [40])
    #expect(spikes(quiet + [90]) == [])
    #expect(spikes(quiet + [.nan, 90] + quiet) == [])
    #expect(spikes([]) == [] && spikes([90]) == [] && spikes([90, 9.8, 9.8, 9.9, 9.8]) == [0])
  }
}
