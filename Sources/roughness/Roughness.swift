import ArgumentParser
import RoadKernels
import RoadReports
import RoadSurveys

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

  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let complaint = VersionText.complaint(about: KernelLevel.choice, machine: .machine) {
      Console.note("roughness: \(SafeText.visible(complaint))")
      exit(withError: ExitCode(Console.Status.usage))
    }
    if arguments.count == 2, Set(arguments) == ["--version", "--verbose"] {
      Console.say(
        VersionText.verbose(
          version: version, choice: KernelLevel.choice, machine: .machine, hash: SHA256.instructions))
      return
    }
    if let complaint = unknownCommand(arguments) {
      Console.note("roughness: \(SafeText.visible(complaint))")
      exit(withError: ExitCode(Console.Status.usage))
    }
    await main(OptionalValues.completed(arguments))
  }

  /// What is said of a first word that is no command; nil where it is one, or an option.
  static func unknownCommand(_ arguments: [String]) -> String? {
    guard let word = arguments.first, !word.hasPrefix("-") else { return nil }
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !known.contains(word) else { return nil }
    return "'\(word)' is no command\(Spelling.hint(word, known)); known: \(known.joined(separator: ", "))"
  }

  /// The program's version, also written into every manifest.
  static let version = "0.1.0"
}
