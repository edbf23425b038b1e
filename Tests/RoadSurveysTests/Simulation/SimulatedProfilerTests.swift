import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct SimulatedProfilerTests {
  private func design(noise: Double) -> SimulatedDrive.Design {
    let car = VehiclePreset.kei.design
    var design = SimulatedDrive.Design(
      vehicle: car, box: BoxPlace.dashboard.position(in: car), startNanoseconds: 0, seed: 3)
    design.profilerNoiseMeters = noise
    return design
  }

  @Test func `the laser reads the road itself, between grid points too`() {
    let heights = [0.0, 0.01, 0.03, -0.02, 0]
    var laser = SimulatedProfiler(heights, intervalMeters: 0.05, design(noise: 0))
    for (i, height) in heights.enumerated() {
      #expect(abs(laser.next(at: 0.05 * Double(i)) - height) < 1e-12)
    }
    #expect(abs(laser.next(at: 0.125) - 0.005) < 1e-12)
    #expect(laser.next(at: -5) == 0 && laser.next(at: 99) == 0)
  }

  @Test func `its noise is as stated`() {
    var laser = SimulatedProfiler([0, 0], intervalMeters: 0.05, design(noise: 2e-4))
    let readings = (0..<20_000).map { _ in laser.next(at: 0) }
    let square = readings.reduce(0) { $0 + $1 * $1 } / 20_000
    #expect(abs(square.squareRoot() / 2e-4 - 1) < 0.03)
  }
}
