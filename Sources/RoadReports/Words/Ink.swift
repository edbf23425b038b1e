/// Colours of a terminal (ECMA-48), or none: what is said never hangs on them.
public struct Ink: Sendable, Hashable {
  public let isOn: Bool

  public init(isOn: Bool) { self.isOn = isOn }

  /// Text as it is.
  public static let none = Ink(isOn: false)

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func good(_ text: String) -> String { wrapped(text, "32") }
  func doubtful(_ text: String) -> String { wrapped(text, "33") }
  func bad(_ text: String) -> String { wrapped(text, "31") }

  /// A condition class in its colour: green, yellow, red.
  func conditionClass(_ name: String?) -> @Sendable (String) -> String {
    switch name {
    case "III": bad
    case "II": doubtful
    case "I": good
    default: { $0 }
    }
  }

  private func wrapped(_ text: String, _ code: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
