import FoundationEssentials

/// The JSON that people write: with comments and trailing commas (JSON5).
enum CommentedJSON {
  /// Decodes a whole file.
  ///
  /// Errors: Foundation's `DecodingError`, to be explained in the words of the file's reader.
  static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    return try decoder.decode(type, from: Data(text.utf8))
  }

  /// Where a decoder stumbled: keys with dots between, or the file as a whole.
  static func path(_ keys: [any CodingKey]) -> String {
    keys.isEmpty ? "the file" : keys.map(\.stringValue).joined(separator: ".")
  }
}
