import ArgumentParser
import DriveLogs
import RoadFindings
import RoadNetworks
import RoadReports
import RoadSurveys

/// `roughness update`: the weekly command.
struct UpdateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "The weekly command: work through the new logs of a project and write everything anew.",
    discussion: """
      PROJECT is a project file or the folder that holds project.json; without it, ./project.json. It names roads, logs, \
      cars, repairs, pictures, settings and where results go; --init writes one to begin with. What a log left behind is \
      kept in the records folder: only new logs, and those whose content, settings, ledger or car changed, are worked \
      through. The result is the one that analyze gives for all logs. It says what is new, what was refused and why, and \
      what changed in the list since last time. A log that can't be used never blocks the week.

      Exit: 0 done, 3 done but with warnings under --strict, 64 usage, 65 some logs refused (the others are written), \
      66 no input, 73 cannot create, 74 reading or writing failed.
      """)

  @Argument(help: ArgumentHelp("Project file, or the folder of project.json.", valueName: "project"))
  var project: String?

  @Flag(name: .customLong("init"), help: "Write a commented project file to begin with, and do nothing else.")
  var writesProject = false

  @Option(help: ArgumentHelp("How many logs are worked through at once.", valueName: "n"))
  var threads: Int = 2

  @Flag(help: "Exit with 3 when there is any warning.")
  var strict = false

  @Flag(help: "Replace files in the output folder that this program did not write.")
  var force = false

  @OptionGroup var colors: ColorArguments

  @Flag(help: "The summary as JSON.")
  var json = false

  @Flag(help: "Say only what was refused; no progress.")
  var quiet = false

  func validate() throws {
    guard threads >= 1 else { throw ValidationError("--threads \(threads): expected 1 or more") }
  }

  mutating func run() async throws {
    let path = ProjectPath(project)
    var status: Int32 = 0
    let (threads, strict, force, quiet, json) = (threads, strict, force, quiet, json)
    let ink = colors.ink
    if writesProject {
      try Failures.reported { try path.begin() }
      if !quiet { Console.say("Written: \(path.file); change what differs, then run roughness update") }
      return
    }
    try await Failures.reported {
      let routine = try Routine(
        path, threads: threads, force: force, showsProgress: !quiet, speaksJSON: json, ink: ink)
      let week = try await routine.run()
      for error in week.refused { Console.note("roughness: refused \(error)") }
      if !quiet || json { Console.say(week.text) }
      if let first = week.refused.first {
        status = first.exit.rawValue
      } else if strict, week.isDoubtful {
        status = Console.Status.doubtfulUnderStrict
      }
    }
    guard status == 0 else { throw ExitCode(status) }
  }
}
