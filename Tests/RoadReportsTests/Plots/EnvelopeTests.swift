import TestSupport
import Testing

@testable import RoadReports

@Suite struct EnvelopeTests {
  @Test func `few values stay as they are`() {
    var envelope = Envelope(columns: 10)
    for place in 0..<19 { envelope.push(x: Double(place), y: Double(place % 3)) }
    #expect(envelope.line.x == (0..<19).map(Double.init))
    #expect(envelope.line.y == (0..<19).map { Double($0 % 3) })
  }

  @Test(arguments: [UInt64(1), 2]) func `every column of the picture keeps its least and greatest value`(
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let values = (0..<100_003).map { _ in random.uniform(-1...1) }
    var envelope = Envelope(columns: 100)
    for (place, value) in values.enumerated() { envelope.push(x: Double(place), y: value) }
    let (x, y) = envelope.line
    #expect(x.count <= 400 && x == x.sorted())
    // Groups of a power of two: the smallest that fits 200 of them.
    for start in stride(from: 0, to: values.count, by: 512) {
      let group = values[start..<min(values.count, start + 512)]
      let drawn = zip(x, y).filter { $0.0 >= Double(start) && $0.0 < Double(start + 512) }.map(\.1)
      #expect(drawn.min() == group.min() && drawn.max() == group.max())
    }
  }

  @Test func `the pen lifts where it is told, however much is thinned`() {
    var envelope = Envelope(columns: 50)
    for place in 0..<10_000 {
      if place == 5000 { envelope.lift() }
      envelope.push(x: Double(place), y: place == 7 ? .nan : 1)
    }
    let (x, y) = envelope.line
    let lifts = y.indices.filter { y[$0].isNaN }
    #expect(lifts.count == 1)
    #expect(abs(x[lifts[0]] - 5000) <= 256)
  }
}
