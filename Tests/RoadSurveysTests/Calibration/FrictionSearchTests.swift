import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct FrictionSearchTests {
  /// Forty pieces of road, smooth and rough, with an error of their own whose size is given.
  private func outcome(_ error: Double, estimator: String = "inverse") throws -> CalibrationOutcome {
    let samples = (0..<48).map { (i: Int) -> CalibrationSample in
      let raw: Double = 1.5 + 0.1 * Double(i)
      let wobble: Double = i % 2 == 0 ? error : -error
      return CalibrationSample(
        raw: raw, reference: raw * (1 + wobble), speedKmh: 40 + Double(i % 3), block: i / 6, run: i % 2)
    }
    let fit = try CalibrationFit(samples)
    var vehicle = VehicleFile(id: "a", logs: ["*"])
    vehicle.calibration = VehicleCalibration(
      estimator: estimator, curve: fit.curve, gravity: nil,
      provenance: .init(
        program: "", reference: "", logs: [], roads: [], pieces: 48, pieceMeters: 50, residual: 0,
        crossValidated: 0, gainAlone: 0, doubts: []))
    return CalibrationOutcome(vehicle: vehicle, fit: fit, samples: samples, findings: [], refused: [])
  }

  /// Searches where the error grows with the distance from a friction; what was tried, and what won.
  private func search(bottom: Double, depth: Double) throws -> (tried: [Double], best: CalibrationOutcome) {
    let error = { (friction: Double) in 0.1 - depth + depth * min(1, abs(friction - bottom) / 0.25) }
    var search = FrictionSearch(assumed: 0.35, try outcome(error(0.35)))
    var tried: [Double] = []
    while let friction = search.next {
      tried.append(friction)
      var made = try outcome(error(friction))
      made.vehicle.note = "\(friction)"
      search.take(made, friction)
    }
    return (tried, search.best)
  }

  @Test func `the friction that leaves least is found between the first ones`() throws {
    let (tried, best) = try search(bottom: 0.55, depth: 0.08)
    #expect(best.vehicle.note == "0.55" && tried.count == 9 && Set(tried).count == 9)
    let low = try search(bottom: 0.1, depth: 0.08)
    #expect(low.best.vehicle.note == "0.1")
  }

  @Test func `the assumed friction stays where no other is clearly better`() throws {
    #expect(try search(bottom: 0.6, depth: 0.002).best.vehicle.note == nil)
    #expect(try search(bottom: 0.35, depth: 0.08).best.vehicle.note == nil)
  }

  @Test func `what can't be fitted is no candidate`() throws {
    var search = FrictionSearch(assumed: 0.35, try outcome(0.1))
    while let friction = search.next { search.take(nil, friction) }
    #expect(search.best.vehicle.note == nil)
  }

  @Test func `only what knows friction is searched`() throws {
    #expect(FrictionSearch.applies(to: try outcome(0.1)))
    #expect(!FrictionSearch.applies(to: try outcome(0.1, estimator: "dual")))
    #expect(!FrictionSearch.applies(to: try outcome(0.1, estimator: "rms")))
  }
}
