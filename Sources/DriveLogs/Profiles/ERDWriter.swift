/// Writes signals over equal steps as an ERD file with text rows, which profile viewers read.
public struct ERDWriter: Sendable {
  public struct Channel: Sendable {
    /// Short name; 8 characters are kept.
    public var name: String
    /// Unit; 8 characters are kept.
    public var unit: String
    public var values: [Double]

    public init(name: String, unit: String, values: [Double]) {
      self.name = name
      self.unit = unit
      self.values = values
    }
  }

  public var title: String
  /// Step from row to row, in `xUnit`.
  public var step: Double
  public var xUnit: String

  public init(title: String, step: Double, xUnit: String = "m") {
    precondition(step.isFinite && step > 0, "The step must be positive and finite")
    self.title = title
    self.step = step
    self.xUnit = xUnit
  }

  /// The file's bytes: ASCII, LF, numbers with the fewest digits that read back the same.
  ///
  /// - Precondition: at least one channel, all of one length. Complexity: O(channels · rows).
  public func bytes(_ channels: [Channel]) -> [UInt8] {
    precondition(!channels.isEmpty, "An ERD file needs a channel")
    let rows = channels[0].values.count
    precondition(channels.allSatisfy { $0.values.count == rows }, "The channels must be of one length")
    var text = "ERDFILEV2.00\n"
    text += "\(channels.count), \(rows), -1, 1, 5, \(step), -1,\n"
    text += "TITLE   " + Self.plain(title) + "\n"
    text += "SHORTNAM" + channels.map { Self.field($0.name) }.joined() + "\n"
    text += "UNITSNAM" + channels.map { Self.field($0.unit) }.joined() + "\n"
    text += "XUNITS  " + Self.plain(xUnit) + "\n"
    text += "END\n"
    var bytes = Array(text.utf8)
    for row in 0..<rows {
      for channel in channels {
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: channel.values[row].description.utf8)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// One line of printable ASCII; anything else becomes `?`.
  private static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { (0x20..<0x7F).contains($0.value) ? $0 : "?" }))
  }

  /// Eight characters, the last a blank unless the text needs it.
  private static func field(_ text: String) -> String {
    let text = plain(text).prefix(8)
    return text + String(repeating: " ", count: 8 - text.count)
  }
}
