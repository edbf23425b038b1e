/// Turns byte offsets into lines and columns, remembering where it was: linear in all when asked in ascending order.
///
/// A line ends with LF; a column counts characters (UTF-8 lead bytes) from 1.
struct LineCounter {
  private var offset = 0
  private var position = SourcePosition(line: 1, column: 1)

  mutating func position(of target: Int, in bytes: [UInt8]) -> SourcePosition {
    if target < offset { self = LineCounter() }
    while offset < target {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") {
        position = SourcePosition(line: position.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        position.column += 1
      }
      offset += 1
    }
    return position
  }
}
