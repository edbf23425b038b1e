import FoundationEssentials

/// Reads configuration files (JSON with comments) over the defaults, and lists every setting.
public enum ConfigurationFile {
  /// The defaults with a file's settings laid over them.
  ///
  /// - Parameter text: JSON5: comments and trailing commas are welcome.
  /// - Throws: ``SurveyError/configuration(_:)`` naming the key's path for an unknown key, a wrong type or a value out of
  ///   range.
  public static func read(
    _ text: String, over base: SurveyConfiguration = SurveyConfiguration()
  ) throws(SurveyError) -> SurveyConfiguration {
    let overlay: SettingTree
    do {
      overlay = try CommentedJSON.decode(SettingTree.self, from: text)
    } catch {
      throw .configuration("not JSON (comments are allowed): \(explain(error))")
    }
    let known = try tree(of: base)
    guard let configuration = decode(try known.overlaid(by: overlay)) else {
      // The decoder names no key for a fraction where a whole number belongs: try the settings one by one.
      let culprit = overlay.leaves.first { leaf in
        (try? known.overlaid(by: .leaf(leaf.path, leaf.value))).flatMap(decode) == nil
      }
      throw .configuration(
        "\(culprit?.path ?? "the file"): \(culprit?.value.text ?? "") is not a value of the right kind; "
          + "`roughness config` shows every setting")
    }
    try configuration.validate()
    return configuration
  }

  private static func decode(_ tree: SettingTree) -> SurveyConfiguration? {
    try? JSONDecoder().decode(SurveyConfiguration.self, from: JSONEncoder().encode(tree))
  }

  /// The configuration as a tree of plain values.
  public static func tree(of configuration: SurveyConfiguration) throws(SurveyError) -> SettingTree {
    do {
      let data = try JSONEncoder().encode(configuration)
      let tree = try JSONDecoder().decode(SettingTree.self, from: data)
      return tree.withNulls(from: SurveyConfiguration.optionalSettings)
    } catch {
      throw .configuration(explain(error))
    }
  }

  private static func explain(_ error: any Error) -> String {
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.keyNotFound(_, let context):
      "\(CommentedJSON.path(context.codingPath)): \(context.debugDescription)"
    case DecodingError.dataCorrupted(let context):
      "\(CommentedJSON.path(context.codingPath)): \(context.debugDescription)"
    default: "\(error)"
    }
  }
}

extension SettingTree {
  /// Codable leaves nil out; a listing and an overlay must know these keys all the same.
  func withNulls(from paths: [[String]]) -> SettingTree {
    paths.reduce(self) { $0.withNull(at: $1[...]) }
  }

  private func withNull(at path: ArraySlice<String>) -> SettingTree {
    guard let key = path.first else { return self }
    guard case .group(var members) = self else { return self }
    let rest = path.dropFirst()
    members[key] = rest.isEmpty ? members[key] ?? .null : members[key]?.withNull(at: rest)
    return .group(members)
  }
}
