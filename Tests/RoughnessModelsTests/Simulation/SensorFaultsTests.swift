import RoughnessModels
import Testing

@Suite struct SensorFaultsTests {
  private func samples(_ change: (inout SensorFaults.Design) -> Void) -> [SimulatedSensor.Sample] {
    var design = SimulatedSensor.Design.ideal
    change(&design.faults)
    return SimulatedSensorTests.samples(design, seconds: 20) { t in
      var motion = SimulatedSensorTests.still(t)
      motion.force.z += t * 0.01
      return motion
    }
  }

  @Test func `spikes are single samples of one axis`() {
    let faulty = samples { $0.spikesPerHour = 3600 }
    let sound = samples { _ in }
    #expect(faulty.count == sound.count)
    let odd = zip(faulty, sound).enumerated().filter { $1.0.motion.force != $1.1.motion.force }
    #expect((8...40).contains(odd.count))
    for (_, (a, b)) in odd {
      let difference = a.motion.force - b.motion.force
      #expect((0..<3).filter { difference[$0] != 0 }.count == 1)
      #expect((0..<3).allSatisfy { abs(difference[$0]) <= 60 })
    }
  }

  @Test func `a frozen box repeats itself while its clock goes on`() {
    let faulty = samples {
      $0.freezesPerHour = 720
      $0.freezeSeconds = 1
    }
    let repeats = zip(faulty, faulty.dropFirst()).filter { $0.motion == $1.motion }.count
    #expect((50...1500).contains(repeats))
    #expect(zip(faulty, faulty.dropFirst()).allSatisfy { $1.seconds > $0.seconds })
  }

  @Test func `a clock that is set goes on from there`() {
    let faulty = samples { $0.clockJumpsPerHour = 720 }
    let steps = zip(faulty, faulty.dropFirst()).map { $1.seconds - $0.seconds }
    let jumps = steps.filter { abs($0 - 0.01) > 1e-6 }
    #expect((1...12).contains(jumps.count) && jumps.allSatisfy { abs($0) < 5.1 })
  }

  @Test func `the same seed gives the same faults`() {
    let change: (inout SensorFaults.Design) -> Void = {
      $0.spikesPerHour = 3600
      $0.freezesPerHour = 360
      $0.clockJumpsPerHour = 360
    }
    #expect(samples(change) == samples(change))
  }
}
