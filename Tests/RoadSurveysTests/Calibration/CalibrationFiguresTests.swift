import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct CalibrationFiguresTests {
  // Sixty pieces whose raw estimate is a fifth too high, with ±4 % by turns.
  @Test func `the factor goes through what the pieces ask for, and what is left is their own error`() throws {
    let samples = (0..<60).map { i -> CalibrationSample in
      let raw = 1.5 + 0.1 * Double(i)
      return CalibrationSample(
        raw: raw, reference: raw * (i.isMultiple(of: 2) ? 0.8 * 1.04 : 0.8 / 1.04),
        speedKmh: [25.0, 45, 80][i % 3], block: i / 6, run: i % 3)
    }
    let fit = try CalibrationFit(samples)
    let figures = CalibrationFigures(
      CalibrationOutcome(
        vehicle: VehicleFile(id: "kei", logs: ["*"]), fit: fit, samples: samples, findings: [], refused: []))
    #expect(figures.vehicle == "kei" && figures.pieces.count == 60 && figures.lines.count == 3)
    #expect(figures.lines.map(\.speedKmh).sorted() == figures.lines.map(\.speedKmh))
    #expect(figures.lines.allSatisfy { $0.factor.allSatisfy { abs($0 - 0.8) < 0.03 } })
    let (first, last) = (figures.lines[0].raw.first ?? 0, figures.lines[0].raw.last ?? 0)
    #expect(first == fit.curve.rawRange[0] && abs(last - fit.curve.rawRange[1]) < 1e-9)
    #expect(figures.pieces.allSatisfy { abs(abs($0.errorPercent) - 4) < 1.5 })
    #expect(abs(figures.errorOnUnseenRoad - 4) < 1)
  }

  @Test func `a piece without a value asks for nothing`() throws {
    var samples = (0..<12).map {
      CalibrationSample(raw: 2 + 0.3 * Double($0), reference: 3, speedKmh: 40, block: $0 / 2, run: $0 % 2)
    }
    for i in samples.indices { samples[i].reference = samples[i].raw }
    let fit = try CalibrationFit(samples)
    samples.append(CalibrationSample(raw: 0, reference: 3, speedKmh: 40, block: 9, run: 0))
    let figures = CalibrationFigures(
      CalibrationOutcome(
        vehicle: VehicleFile(id: "a", logs: ["*"]), fit: fit, samples: samples, findings: [], refused: []))
    #expect(figures.pieces.count == 12)
  }
}
