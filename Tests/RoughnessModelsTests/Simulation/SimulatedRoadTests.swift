import Testing

@testable import RoughnessModels

@Suite struct SimulatedRoadTests {
  static func plain(_ length: Double, iri: Double, interval: Double = 0.05, seed: UInt64 = 3) -> SimulatedRoad
  {
    var design = SimulatedRoad.Design(lengthMeters: length, seed: seed)
    design.medianIRI = iri
    design.spread = 0
    design.intervalMeters = interval
    return SimulatedRoad(design, events: [])
  }

  static func iri(_ track: [Double], _ interval: Double) throws -> InternationalRoughnessIndex {
    try InternationalRoughnessIndex(elevations: track, interval: SamplingInterval(meters: interval))
  }

  /// Mean power of a sequence in the wavenumber band of one bin of `length` samples, one-sided density.
  static func density(_ x: [Double], bin: Int, length: Int, interval: Double) -> Double {
    var power = 0.0
    let pieces = x.count / length
    // Hann's window, against leakage from the neighbours.
    let window = (0..<length).map { 0.5 * (1 - StableElementary.cosine(turns: Double($0) / Double(length))) }
    let cosine = (0..<length).map {
      window[$0] * StableElementary.cosine(turns: Double($0 * bin % length) / Double(length))
    }
    let sine = (0..<length).map {
      window[$0] * StableElementary.sine(turns: Double($0 * bin % length) / Double(length))
    }
    for piece in 0..<pieces {
      var real = 0.0
      var imaginary = 0.0
      for i in 0..<length {
        real += cosine[i] * x[piece * length + i]
        imaginary += sine[i] * x[piece * length + i]
      }
      power += real * real + imaginary * imaginary
    }
    return 2 * power * interval / (0.375 * Double(length * pieces))
  }

  @Test func `displacement spectrum is that of ISO 8608`() {
    let road = Self.plain(1_000, iri: 0.543 * 8)
    // IRI 0.543·√64 means class B's geometric mean, Gd(n0) = 64e-6 m³.
    for track in [road.left, road.right] {
      let slope = zip(track, track.dropFirst()).map { ($1 - $0) / 0.05 }
      for (bin, length) in [(8, 1600), (16, 1600), (20, 400), (40, 400), (40, 100)] {
        var gd = 0.0
        for near in -3...3 { gd += Self.density(slope, bin: bin + near, length: length, interval: 0.05) / 7 }
        let n = Double(bin) / (Double(length) * 0.05)
        gd /= 4 * Double.pi * Double.pi * n * n
        let expected = 64e-6 / (n / 0.1) / (n / 0.1)
        // 7 bins × 12 to 200 pieces: a standard error of 3–11 %.
        #expect(abs(gd / expected - 1) < 0.3, "n = \(n)")
      }
    }
  }

  @Test(arguments: [1.0, 3, 9]) func `nominal IRI comes out of the Golden Car`(nominal: Double) throws {
    let road = Self.plain(3_000, iri: nominal, seed: 8)
    let index = try Self.iri(road.left, 0.05)
    #expect(abs(index.wholeProfile / nominal - 1) < 0.05)
  }

  @Test func `local IRI spreads as asked`() throws {
    var design = SimulatedRoad.Design(lengthMeters: 20_000, seed: 12)
    design.intervalMeters = 0.25
    let road = SimulatedRoad(design, events: [])
    let logs = try Self.iri(road.left, 0.25).segments(lengthMeters: 100).whole
      .map { StableElementary.log($0.iri) }
    let mean = logs.reduce(0, +) / Double(logs.count)
    let deviation = (logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(logs.count)).squareRoot()
    // Averaging over 100 m takes off what varies within.
    #expect((0.33...0.55).contains(deviation))
    #expect(abs(StableElementary.exp(mean) - 3) < 0.6)
  }

  @Test func `tracks share long waves and differ in short ones`() {
    let road = Self.plain(2_000, iri: 3)
    func coherence(_ block: Int) -> Double {
      // Correlation of slopes over blocks: long blocks see long waves only.
      func slopes(_ z: [Double]) -> [Double] {
        stride(from: 0, to: z.count - block, by: block).map { z[$0 + block] - z[$0] }
      }
      let l = slopes(road.left)
      let r = slopes(road.right)
      let lr = zip(l, r).reduce(0) { $0 + $1.0 * $1.1 }
      let ll = l.reduce(0) { $0 + $1 * $1 }
      let rr = r.reduce(0) { $0 + $1 * $1 }
      return lr / (ll * rr).squareRoot()
    }
    #expect(coherence(400) > 0.85)
    #expect(coherence(2) < 0.3)
  }

  @Test func `equal tracks are equal`() {
    var design = SimulatedRoad.Design(lengthMeters: 300, seed: 2)
    design.coherenceWavenumber = .infinity
    let road = SimulatedRoad(design, events: [])
    #expect(road.left == road.right)
  }

  @Test func `events lie on the road where they are said to lie`() {
    var design = SimulatedRoad.Design(lengthMeters: 900, seed: 4)
    design.potholesPerKilometre = 8
    let road = SimulatedRoad(design)
    let bare = SimulatedRoad(design, events: [])
    #expect(road.events.count >= 8)
    for i in stride(from: 0, to: road.left.count, by: 3) {
      let x = Double(i) * 0.05
      let left = road.events.filter { $0.tracks != .right }.reduce(0) { $0 + $1.elevation(at: x) }
      let right = road.events.filter { $0.tracks != .left }.reduce(0) { $0 + $1.elevation(at: x) }
      #expect(abs(road.left[i] - bare.left[i] - left) < 1e-12)
      #expect(abs(road.right[i] - bare.right[i] - right) < 1e-12)
    }
    for (a, b) in zip(road.events, road.events.dropFirst()) {
      #expect(b.distanceMeters - a.distanceMeters >= 14.9)
    }
  }

  @Test func `the same seed draws the same road and another seed another`() {
    let a = SimulatedRoad(SimulatedRoad.Design(lengthMeters: 200, seed: 1))
    let b = SimulatedRoad(SimulatedRoad.Design(lengthMeters: 200, seed: 1))
    let c = SimulatedRoad(SimulatedRoad.Design(lengthMeters: 200, seed: 2))
    #expect(a.left == b.left && a.right == b.right && a.events == b.events)
    #expect(a.left != c.left)
  }

  @Test func `hills raise the road but hardly its IRI`() throws {
    var design = SimulatedRoad.Design(lengthMeters: 1_500, seed: 6)
    design.medianIRI = 0.6
    design.spread = 0
    let level = SimulatedRoad(design, events: [])
    design.grade = 0.03
    let hilly = SimulatedRoad(design, events: [])
    let climb = zip(level.left, hilly.left).map { abs($0 - $1) }.max() ?? 0
    #expect(climb > 1)
    let difference = try Self.iri(hilly.left, 0.05).wholeProfile - Self.iri(level.left, 0.05).wholeProfile
    #expect(abs(difference) < 0.1)
  }
}
