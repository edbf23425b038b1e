/// One line that says how far long work has come.
struct ProgressLine {
  /// What is counted: logs, records, settings, drives.
  var noun = "logs"
  var done: Int
  /// Nil where nobody knows how many there will be.
  var of: Int?
  /// Bytes read; nil where bytes are no measure.
  var bytes: Int?
  var ofBytes = 0
  /// Since the work began.
  var seconds: Double

  /// At most `width` columns: what is done, a bar, bytes, and as soon as something is done the time left at this pace.
  func text(width: Int) -> String {
    guard let of else {
      let text = Self.size(bytes ?? 0) + " read, " + Self.time(seconds)
      return String(text.prefix(max(0, width - 1)))
    }
    let share =
      if let bytes, ofBytes > 0 { min(1, Double(bytes) / Double(ofBytes)) } else {
        min(1, Double(done) / Double(max(1, of)))
      }
    let head = "\(done) of \(of) \(noun) "
    var tail = " " + tail
    if share > 0, share < 1 { tail += ", \(Self.time(seconds * (1 - share) / share)) left" }
    let room = min(30, width - head.count - tail.count - 1)
    guard room >= 5 else { return String((head + tail.dropFirst()).prefix(max(0, width - 1))) }
    let full = Int((share * Double(room)).rounded(.down))
    return head + String(repeating: "█", count: full) + String(repeating: "░", count: room - full) + tail
  }

  private var tail: String {
    guard let bytes else { return "done" }
    return ofBytes > 0 ? "\(Self.size(bytes)) of \(Self.size(ofBytes))" : Self.size(bytes)
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 10_000_000 ? "\((bytes + 999) / 1000) kB" : "\((bytes + 500_000) / 1_000_000) MB"
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds.rounded(.up), 359_999))
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }
}
