import RoadKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `strtod COUNT SEED`: random and hard decimal strings, read by every instruction set and compared with `strtod` bit by bit.
enum NumberCheck {
  private static let batch = 4096

  static func run(count: Int, seed: UInt64) -> Bool {
    var maker = DecimalMaker(seed: seed)
    var wrong = 0
    var done = 0
    while done < count {
      let rows = min(batch, count - done)
      var bytes: [UInt8] = []
      var expected: [Double] = []
      var texts: [[UInt8]] = []
      for _ in 0..<rows {
        let text = maker.next()
        bytes += [UInt8(ascii: "a"), UInt8(ascii: ",")] + text + [UInt8(ascii: "\n")]
        let cString = text.map { CChar(bitPattern: $0) } + [0]
        expected.append(strtod(cString, nil))
        texts.append(text)
      }
      var table = RowTable(columns: 2, capacity: rows)
      _ = RowIndexer(shape: RowShape(delimiter: UInt8(ascii: ","))).index(
        bytes.span, from: 0, line: 1, isLast: true, into: &table)
      for level in KernelLevel.allCases where level.rawValue <= KernelLevel.best.rawValue {
        var parser = ColumnParser(instructions: level)
        var values = [Double](repeating: 0, count: rows)
        parser.doubles(bytes.span, table, column: 1, decimalMark: UInt8(ascii: "."), into: &values)
        for row in 0..<rows where values[row].bitPattern != expected[row].bitPattern {
          wrong += 1
          if wrong < 20 {
            print(
              "\(level): \(String(decoding: texts[row], as: UTF8.self)): \(values[row]), not \(expected[row])"
            )
          }
        }
      }
      if table.rows != rows { wrong += 1 }
      done += rows
    }
    print("strtod: \(count) strings, seed \(seed): \(wrong) different")
    return wrong == 0
  }
}

/// Decimal strings of recorders' shapes and of those that are hard to round.
private struct DecimalMaker {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func random() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func below(_ bound: Int) -> Int { Int(random() % UInt64(bound)) }

  private mutating func digits(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(ascii: "0") + UInt8(below(10)) }
  }

  private static let mark = [UInt8(ascii: ".")]

  mutating func next() -> [UInt8] {
    let sign = [[], [], Array("-".utf8), Array("+".utf8)][below(4)]
    return sign + magnitude()
  }

  private mutating func magnitude() -> [UInt8] {
    switch below(12) {
    case 0, 1, 2: return digits(1 + below(3)) + Self.mark + digits(1 + below(8))
    case 3: return digits(1 + below(16))
    case 4: return digits(below(9)) + Self.mark + digits(1 + below(15))
    case 5: return [UInt8](repeating: UInt8(ascii: "0"), count: below(20)) + digits(1 + below(5)) + Self.mark
    case 6: return digits(1) + Self.mark + digits(below(20)) + exponent(below(700) - 350)
    case 7: return digits(1 + below(40)) + Self.mark + digits(below(40)) + exponent(below(80) - 40)
    case 8: return digits(300 + below(500)) + exponent(-below(1100))
    case 9: return halfway()
    case 10:
      // Subnormals and their ends.
      return digits(1 + below(20)) + exponent(-290 - below(60))
    default:
      // Any double at all, with 17 digits or the fewest that name it.
      let value = Double(bitPattern: random() & 0x7FEF_FFFF_FFFF_FFFF)
      return Array("\(value)".utf8)
    }
  }

  private mutating func exponent(_ value: Int) -> [UInt8] {
    let letter = below(2) == 0 ? "e" : "E"
    let sign = value < 0 ? "-" : ["", "+"][below(2)]
    return Array((letter + sign + "\(value.magnitude)").utf8)
  }

  /// The middle between two neighbouring doubles, or a hair beside it, written out in full.
  private mutating func halfway() -> [UInt8] {
    // An odd multiple of 2^(shift - 1): 54 bits times a power of two, as decimal digits.
    let odd = (UInt64(1) << 53 | random() >> 11) << 1 | 1
    var number = Array("\(odd)".utf8.map { $0 - UInt8(ascii: "0") }.reversed())
    let shift = below(60)
    let halvings = below(2) == 0
    for _ in 0..<shift {
      // Twice, or five times with the point one place to the left, which is half.
      var carry: UInt8 = 0
      for i in number.indices {
        let product = number[i] * (halvings ? 5 : 2) + carry
        number[i] = product % 10
        carry = product / 10
      }
      if carry > 0 { number.append(carry) }
    }
    var text = number.reversed().map { $0 + UInt8(ascii: "0") }
    if halvings && shift > 0 {
      while text.count <= shift { text.insert(UInt8(ascii: "0"), at: 0) }
      text.insert(UInt8(ascii: "."), at: text.count - shift)
    }
    let hair = below(3)
    if hair == 1 {
      text += (text.contains(UInt8(ascii: ".")) ? [] : Self.mark) + Array("00000000000001".utf8)
    }
    return text
  }
}
