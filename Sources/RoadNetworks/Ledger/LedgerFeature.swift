/// One feature of a road file, as its reader saw it: words and lines, nothing interpreted yet.
///
/// A GeoJSON reader (or any other) fills these in; `RoadLedger.read` makes roads of them.
public struct LedgerFeature: Sendable, Hashable {
  /// Position of the feature in its file, counted from 1.
  public var number: Int
  /// Line in the file, counted from 1, where known.
  public var line: Int?
  /// Properties in the file's order; a name given twice counts with its last value.
  public var properties: [Property]
  /// The polylines; empty for a feature of another geometry.
  public var lines: [[Coordinate]]

  /// A property's name and value.
  public struct Property: Sendable, Hashable {
    public var name: String
    public var value: PropertyValue

    public init(_ name: String, _ value: PropertyValue) {
      self.name = name
      self.value = value
    }
  }

  public init(number: Int, line: Int? = nil, properties: [Property], lines: [[Coordinate]]) {
    self.number = number
    self.line = line
    self.properties = properties
    self.lines = lines
  }
}

/// A property's value: what JSON can say, without nesting.
public enum PropertyValue: Sendable, Hashable {
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  /// The value as text, trimmed; nil for null and blank text. Whole numbers have no decimal point: `7`, never `7.0`.
  public var text: String? {
    switch self {
    case .null: return nil
    case .bool(let value): return value ? "true" : "false"
    case .number(let value):
      guard value.isFinite else { return nil }
      if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
      return String(value)
    case .string(let text):
      let trimmed = text.trimmed
      return trimmed.isEmpty ? nil : trimmed
    }
  }

  /// The value as a finite number: also from text with thousands separators or full-width digits (`１２，３４０`); else nil.
  public var number: Double? {
    switch self {
    case .number(let value): return value.isFinite ? value : nil
    case .bool, .null: return nil
    case .string(let text):
      let plain = text.halfWidth.trimmed.filter { $0 != "," }
      guard let value = Double(plain), value.isFinite else { return nil }
      return value
    }
  }
}

extension String {
  /// Without white space (also the ideographic space) at both ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// Full-width ASCII (U+FF01…FF5E), as Japanese ledgers write digits, turned into plain ASCII.
  var halfWidth: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
        scalars.append(plain)
      } else {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
