import Foundation
import RoadKernels
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A stored ZIP archive taken apart by its central directory, every check value recomputed: the reader of these tests.
struct UnpackedWorkbook {
  var names: [String] = []
  var parts: [String: String] = [:]

  init(_ bytes: [UInt8]) throws {
    func little(_ at: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    try #require(little(end, 4) == 0x0605_4b50)
    var at = little(end + 16, 4)
    for _ in 0..<little(end + 10, 2) {
      try #require(little(at, 4) == 0x0201_4b50)
      let (crc, size, length) = (little(at + 16, 4), little(at + 24, 4), little(at + 28, 2))
      let local = little(at + 42, 4)
      try #require(little(local, 4) == 0x0403_4b50)
      let name = String(decoding: bytes[(at + 46)..<(at + 46 + length)], as: UTF8.self)
      let start = local + 30 + length
      let content = Array(bytes[start..<(start + size)])
      var check = CRC32()
      check.update(content)
      #expect(Int(check.value) == crc)
      names.append(name)
      parts[name] = String(decoding: content, as: UTF8.self)
      at += 46 + length
    }
  }

  /// Whether a part is well-formed XML.
  func isWellFormed(_ name: String) -> Bool {
    guard let part = parts[name] else { return false }
    return XMLParser(data: Data(part.utf8)).parse()
  }

  /// The content of a cell's element, markup and all; nil for an empty cell.
  func cell(_ reference: String, sheet: Int = 1) -> String? {
    guard let part = parts["xl/worksheets/sheet\(sheet).xml"],
      let start = part.range(of: "<c r=\"\(reference)\""),
      let end = part.range(of: "</c>", range: start.upperBound..<part.endIndex)
    else { return nil }
    return String(part[start.lowerBound..<end.upperBound])
  }
}
