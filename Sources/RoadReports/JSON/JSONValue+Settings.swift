public import RoadSurveys

extension JSONValue {
  /// Settings as the manifest has them, members sorted by name.
  public init(_ tree: SettingTree) {
    self =
      switch tree {
      case .null: .null
      case .flag(let value): .bool(value)
      case .number(let value): .number(value)
      case .text(let value): .string(value)
      case .list(let values): .array(values.map(JSONValue.init))
      case .group(let members):
        .object(members.sorted { $0.key < $1.key }.map { JSONMember($0.key, JSONValue($0.value)) })
      }
  }
}
