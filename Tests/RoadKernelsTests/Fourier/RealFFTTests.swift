import RoadKernels
import Testing

@Suite struct RealFFTTests {
  private func noise(_ count: Int, seed: UInt64) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(bitPattern: state)) / Double(Int64.max)
    }
  }

  private func forward(_ x: [Double]) -> (real: [Double], imaginary: [Double]) {
    var fft = RealFFT(length: x.count)
    var real = [Double](repeating: 7, count: fft.binCount)
    var imaginary = real
    fft.forward(x, real: &real, imaginary: &imaginary)
    return (real, imaginary)
  }

  @Test(arguments: [2, 4, 8, 16, 32, 64, 128, 256, 512])
  func `the fast transform agrees with the direct sum`(_ n: Int) {
    let x = noise(n, seed: UInt64(n))
    let fast = forward(x)
    let direct = DirectFourierTransform.forward(x)
    for k in 0...n / 2 {
      #expect(abs(fast.real[k] - direct.real[k]) <= 1e-14 * Double(n))
      #expect(abs(fast.imaginary[k] - direct.imaginary[k]) <= 1e-14 * Double(n))
    }
  }

  @Test(arguments: [2, 4, 8, 16, 32, 64, 128, 1024, 2048])
  func `the inverse undoes the transform`(_ n: Int) {
    let x = noise(n, seed: 3)
    var fft = RealFFT(length: n)
    var (real, imaginary) = forward(x)
    var back = [Double](repeating: 0, count: n)
    fft.inverse(real: real, imaginary: imaginary, into: &back)
    for i in 0..<n { #expect(abs(back[i] - x[i]) <= 1e-14) }
    imaginary[0] = 5
    imaginary[n / 2] = -5
    var ignoring = back
    fft.inverse(real: real, imaginary: imaginary, into: &ignoring)
    #expect(ignoring == back)
    real[0] += Double(n)
    fft.inverse(real: real, imaginary: imaginary, into: &ignoring)
    for i in 0..<n { #expect(abs(ignoring[i] - x[i] - 1) <= 1e-13) }
  }

  @Test func `a cosine on a bin is one line`() {
    let n = 1024
    let x = (0..<n).map { UnitCircle.point(turns: Double($0 * 37 % n) / Double(n)).cosine }
    let (real, imaginary) = forward(x)
    for k in 0...n / 2 {
      #expect(abs(real[k] - (k == 37 ? 512 : 0)) <= 1e-11)
      #expect(abs(imaginary[k]) <= 1e-11)
    }
  }

  @Test func `one transform serves many signals and leaves no trace`() {
    let first = noise(256, seed: 1)
    let second = noise(256, seed: 2)
    var fft = RealFFT(length: 256)
    var real = [Double](repeating: 0, count: 129)
    var imaginary = real
    fft.forward(second, real: &real, imaginary: &imaginary)
    fft.forward(first, real: &real, imaginary: &imaginary)
    let fresh = forward(first)
    #expect(real == fresh.real && imaginary == fresh.imaginary)
  }
}
