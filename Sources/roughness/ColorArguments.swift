import ArgumentParser
import RoadReports

/// Whether a summary is coloured; the same for every command that gives one.
struct ColorArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Colours: auto (on a terminal, unless NO_COLOR is set), always or never.", valueName: "when"))
  var color: ColorChoice = .auto

  var ink: Ink { Ink(isOn: color.isOn) }
}
