import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct GravityTrackerTests {
  let rate = 50.0

  /// A body that heaves ±1 m/s² at 2 Hz in a box turned by the rows of `axes`.
  private func samples(_ seconds: Double, up: Vector3, gravity: Double = 9.81) -> [[Double]] {
    let n = Int(seconds * rate)
    var channels: [[Double]] = [[], [], []]
    for i in 0..<n {
      // A triangle wave needs no library function and has mean zero over whole periods.
      let phase = (Double(i) * 2 / rate).truncatingRemainder(dividingBy: 1)
      let heave = phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase
      let a = up * (gravity + heave)
      channels[0].append(a.x)
      channels[1].append(a.y)
      channels[2].append(a.z)
    }
    return channels
  }

  private func run(_ channels: [[Double]], cuts: [Int] = [], givesGravity: Bool = false)
    -> GravityTracker.Output
  {
    var tracker = GravityTracker(
      rateHertz: rate, configuration: ConditioningConfiguration(), givesGravity: givesGravity)
    var output = GravityTracker.Output()
    var start = 0
    for end in cuts + [channels[0].count] {
      tracker.push(channels.map { Array($0[start..<end]) }, into: &output)
      start = end
    }
    tracker.finish(into: &output)
    return output
  }

  @Test(arguments: [
    Vector3(x: 0, y: 0, z: 1), Vector3(x: 0, y: 0, z: -1), Vector3(x: 1, y: 0, z: 0),
    Vector3(x: 0.6, y: 0, z: 0.8), Vector3(x: 0.48, y: 0.6, z: -0.64),
  ])
  func `any mounting gives the same vertical`(up: Vector3) {
    let expected = run(samples(60, up: Vector3(x: 0, y: 0, z: 1))).vertical
    let turned = run(samples(60, up: up)).vertical
    #expect(turned.count == 3000)
    for (a, b) in zip(turned, expected) { #expect(abs(a - b) < 1e-9) }
    #expect(abs(turned.max()! - 1) < 0.1)
  }

  @Test func `the norm of gravity is estimated and scaled to the standard`() {
    let weak = run(samples(60, up: Vector3(x: 0, y: 0, z: 1), gravity: 9.5)).vertical
    #expect(abs(weak.reduce(0, +) / Double(weak.count)) < 1e-6)
    let expected = GravityTracker.standardGravity / 9.5
    #expect(abs(weak.max()! - expected * 0.96) < 0.1)
  }

  @Test func `as many samples come out as go in, however the input is cut`() {
    var random = SplitMix64(seed: 4)
    let input = samples(83.3, up: Vector3(x: 0.6, y: 0, z: 0.8))
    let whole = run(input)
    #expect(whole.vertical.count == input[0].count && whole.horizontal.count == input[0].count)
    for _ in 0..<5 {
      let cuts = (0..<20).map { _ in Int(random.next() % UInt64(input[0].count)) }.sorted()
      let cut = run(input, cuts: cuts)
      #expect(cut.vertical == whole.vertical)
      #expect(cut.horizontal == whole.horizontal)
    }
  }

  @Test func `a box that falls over is noticed where it falls, and averages don't reach across`() {
    let before = samples(60, up: Vector3(x: 0, y: 0, z: 1))
    let after = samples(60, up: Vector3(x: 1, y: 0, z: 0))
    var tracker = GravityTracker(rateHertz: rate, configuration: ConditioningConfiguration())
    var output = GravityTracker.Output()
    tracker.push(zip(before, after).map { $0 + $1 }, into: &output)
    tracker.finish(into: &output)
    #expect(tracker.movedAtBlocks.count == 1)
    var mean = GravityMean()
    mean.update(stretch: 0, tracker)
    #expect(abs(mean.norm - 9.81) < 0.05 && mean.mean.norm < 7.1)
    let moved = tracker.movedSeconds(from: 0)[0]
    #expect(moved.contains(60) && moved.upperBound - moved.lowerBound < 10)
    // Well away from the fall the heave is as if nothing had happened.
    let late = output.vertical[5000...].max()!
    #expect(abs(late - 1) < 0.1)
  }

  @Test func `without gravity nothing can be seen to move`() {
    var random = SplitMix64(seed: 6)
    var tracker = GravityTracker(rateHertz: rate, configuration: ConditioningConfiguration())
    var output = GravityTracker.Output()
    tracker.push((0..<3).map { _ in (0..<6000).map { _ in random.normal() } }, into: &output)
    tracker.finish(into: &output)
    #expect(tracker.movedAtBlocks.isEmpty)
  }

  @Test func `hard braking is not a moved box`() {
    var channels = samples(120, up: Vector3(x: 0, y: 0, z: 1))
    for i in 2500..<3000 { channels[0][i] += 3 }
    var tracker = GravityTracker(rateHertz: rate, configuration: ConditioningConfiguration())
    var output = GravityTracker.Output()
    tracker.push(channels, into: &output)
    tracker.finish(into: &output)
    #expect(tracker.movedAtBlocks.isEmpty)
  }

  @Test(arguments: [0, 1, 7, 99, 100, 101, 149, 150, 151])
  func `short stretches come out whole`(count: Int) {
    let input = samples(10, up: Vector3(x: 0, y: 0, z: 1)).map { Array($0.prefix(count)) }
    let output = run(input)
    #expect(output.vertical.count == count)
    #expect(output.vertical.allSatisfy { $0.isFinite })
  }

  @Test func `gravity itself comes out where it is asked for, and nowhere else`() throws {
    let up = Vector3(x: 0.48, y: 0.6, z: -0.64)
    let output = run(samples(40, up: up, gravity: 9.7), cuts: [1, 77, 900], givesGravity: true)
    #expect(output.gravity.count == output.vertical.count)
    let worst = output.gravity.reduce(0.0) { max($0, ($1 + up * -9.7).norm) }
    #expect(worst < 0.05)
    #expect(run(samples(40, up: up)).gravity.isEmpty)
  }
}
