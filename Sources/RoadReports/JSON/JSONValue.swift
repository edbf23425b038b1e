/// A JSON text as a tree. Objects keep the order of their members, and members of equal name one beside the other.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])

  /// The text, where it is text.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number, where it is a number.
  public var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The truth value, where it is one.
  public var bool: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  /// The elements, where it is an array.
  public var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members, where it is an object.
  public var object: [JSONMember]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The value of the first member called `name`, where this is an object that has one. Complexity: O(members).
  public subscript(name: String) -> JSONValue? {
    object?.first { $0.name == name }?.value
  }

  /// The object with another value for the member called `name`; anything else, and an object without it, stays.
  public func replacing(_ name: String, with value: JSONValue) -> JSONValue {
    guard let members = object else { return self }
    return .object(members.map { $0.name == name ? JSONMember(name, value) : $0 })
  }
}

/// A member of a JSON object, and where it stands.
public struct JSONMember: Sendable, Hashable {
  public var name: String
  public var value: JSONValue
  /// Where the name begins in the text it was read from; nil for a member that was made, not read.
  public var position: SourcePosition?

  public init(_ name: String, _ value: JSONValue, at position: SourcePosition? = nil) {
    self.name = name
    self.value = value
    self.position = position
  }
}

extension JSONMember {
  /// Members are equal by name and value; where they stood doesn't matter.
  public static func == (a: JSONMember, b: JSONMember) -> Bool { a.name == b.name && a.value == b.value }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(value)
  }
}
