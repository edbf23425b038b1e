import TestSupport
import Testing

@testable import RoadNetworks

@Suite struct TrackLineTests {
  static let frame = Drawing().frame

  static func track(_ places: [(x: Double, y: Double, travelled: Double, speed: Double)]) -> [TrackPoint] {
    places.enumerated().map { i, p in
      TrackPoint(
        coordinate: frame.coordinate(of: PlanePoint(x: p.x, y: p.y)), travelledMeters: p.travelled,
        seconds: Double(i), speed: p.speed)
    }
  }

  static func lines(_ track: [TrackPoint]) -> [TrackLine] {
    TrackLine.lines(of: track, frame: frame, window: 18, gap: 150)
  }

  @Test func `samples stand every 10 m and know their direction`() {
    let lines = Self.lines(Self.track((0...100).map { (12 * Double($0), 0, 12 * Double($0), 12) }))
    #expect(lines.count == 1)
    #expect(abs(lines[0].length - 1200) < 1)
    for (a, b) in zip(lines[0].samples, lines[0].samples.dropFirst()) {
      #expect(abs(b.along - a.along - 10) < 0.1)
      #expect(abs(a.directionX - 1) < 1e-6)
    }
  }

  @Test func `a gap cuts, a stop and creeping speed noise don't`() {
    var places: [(x: Double, y: Double, travelled: Double, speed: Double)] = []
    for i in 0..<50 { places.append((10 * Double(i), 0, 10 * Double(i), 10)) }
    for i in 0..<200 { places.append((490 + Double(i % 5), Double(i % 3), 490 + 0.2 * Double(i), 0.3)) }
    for i in 0..<50 { places.append((500 + 10 * Double(i), 0, 540 + 10 * Double(i), 10)) }
    let one = Self.lines(Self.track(places))
    #expect(one.count == 1 && abs(one[0].length - 990) < 15)
    let cut = Self.lines(Self.track(places.filter { !(200..<400).contains($0.x) }))
    #expect(cut.count == 2)
  }

  @Test func `smoothing takes noise away and leaves a straight line straight`() {
    var random = SplitMix64(seed: 2)
    let noisy = Self.track((0...200).map { (5 * Double($0), 4 * random.uniform() - 2, 5 * Double($0), 5) })
    let samples = Self.lines(noisy)[0].samples.dropFirst(3).dropLast(3)
    let spread = samples.reduce(0) { $0 + $1.point.y * $1.point.y } / Double(samples.count)
    // Uniform noise of ±2 m has a variance of 4/3.
    #expect(spread < 0.45)
  }

  @Test func `too little to be a line is none`() {
    #expect(Self.lines([]).isEmpty)
    #expect(Self.lines(Self.track([(0, 0, 0, 10), (10, 0, 10, 10)])).isEmpty)
  }
}
