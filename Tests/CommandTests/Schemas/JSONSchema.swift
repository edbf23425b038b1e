import RoadReports

/// A JSON Schema (draft 2020-12) as far as this project's go; a keyword that isn't known here is a fault, never passed over.
struct JSONSchema {
  /// Where the descriptions are kept.
  static var folder: String {
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
      + "/Schemas"
  }

  private let root: JSONValue

  init(_ bytes: [UInt8], file: String) throws { root = try JSONValue.parse(bytes, file: file) }

  /// Everything in which a value isn't as described: its place, what was seen and what was expected.
  func faults(in value: JSONValue) -> [String] {
    var faults: [String] = []
    check(value, root, "$", &faults)
    return faults
  }

  private func check(_ value: JSONValue, _ schema: JSONValue, _ place: String, _ faults: inout [String]) {
    for keyword in schema.object ?? [] {
      switch keyword.name {
      case "$schema", "title", "description", "$defs", "additionalProperties": break
      case "$ref":
        guard let target = definition(keyword.value) else {
          faults.append("\(place): \(keyword.value) leads nowhere")
          continue
        }
        check(value, target, place, &faults)
      case "anyOf":
        let tried = (keyword.value.array ?? []).map { option -> [String] in
          var own: [String] = []
          check(value, option, place, &own)
          return own
        }
        if !tried.contains([]) { faults.append("\(place): none of \(tried.map { $0.first ?? "" })") }
      case "type": checkType(value, keyword.value, place, &faults)
      case "const": if value != keyword.value { faults.append("\(place): \(value) isn't \(keyword.value)") }
      case "enum":
        if keyword.value.array?.contains(value) != true {
          faults.append("\(place): \(value) isn't in the list")
        }
      case "properties", "required", "patternProperties":
        if case .object(let members) = value {
          checkMembers(members, schema, keyword, place, &faults)
        }
      case "items", "prefixItems", "minItems", "maxItems":
        if let elements = value.array { checkElements(elements, schema, keyword, place, &faults) }
      case "minimum", "maximum", "exclusiveMinimum":
        if let number = value.number { checkNumber(number, keyword, place, &faults) }
      case "minLength", "pattern":
        if let text = value.string { checkText(text, keyword, place, &faults) }
      default: faults.append("\(place): the keyword \(keyword.name) isn't known to this validator")
      }
    }
  }

  private func definition(_ reference: JSONValue) -> JSONValue? {
    let start = "#/$defs/"
    guard let text = reference.string, text.hasPrefix(start) else { return nil }
    return root["$defs"]?[String(text.dropFirst(start.count))]
  }

  private func checkType(
    _ value: JSONValue, _ wanted: JSONValue, _ place: String, _ faults: inout [String]
  ) {
    let names = wanted.array?.compactMap(\.string) ?? wanted.string.map { [$0] } ?? []
    let isOne = names.contains { name in
      switch (name, value) {
      case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string), ("array", .array),
        ("object", .object):
        true
      case ("integer", .number(let number)): number == number.rounded()
      default: false
      }
    }
    if !isOne { faults.append("\(place): \(value) is no \(names.joined(separator: " or "))") }
  }

  private func checkMembers(
    _ members: [JSONMember], _ schema: JSONValue, _ keyword: JSONMember, _ place: String,
    _ faults: inout [String]
  ) {
    let names = Set(members.map(\.name))
    switch keyword.name {
    case "required":
      for name in keyword.value.array?.compactMap(\.string) ?? [] where !names.contains(name) {
        faults.append("\(place): \(name) is missing")
      }
    case "patternProperties":
      for member in members {
        for pattern in keyword.value.object ?? [] where matches(member.name, pattern.name) {
          check(member.value, pattern.value, "\(place).\(member.name)", &faults)
        }
      }
    default:
      if names.count != members.count { faults.append("\(place): a name stands twice") }
      let patterns = schema["patternProperties"]?.object?.map(\.name) ?? []
      for member in members {
        if let known = keyword.value[member.name] {
          check(member.value, known, "\(place).\(member.name)", &faults)
        } else if schema["additionalProperties"] == .bool(false),
          !patterns.contains(where: { matches(member.name, $0) })
        {
          faults.append("\(place): \(member.name) isn't described")
        }
      }
    }
  }

  private func checkElements(
    _ elements: [JSONValue], _ schema: JSONValue, _ keyword: JSONMember, _ place: String,
    _ faults: inout [String]
  ) {
    let count = Double(elements.count)
    switch keyword.name {
    case "minItems":
      if count < keyword.value.number ?? 0 { faults.append("\(place): \(elements.count) are too few") }
    case "maxItems":
      if count > keyword.value.number ?? 0 { faults.append("\(place): \(elements.count) are too many") }
    case "prefixItems":
      for (index, pair) in zip(elements, keyword.value.array ?? []).enumerated() {
        check(pair.0, pair.1, "\(place)[\(index)]", &faults)
      }
    default:
      for (index, element) in elements.enumerated() {
        check(element, keyword.value, "\(place)[\(index)]", &faults)
      }
    }
  }

  private func checkNumber(
    _ number: Double, _ keyword: JSONMember, _ place: String, _ faults: inout [String]
  ) {
    let bound = keyword.value.number ?? .nan
    let holds =
      switch keyword.name {
      case "minimum": number >= bound
      case "maximum": number <= bound
      default: number > bound
      }
    if !holds { faults.append("\(place): \(number) is beyond the \(keyword.name) \(bound)") }
  }

  private func checkText(_ text: String, _ keyword: JSONMember, _ place: String, _ faults: inout [String]) {
    let holds =
      if keyword.name == "minLength" {
        Double(text.unicodeScalars.count) >= keyword.value.number ?? 0
      } else {
        matches(text, keyword.value.string ?? "")
      }
    if !holds { faults.append("\(place): “\(text)” breaks \(keyword.name)") }
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    guard let expression = try? Regex(pattern) else { return false }
    return text.contains(expression)
  }
}
