import TestSupport
import Testing

@testable import RoadSurveys

struct HeldPassesTests {
  private static let passes = (1...3 as ClosedRange<UInt64>).flatMap { SampleRecord.full(seed: $0).passes }

  @Test func `packed passes are the same passes in the same order`() {
    var held = HeldPasses(Self.passes)
    let open = held
    held.pack()
    #expect(held.values.count == 1)
    #expect(Array(held) == Self.passes && held.all == Self.passes)
    #expect(held == open && held.hashValue == open.hashValue)
    held.values.append(Self.passes[0])
    held.pack()
    #expect(Array(held) == Self.passes + [Self.passes[0]])
    #expect(held != open)
  }

  @Test func `what is known of a pass doesn't depend on its being packed`() {
    var held = HeldPasses(Self.passes)
    let open = held
    held.pack()
    for (a, b) in zip(held.parts, open.parts) {
      #expect(a.roadID == b.roadID && a.direction == b.direction && a.recordedBins == b.recordedBins)
    }
    for (index, pass) in Self.passes.enumerated() {
      #expect(held.packed(at: index).block == PassCoding.encode(pass))
      #expect(held.packed(at: index).recordedBins == pass.bins.levels.count { !$0.isMissing })
    }
  }

  @Test func `a change reaches every pass`() {
    var held = HeldPasses(Self.passes)
    held.pack()
    held.change { $0.events = [] }
    let expected = Self.passes.map { pass in
      var pass = pass
      pass.events = []
      return pass
    }
    #expect(Array(held) == expected)
  }

  @Test func `a pass that has no packed form stays a value, and so do those after it`() {
    var odd = Self.passes
    odd[1].anchors = []
    var held = HeldPasses(odd)
    held.pack()
    #expect(held.values.count == odd.count - 1)
    #expect(Array(held) == odd)
  }

  @Test func `a record with packed passes is the record, on its shelf and in its file too`() throws {
    var record = SampleRecord.full(seed: 1)
    record.passes = Self.passes
    var packed = record
    packed.held.pack()
    #expect(packed == record)
    #expect(packed.passes == record.passes)
    let making = RecordMaking(settings: "{}", ledger: 7)
    #expect(RunRecordFile.encode(packed, making) == RunRecordFile.encode(record, making))
    let indices = Array(Self.passes.indices)
    #expect(try RecordShelf([packed]).passes(0, indices) == (try RecordShelf([record]).passes(0, indices)))
  }
}
