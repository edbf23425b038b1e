import ArgumentParser
import RoadReports
import RoadSurveys

/// `roughness config`: every setting with its value, unit and meaning.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show every setting with its value, unit and meaning.",
    discussion: """
      What is printed is a configuration file (JSON with comments): keep the lines you want to change, give the file \
      to --config.
      """)

  @OptionGroup var survey: SurveyOptions

  @OptionGroup var zone: ZoneArguments

  @Flag(help: "A list of JSON: path, value and meaning of every setting.")
  var json = false

  mutating func run() throws {
    let configuration = try survey.configuration(utcOffsetMinutes: zone.minutes())
    let tree = try ConfigurationFile.tree(of: configuration)
    guard case .group(let groups) = tree else { return }
    if json {
      var writer = JSONWriter(indented: true)
      writer.beginArray()
      list(groups, path: "", &writer)
      writer.endArray()
      Console.say(String(decoding: writer.bytes, as: UTF8.self))
      return
    }
    Console.say("{")
    print(groups, path: "", indent: "  ")
    Console.say("}")
  }

  private func list(_ members: [String: SettingTree], path: String, _ json: inout JSONWriter) {
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      let here = path.isEmpty ? key : "\(path).\(key)"
      if case .group(let inner) = value {
        list(inner, path: here, &json)
        continue
      }
      json.beginObject()
      json.name("path")
      json.string(here)
      json.name("value")
      json.value(JSONValue(value))
      json.name("meaning")
      json.string(SurveyConfiguration.meanings[here])
      json.endObject()
    }
  }

  private func print(_ members: [String: SettingTree], path: String, indent: String) {
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      let here = path.isEmpty ? key : "\(path).\(key)"
      if case .group(let inner) = value {
        Console.say("\(indent)\"\(key)\": {")
        print(inner, path: here, indent: indent + "  ")
        Console.say("\(indent)},")
      } else {
        let setting = "\(indent)\"\(key)\": \(value.text),"
        let padding = String(repeating: " ", count: max(1, 44 - setting.count))
        Console.say("\(setting)\(padding)// \(SurveyConfiguration.meanings[here] ?? "")")
      }
    }
  }
}
