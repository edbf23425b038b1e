/// The languages that reports, reasons, actions and summaries are written in.
public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
  case english = "en"
  case japanese = "ja"
}
