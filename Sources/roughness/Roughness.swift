import ArgumentParser

@main
struct Roughness: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roughness",
    abstract: "Road roughness (IRI) from ordinary cars: drive logs in, a coloured map and a ranking out.",
    version: "0.1.0",
    subcommands: [IRICommand.self, SimulateCommand.self])
}
