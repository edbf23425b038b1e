import ArgumentParser

@main
struct Roughness: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roughness",
    abstract: "Road roughness (IRI) from ordinary cars: drive logs in, a coloured map and a ranking out.",
    version: version,
    subcommands: [
      AnalyzeCommand.self, InspectCommand.self, SignalsCommand.self, MergeCommand.self, UpdateCommand.self,
      RankCommand.self, CompareCommand.self,
      EvaluateCommand.self, CalibrateCommand.self, TuneCommand.self, IRICommand.self, SimulateCommand.self,
      ConfigCommand.self,
    ])

  static func main() async { await main(OptionalValues.completed(Array(CommandLine.arguments.dropFirst()))) }

  /// The program's version, also written into every manifest.
  static let version = "0.1.0"
}
