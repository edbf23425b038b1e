import RoadKernels
import Testing

@Suite struct SpectrumTests {
  @Test func `spectra multiply as complex numbers`() {
    var real = [1.0, 0, 3]
    var imaginary = [2.0, 1, 0]
    Spectrum.multiply(&real, &imaginary, by: [3, 0, 0.5], [-1, 1, -2])
    #expect(real == [5, -1, 1.5])
    #expect(imaginary == [5, 0, -6])
  }
}
