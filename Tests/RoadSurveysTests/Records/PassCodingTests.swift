import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct PassCodingTests {
  @Test(arguments: 1...5 as ClosedRange<UInt64>) func `a pass and a track come back as they were`(
    seed: UInt64
  ) throws {
    let record = SampleRecord.full(seed: seed)
    let pass = record.passes[0]
    let back = try PassCoding.decode(
      PassCoding.encode(pass), roadID: "R", direction: "forward", file: "f", origin: 0)
    #expect(back == pass)
    #expect(try PassCoding.decodeTrack(PassCoding.encode(record.track), file: "f", origin: 0) == record.track)
  }

  @Test func `no cut and no damage traps`() {
    let bytes = PassCoding.encode(SampleRecord.full(seed: 1).passes[0])
    var random = SplitMix64(seed: 1)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: SurveyError.self) {
        _ = try PassCoding.decode(Array(bytes[..<end]), roadID: "", direction: "", file: "f", origin: 0)
      }
    }
    for _ in 0..<500 {
      var damaged = bytes
      damaged[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      damaged[Int(random.next() % 200)] = UInt8(truncatingIfNeeded: random.next())
      // Without its checksum a damaged block may be read as another one, but it is read or refused.
      _ = try? PassCoding.decode(damaged, roadID: "", direction: "", file: "f", origin: 0)
    }
  }
}
