import TestSupport
import Testing

@testable import RoadNetworks

@Suite struct SegmentIndexTests {
  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 65, 1000])
  func `a search finds what looking at every box finds`(count: Int) {
    var random = SplitMix64(seed: UInt64(count + 1))
    func box(_ size: Double) -> Box {
      let x = random.uniform() * 100
      let y = random.uniform() * 100
      return Box(minX: x, minY: y, maxX: x + size * random.uniform(), maxY: y + size * random.uniform())
    }
    let boxes = (0..<count).map { _ in box(5) }
    let index = SegmentIndex(boxes)
    for size in [0.0, 1, 20, 300] {
      for _ in 0..<20 {
        let query = box(size)
        #expect(index.search(query) == boxes.indices.filter { boxes[$0].meets(query) }.map { Int32($0) })
      }
    }
  }

  @Test func `boxes that only touch are met`() {
    let index = SegmentIndex([Box(minX: 0, minY: 0, maxX: 1, maxY: 1)])
    #expect(index.search(Box(minX: 1, minY: 1, maxX: 2, maxY: 2)) == [0])
    #expect(index.search(Box(minX: 1.001, minY: 1, maxX: 2, maxY: 2)).isEmpty)
  }
}
