import Testing

@testable import RoughnessModels

@Suite struct ProfileAgreementTests {
  private let signal: [Double] = {
    var generator = SeededGenerator(seed: 4)
    var value = 0.0
    return (0..<400).map { _ in
      value = 0.7 * value + 0.002 * generator.normal()
      return value
    }
  }()

  @Test func `equal profiles agree, and a gain lowers the cross-correlation by itself`() throws {
    let same = try #require(ProfileAgreement(responses: signal, reference: signal, intervalMeters: 0.25))
    #expect(abs(same.crossCorrelation - 1) < 1e-12 && same.comparedMeters == 100 && same.shiftMeters == 0)
    let louder = try #require(
      ProfileAgreement(responses: signal.map { $0 * 1.25 }, reference: signal, intervalMeters: 0.25))
    #expect(abs(louder.correlation - 1) < 1e-12 && abs(louder.crossCorrelation - 0.8) < 1e-12)
    #expect(abs(louder.iri / louder.referenceIRI - 1.25) < 1e-12)
  }

  @Test(arguments: [-6, 3]) func `a shift is found, beyond what the distances say`(shift: Int) throws {
    let shifted = Array(signal[(10 + shift)..<(380 + shift)])
    let found = try #require(
      ProfileAgreement(
        responses: signal, reference: shifted, intervalMeters: 0.25, lead: 10, reach: 8))
    #expect(found.shiftMeters == Double(shift) * 0.25 && found.correlation > 0.999999)
  }

  @Test func `too little in common is nothing`() {
    #expect(ProfileAgreement(responses: signal, reference: signal, intervalMeters: 0.25, lead: 370) == nil)
    #expect(
      ProfileAgreement(responses: signal, reference: signal.map { _ in 0 }, intervalMeters: 0.25) == nil)
  }
}
