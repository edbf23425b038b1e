/// One line that says how far long work has come.
struct ProgressLine {
  var logs: Int
  var ofLogs: Int
  var bytes: Int
  var ofBytes: Int
  /// Since the work began.
  var seconds: Double

  /// At most `width` columns: logs, a bar, bytes, and from the first log on the time that is left at this pace.
  func text(width: Int) -> String {
    let share = ofBytes > 0 ? min(1, Double(bytes) / Double(ofBytes)) : Double(logs) / Double(max(1, ofLogs))
    let head = "\(logs) of \(ofLogs) logs "
    var tail = " \(Self.size(bytes)) of \(Self.size(ofBytes))"
    if share > 0, share < 1 { tail += ", \(Self.time(seconds * (1 - share) / share)) left" }
    let room = min(30, width - head.count - tail.count - 1)
    guard room >= 5 else { return String((head + tail.dropFirst()).prefix(max(0, width - 1))) }
    let full = Int((share * Double(room)).rounded(.down))
    return head + String(repeating: "█", count: full) + String(repeating: "░", count: room - full) + tail
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
