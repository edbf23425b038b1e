import RoughnessModels
import Testing

@Suite struct SpeedProgrammeTests {
  let limits =
    Array(repeating: 14.0, count: 300) + Array(repeating: 4.0, count: 20)
    + Array(repeating: 11.0, count: 280)

  @Test func `accelerations stay within what the driver is asked for`() {
    let programme = SpeedProgramme(
      SpeedProgramme.Design(), limits: limits,
      stops: [SpeedProgramme.Stop(distanceMeters: 450, seconds: 6)], seed: 1)
    for (a, b) in zip(programme.speeds, programme.speeds.dropFirst()) {
      let acceleration = (b - a) / SpeedProgramme.stepSeconds
      #expect(acceleration < 1.01 && acceleration > -1.21)
    }
    // Jerk: two averages of 0.6 s let the acceleration change by 2.2 m/s² in no less than that.
    let changes = zip(programme.speeds.dropFirst(2), zip(programme.speeds.dropFirst(), programme.speeds))
      .map { ($0 - 2 * $1.0 + $1.1) / 1e-4 }
    #expect(changes.allSatisfy { abs($0) < 5 })
  }

  @Test func `the car covers the whole path and halts where it should`() {
    let programme = SpeedProgramme(
      SpeedProgramme.Design(), limits: limits,
      stops: [SpeedProgramme.Stop(distanceMeters: 450, seconds: 6)], seed: 1)
    #expect(abs(programme.lengthMeters - 599) < 1)
    let standing = programme.speeds.indices.filter {
      programme.speeds[$0] == 0 && programme.distances[$0] > 100 && programme.distances[$0] < 550
    }
    #expect((400...620).contains(standing.count))
    #expect(standing.allSatisfy { abs(programme.distances[$0] - 450) < 2 })
    #expect(programme.speeds.first == 0 && programme.speeds.last == 0)
  }

  @Test func `limits hold, corners strictly`() {
    var design = SpeedProgramme.Design()
    design.wander = 0.04
    let programme = SpeedProgramme(design, limits: limits, seed: 4)
    for (distance, speed) in zip(programme.distances, programme.speeds) {
      #expect(speed < 14 * 1.13)
      if distance > 303 && distance < 317 { #expect(speed < 4.7) }
    }
    #expect((programme.speeds.max() ?? 0) > 12.5)
  }

  @Test func `state between the steps is continuous and its parts agree`() {
    let programme = SpeedProgramme(SpeedProgramme.Design(), limits: limits, seed: 4)
    var last = programme.state(at: 9.999)
    for k in 0..<5_000 {
      let now = programme.state(at: 10 + Double(k) * 0.001)
      #expect(abs(now.distance - last.distance - (now.speed + last.speed) / 2 * 0.001) < 1e-9)
      #expect(abs(now.acceleration - last.acceleration) < 0.01)
      last = now
    }
    #expect(programme.state(at: -5).speed == 0)
    #expect(programme.state(at: 1e9).distance == programme.lengthMeters)
  }
}
