import TestSupport
import Testing

@testable import RoughnessModels

@Suite struct GoldenCarTests {
  static func slopes(_ count: Int, seed: UInt64 = 1) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in (generator.uniform() - 0.5) * 0.02 }
  }

  /// The plain twin: one step of the definition for each slope.
  static func steppedResponses(to slopes: [Double], intervalMeters: Double, start: Double) -> [Double] {
    let step = QuarterCarStep(.goldenCar, seconds: intervalMeters / (80 / 3.6))
    var state = SIMD4(start, 0, start, 0)
    return slopes.map { slope in
      state = step.advanced(state, input: slope)
      return state.x - state.z
    }
  }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 1000], [0.01, 0.1, 0.25, 1])
  func `blocks of eight agree with one step at a time`(count: Int, interval: Double) {
    let slopes = Self.slopes(count)
    var car = GoldenCar(intervalMeters: interval)
    car.begin(slope: 0.003)
    var filtered: [Double] = []
    car.push(slopes, into: &filtered)
    let stepped = Self.steppedResponses(to: slopes, intervalMeters: interval, start: 0.003)
    #expect(filtered.count == count)
    for (a, b) in zip(filtered, stepped) { #expect(abs(a - b) < 1e-15) }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `cuts change no bit`(seed: UInt64) {
    var slopes = Self.slopes(1500, seed: seed)
    // Level stretches, where a zero's sign could differ.
    for index in 300..<400 { slopes[index] = index % 2 == 0 ? 0 : -0.0 }
    var whole = GoldenCar(intervalMeters: 0.1)
    var expected = [0.125]
    whole.push(slopes, into: &expected)

    var generator = SplitMix64(seed: seed &+ 1000)
    var cut = GoldenCar(intervalMeters: 0.1)
    var filtered = [0.125]
    for range in randomCuts(of: slopes.count, using: &generator) {
      cut.push(Array(slopes[range]), into: &filtered)
    }
    #expect(filtered.map(\.bitPattern) == expected.map(\.bitPattern))
  }

  @Test func `a level road from a level start moves nothing`() {
    var car = GoldenCar(intervalMeters: 0.25)
    var filtered: [Double] = []
    for _ in 0..<5 { car.push([0, -0.0, 0], into: &filtered) }
    #expect(filtered.map(\.bitPattern) == Array(repeating: 0, count: 15))
  }

  @Test func `an endless grade moves nothing when the start knows it`() {
    var car = GoldenCar(intervalMeters: 0.1)
    car.begin(slope: 0.05)
    var filtered: [Double] = []
    car.push(Array(repeating: 0.05, count: 4000), into: &filtered)
    #expect(filtered.allSatisfy { abs($0) < 1e-14 })
  }

  @Test func `begin forgets what came before`() {
    let slopes = Self.slopes(100)
    var (used, fresh) = (GoldenCar(intervalMeters: 0.1), GoldenCar(intervalMeters: 0.1))
    var (a, b): ([Double], [Double]) = ([], [])
    used.push(Self.slopes(13, seed: 9), into: &a)
    a = []
    used.begin(slope: 0.01)
    fresh.begin(slope: 0.01)
    used.push(slopes, into: &a)
    fresh.push(slopes, into: &b)
    #expect(a == b)
  }

  /// The gain of the bare filter for a sampled cosine, by the recursion's transfer function; published in METHODS: the
  /// continuous filter passes 1.676 at 0.436 cycles/m and half at 1.27 m; a 10 mm interval is near enough for 0.2 %.
  @Test(arguments: [(0.436, 1.676), (1 / 1.27, 0.5), (0.0634, 1.538)])
  func `the gain at known wavenumbers is the published one`(wavenumber: Double, gain: Double) {
    let interval = 0.01
    let cycle = wavenumber * interval
    var phasor = SIMD2(1.0, 0)
    let turn = rotation(turns: cycle)
    var slopes: [Double] = []
    for _ in 0..<12_000 {
      slopes.append(phasor.x)
      phasor = SIMD2(phasor.x * turn.x - phasor.y * turn.y, phasor.x * turn.y + phasor.y * turn.x)
    }
    var car = GoldenCar(intervalMeters: interval)
    var filtered: [Double] = []
    car.push(slopes, into: &filtered)
    // The greatest response once the start is forgotten: the amplitude, as the steps are small.
    let amplitude = filtered[9000...].map { abs($0) }.max() ?? 0
    #expect(abs(amplitude / gain - 1) < 0.006, "\(amplitude)")
  }

  /// (cos, sin) of a small turn by their series, so that the test needs no mathematics library.
  private func rotation(turns: Double) -> SIMD2<Double> {
    let angle = 2 * Double.pi * turns
    var (cosine, sine, term) = (1.0, 0.0, 1.0)
    for power in 1...20 {
      term *= angle / Double(power)
      switch power % 4 {
      case 1: sine += term
      case 2: cosine -= term
      case 3: sine -= term
      default: cosine += term
      }
    }
    return SIMD2(cosine, sine)
  }
}
