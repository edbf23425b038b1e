/// A configuration as a tree of plain values: what a file overlays, what a listing prints, what a fingerprint hashes.
public indirect enum SettingTree: Sendable, Hashable, Codable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([SettingTree])
  case group([String: SettingTree])

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([SettingTree].self) {
      self = .list(value)
    } else {
      self = .group(try container.decode([String: SettingTree].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .flag(let value): try container.encode(value)
    case .number(let value):
      // A whole number stays one, so that integer settings decode.
      if let whole = Int(exactly: value) { try container.encode(whole) } else { try container.encode(value) }
    case .text(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .group(let value): try container.encode(value)
    }
  }

  /// Lays another tree over this one; a key that this tree doesn't know throws its path.
  public func overlaid(by other: SettingTree, path: String = "") throws(SurveyError) -> SettingTree {
    guard case .group(var mine) = self else {
      if case .group = other {
        throw .configuration("\(path): a single value was expected here, not a group of settings")
      }
      return other
    }
    guard case .group(let theirs) = other else {
      throw .configuration("\(path.isEmpty ? "the file" : path): a group { … } of settings was expected")
    }
    for (key, value) in theirs.sorted(by: { $0.key < $1.key }) {
      let here = path.isEmpty ? key : "\(path).\(key)"
      guard let known = mine[key] else {
        let choices = mine.keys.sorted().joined(separator: ", ")
        throw .configuration(
          "\(here): no such setting\(Spelling.hint(key, mine.keys.sorted())); known here: \(choices)")
      }
      mine[key] = try known.overlaid(by: value, path: here)
    }
    return .group(mine)
  }

  /// A tree of one leaf at `a.b.c`.
  static func leaf(_ path: String, _ value: SettingTree) -> SettingTree {
    path.split(separator: ".").reversed().reduce(value) { .group([String($1): $0]) }
  }

  /// All leaves as (`a.b.c`, value), sorted by path.
  public var leaves: [(path: String, value: SettingTree)] { collect("") }

  private func collect(_ path: String) -> [(path: String, value: SettingTree)] {
    guard case .group(let members) = self else { return [(path, self)] }
    return members.sorted { $0.key < $1.key }.flatMap { key, value in
      value.collect(path.isEmpty ? key : "\(path).\(key)")
    }
  }

  /// The value as a configuration file would spell it.
  public var text: String {
    switch self {
    case .null: "null"
    case .flag(let value): value ? "true" : "false"
    case .number(let value): Int(exactly: value).map(String.init) ?? String(value)
    case .text(let value): "\"\(value)\""
    case .list(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
    case .group(let members):
      "{" + members.sorted { $0.key < $1.key }.map { "\"\($0)\": \($1.text)" }.joined(separator: ", ") + "}"
    }
  }
}
