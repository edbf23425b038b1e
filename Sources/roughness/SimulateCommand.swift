import ArgumentParser
import DriveLogs
import RoadReports
import RoughnessModels

/// `roughness simulate`: roads with known profiles, cars, boxes → logs and the truth about them.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Drive simulated cars over roads of known roughness: logs, network and truth.",
    discussion: """
      Writes logs/*, network.geojson, reference.csv (true IRI), reference-left.csv, reference-right.csv, \
      events.csv, tracks.csv (where each run was, second by second), geometry/*.json (each car's, for --config) and \
      simulation.json into DIR. The same seed and options give the same bytes.

      With --format the same drives are written as other recorders would have: all are read back to the same \
      sections, within what the format's rounding explains. Some recorders say less: physics-toolbox has no date, \
      course and accuracy, vbo and typed-records no accuracy, typed-records and generic no date; only wide logs \
      name car and run.
      """)

  @Option(name: .long, help: ArgumentHelp("Folder to write into.", valueName: "dir"))
  var output: String

  @Option(help: "Seed of everything random.")
  var seed: UInt64 = 1

  @Option(help: "Number of runs. The default is one per route, or one per speed on a straight road.")
  var runs: Int?

  @Flag(help: "Drive through the town of Kirisato (the default).")
  var town = false

  @Option(
    help: ArgumentHelp("Drive one straight road of this length instead of the town.", valueName: "metres"))
  var straightRoad: Double?

  @Flag(help: "On the straight road, drive every second run backward.")
  var bothDirections = false

  @Option(help: ArgumentHelp("Median IRI of the straight road, m/km.", valueName: "m/km"))
  var medianIri: Double = 3

  @Option(help: "Standard deviation of ln IRI along the roads.")
  var spread: Double = 0.5

  @Option(help: "Factor on the number of bumps, potholes and steps.")
  var events: Double = 1

  @Option(
    help: ArgumentHelp(
      "Change a road, slopes times a factor: below 1 a repair, above 1 wear. May be given more than once.",
      valueName: "road:direction|both:from-to:factor"))
  var rework: [String] = []

  @Option(
    help: ArgumentHelp(
      "Add a pothole, depth in mm. May be given more than once.", valueName: "road:direction:m:mm"))
  var pothole: [String] = []

  @Option(help: "Factor on the roughness of all roads: frost, snow.")
  var roughness: Double = 1

  @Option(
    help:
      "Seed of what differs from drive to drive: speed, halts, noise. The default is --seed; the roads stay.")
  var driveSeed: UInt64?

  @Option(help: "Factor on the cars' tyre stiffness: other tyres.")
  var tyre: Double = 1

  @Flag(help: "Give both wheel tracks the same profile.")
  var equalTracks = false

  @Option(
    help: ArgumentHelp(
      "Cars, taken in turn: \(VehiclePreset.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "preset,…"))
  var vehiclePreset: String = "kei,compact"

  @Option(
    help: ArgumentHelp(
      "Box: \(BoxPlace.allCases.map(\.rawValue).joined(separator: ", ")), or x,y,z from the centre of gravity in m.",
      valueName: "place"))
  var sensorPosition: String = "dashboard"

  @Option(
    help: ArgumentHelp(
      "Speeds to hold, taken in turn; in the town the streets' habits otherwise.", valueName: "km/h,…"))
  var speedKmh: String?

  @Option(help: ArgumentHelp("Samples a second.", valueName: "hz"))
  var rate: Double = 100

  @Option(help: ArgumentHelp("Turns the box about z, y and x.", valueName: "deg,deg,deg"))
  var mountRotation: String = "0,0,0"

  @Option(help: ArgumentHelp("Fixes a second.", valueName: "hz"))
  var gnssRate: Double = 1

  @Option(help: ArgumentHelp("Standard deviation of the drifting position error.", valueName: "metres"))
  var gnssSigma: Double = 2.2

  @Option(help: ArgumentHelp("From a fix to its line in the log.", valueName: "seconds"))
  var gnssLatency: Double = 0.3

  @Option(
    help: ArgumentHelp(
      "Vary the cars' parts at random: standard deviation of ln(damping), the others in proportion; 0 to 0.5.",
      valueName: "share"))
  var vehicleSpread: Double = 0

  @Option(help: ArgumentHelp("Halts on the way.", valueName: "per-km"))
  var stops: Double = 0

  @Option(help: ArgumentHelp("Engine's shaking at the box.", valueName: "m/s²"))
  var engine: Double?

  @Option(help: ArgumentHelp("Resonance of the box on its bracket; 0 is rigid.", valueName: "hz"))
  var mountResonance: Double = 0

  @Option(help: ArgumentHelp("Range of the box's accelerometer; beyond it, it clips.", valueName: "m/s²"))
  var accelRange: Double?

  @Option(
    help: ArgumentHelp(
      "Faults of the box, times an hour: \(SimulatedFault.allCases.map(\.rawValue).joined(separator: ", ")), each name=number.",
      valueName: "name=n,…"))
  var faults: String?

  @Flag(help: "Sensor and receiver without noise or faults.")
  var ideal = false

  @Flag(help: "Add axle and strut accelerations (front left).")
  var twoAccelerometers = false

  @Flag(help: "Add a profiler's height of the road (left wheel track).")
  var profiler = false

  @Flag(help: "Leave out the turning rates.")
  var noGyroscope = false

  @Option(
    help: ArgumentHelp(
      "Recorder whose logs are written: \(RecorderFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"))
  var format = RecorderFormat.wide.rawValue

  @Flag(help: "Write the profiles too (20 values a metre).")
  var profiles = false

  @Option(help: ArgumentHelp("Start of the first run; the others follow an hour apart.", valueName: "time"))
  var start = StartTime.standard

  @Flag(help: "Write into a folder that is not empty; files of other names stay.")
  var force = false

  @Flag(help: "The summary as JSON.")
  var json = false

  @Flag(help: "No summary, no progress.")
  var quiet = false

  func run() throws {
    let plan = try SimulationPlan(self)
    do {
      let written = try plan.write(to: output)
      if json {
        print(SimulationPlan.json(written, folder: output), terminator: "")
      } else if !quiet {
        print(SimulationPlan.text(written), terminator: "")
      }
    } catch let error as ReportError {
      Console.complain("roughness: \(error)\n")
      throw ExitCode(error.exitStatus)
    }
  }
}
