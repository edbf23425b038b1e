import ArgumentParser
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

  mutating func run() throws {
    let configuration = try survey.configuration(utcOffsetMinutes: zone.minutes())
    let tree = try ConfigurationFile.tree(of: configuration)
    guard case .group(let groups) = tree else { return }
    Console.say("{")
    print(groups, path: "", indent: "  ")
    Console.say("}")
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
