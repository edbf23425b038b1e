/// The passes of one run in memory, in travel order.
///
/// Values take 14 bytes a metre. Of a very long run the finished passes are packed as a record's file has them, into about
/// seven, and unpacked one at a time; of any other run all are values. Packed or not, a pass is the same.
struct HeldPasses: Sendable {
  /// A pass as bytes, and what is asked for without unpacking it.
  struct Packed: Sendable {
    var roadID: String
    var direction: String
    /// Bins in which something was recorded.
    var recordedBins: Int
    var block: [UInt8]

    init(_ pass: Pass) {
      roadID = pass.roadID
      direction = pass.direction
      recordedBins = pass.bins.levels.count { !$0.isMissing }
      let bytes = PassCoding.encode(pass)
      // No room to spare.
      block = []
      block.reserveCapacity(bytes.count)
      block += bytes
    }

    var pass: Pass {
      do throws(SurveyError) {
        return try PassCoding.decode(
          block, roadID: roadID, direction: direction, file: "a pass in memory", origin: 0)
      } catch {
        preconditionFailure("What was packed here can be unpacked: \(error)")
      }
    }
  }

  /// Those before `values`.
  private var packed: [Packed] = []
  /// The last passes; the very last one may still be lengthened.
  var values: [Pass] = []

  init(_ passes: [Pass] = []) { values = passes }

  /// All as values.
  var all: [Pass] { packed.isEmpty ? values : Array(self) }

  /// What is known of each without unpacking it.
  var parts: [RecordShelf.Part] {
    packed.map { .init(roadID: $0.roadID, direction: $0.direction, recordedBins: $0.recordedBins) }
      + values.map { pass in
        .init(
          roadID: pass.roadID, direction: pass.direction,
          recordedBins: pass.bins.levels.count { !$0.isMissing })
      }
  }

  /// One pass as a record's file has it.
  func packed(at index: Int) -> Packed {
    index < packed.count ? packed[index] : Packed(values[index - packed.count])
  }

  /// Packs all but the last pass. A pass without two anchors has no packed form, and none after it is packed.
  mutating func pack() {
    let count = values.dropLast().prefix { $0.anchors.count >= 2 }.count
    for pass in values[..<count] { packed.append(Packed(pass)) }
    values.removeFirst(count)
  }

  /// Changes every pass.
  mutating func change(_ body: (inout Pass) -> Void) {
    for index in packed.indices {
      var pass = packed[index].pass
      body(&pass)
      packed[index] = Packed(pass)
    }
    for index in values.indices { body(&values[index]) }
  }
}

extension HeldPasses: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { packed.count + values.count }

  subscript(index: Int) -> Pass {
    index < packed.count ? packed[index].pass : values[index - packed.count]
  }
}

extension HeldPasses: Hashable {
  static func == (a: HeldPasses, b: HeldPasses) -> Bool { a.elementsEqual(b) }

  func hash(into hasher: inout Hasher) { for pass in self { hasher.combine(pass) } }
}
