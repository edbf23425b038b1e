import RoadReports
import Testing

@Suite struct JSONSchemaTests {
  private func faults(_ schema: String, _ text: String) throws -> Int {
    try JSONSchema(Array(schema.utf8), file: "schema").faults(
      in: JSONValue.parse(Array(text.utf8), file: "text")
    ).count
  }

  // Verdicts as of Python's jsonschema 4 (Draft202012Validator).
  @Test(arguments: [
    (#"{"type": "integer"}"#, "3", 0), (#"{"type": "integer"}"#, "3.5", 1),
    (#"{"type": "integer"}"#, "3.0", 0),
    (#"{"type": ["number", "null"]}"#, "null", 0), (#"{"type": ["number", "null"]}"#, "\"3\"", 1),
    (#"{"const": "a"}"#, "\"a\"", 0), (#"{"const": "a"}"#, "\"b\"", 1),
    (#"{"enum": [1, null]}"#, "null", 0), (#"{"enum": [1, null]}"#, "2", 1),
    (#"{"minimum": 0, "maximum": 1}"#, "1", 0), (#"{"minimum": 0, "maximum": 1}"#, "1.1", 1),
    (#"{"exclusiveMinimum": 0}"#, "0", 1), (#"{"minimum": 0}"#, "\"text\"", 0),
    (#"{"minLength": 1}"#, "\"\"", 1), (#"{"pattern": "^[0-9]+$"}"#, "\"12\"", 0),
    (#"{"pattern": "^[0-9]+$"}"#, "\"1x\"", 1), (#"{"pattern": "b"}"#, "\"abc\"", 0),
    (#"{"items": {"type": "number"}, "minItems": 2, "maxItems": 2}"#, "[1, 2]", 0),
    (#"{"items": {"type": "number"}, "minItems": 2, "maxItems": 2}"#, "[1]", 1),
    (#"{"items": {"type": "number"}, "minItems": 2, "maxItems": 2}"#, "[1, 2, true]", 2),
    (#"{"prefixItems": [{"maximum": 180}, {"maximum": 90}]}"#, "[143, 43]", 0),
    (#"{"prefixItems": [{"maximum": 180}, {"maximum": 90}]}"#, "[43, 143]", 1),
    (#"{"properties": {"a": {"type": "string"}}, "required": ["a"]}"#, "{\"a\": \"x\", \"b\": 1}", 0),
    (#"{"properties": {"a": {"type": "string"}}, "required": ["a"]}"#, "{}", 1),
    (#"{"properties": {"a": {}}, "additionalProperties": false}"#, "{\"a\": 1, \"b\": 1}", 1),
    (
      #"{"properties": {"a": {}}, "patternProperties": {"^b": {"type": "null"}}, "additionalProperties": false}"#,
      "{\"a\": 1, \"b1\": null}", 0
    ),
    (#"{"properties": {}, "patternProperties": {"^b": {"type": "null"}}}"#, "{\"b1\": 2}", 1),
    (#"{"anyOf": [{"type": "null"}, {"type": "string"}]}"#, "1", 1),
    (##"{"$ref": "#/$defs/p", "$defs": {"p": {"type": "boolean"}}}"##, "true", 0),
    (##"{"$ref": "#/$defs/p", "$defs": {"p": {"type": "boolean"}}}"##, "1", 1),
  ])
  func `a value is judged as the standard says`(schema: String, text: String, expected: Int) throws {
    #expect(try faults(schema, text) == expected)
  }

  @Test func `a keyword that isn't known is never passed over`() throws {
    #expect(try faults(#"{"dependentRequired": {}}"#, "{}") == 1)
    #expect(try faults(#"{"$ref": "other.json"}"#, "{}") == 1)
  }

  @Test func `a fault says where`() throws {
    let schema = try JSONSchema(
      Array(#"{"properties": {"a": {"items": {"type": "number"}}}}"#.utf8), file: "schema")
    let faults = schema.faults(in: try JSONValue.parse(Array(#"{"a": [1, "x"]}"#.utf8), file: "text"))
    #expect(faults.count == 1 && faults[0].hasPrefix("$.a[1]: "))
  }
}
