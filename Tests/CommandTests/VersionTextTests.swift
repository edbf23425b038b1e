import RoadKernels
import TestSupport
import Testing

@testable import roughness

struct VersionTextTests {
  @Test func `it says which instructions run and who chose them`() {
    let best = VersionText.verbose(
      version: "1.2.3", choice: KernelChoice(asked: nil, machine: .avx2), machine: .avx2, hash: .sha)
    #expect(
      best == """
        1.2.3
        kernels: avx2 (the best here; ROUGHNESS_INSTRUCTIONS can force another)
        this machine runs: plain, baseline, avx2
        SHA-256: SHA instructions
        """)
    let forced = VersionText.verbose(
      version: "1.2.3", choice: KernelChoice(asked: "baseline", machine: .avx2), machine: .avx2,
      hash: .portable)
    #expect(forced.contains("kernels: baseline (forced by ROUGHNESS_INSTRUCTIONS)"))
    #expect(forced.hasSuffix("SHA-256: portable"))
  }

  @Test(arguments: KernelLevel.runnable)
  func `the environment chooses among what the machine runs`(_ level: KernelLevel) {
    let run = RoughnessRun(["--version", "--verbose"], environment: ["ROUGHNESS_INSTRUCTIONS": level.name])
    #expect(run.exitStatus == 0)
    #expect(run.output.contains("kernels: \(level.name) (forced by ROUGHNESS_INSTRUCTIONS)\n"))
  }

  @Test func `without a choice it is the machine's best`() {
    let run = RoughnessRun(["--verbose", "--version"], environment: ["ROUGHNESS_INSTRUCTIONS": ""])
    #expect(run.output.contains("kernels: \(KernelLevel.machine.name) (the best here;"))
  }

  @Test func `instructions that nobody has are refused by every command`() {
    let run = RoughnessRun(["config"], environment: ["ROUGHNESS_INSTRUCTIONS": "mmx"])
    #expect(run.exitStatus == 64)
    #expect(
      run.standardError.hasPrefix("roughness: ROUGHNESS_INSTRUCTIONS=mmx: no such instructions; this machine")
    )
    #expect(run.output.isEmpty)
    let beyond = KernelChoice(asked: "avx2", machine: .baseline)
    #expect(beyond.level == .baseline)
    #expect(
      VersionText.complaint(about: beyond, machine: .baseline)
        == "ROUGHNESS_INSTRUCTIONS=avx2: this machine has no such instructions; this machine runs: plain, baseline; "
        + "unset it for the best")
  }

  /// A drive with everything in it: rows, numbers, hash, filters, Golden Car, events.
  @Test func `every level writes the same bytes`() throws {
    let scratch = TemporaryFolder()
    let drive = RoughnessRun([
      "simulate", "--straight-road", "200", "--speed-kmh", "40", "--runs", "1", "--seed", "5", "--output",
      scratch.path("drive"),
    ])
    try #require(drive.exitStatus == 0, "\(drive.standardError)")
    let log = scratch.path(
      "drive/logs/" + (try #require(TestFiles.list(scratch.path("drive/logs")).sorted().first)))
    func written(_ level: KernelLevel, _ arguments: [String]) -> RoughnessRun {
      let run = RoughnessRun(arguments, environment: ["ROUGHNESS_INSTRUCTIONS": level.name])
      #expect(run.exitStatus == 0, "\(run.standardError)")
      return run
    }
    let profiles = KernelLevel.runnable.map {
      written($0, ["signals", log, "--stage", "profile", "--format", "csv"]).standardOutput
    }
    #expect(profiles[0].count > 10_000)
    for profile in profiles { #expect(profile == profiles[0]) }
    // The plain twins are slow in a debug build; CI runs the whole main job with them.
    let results = try [KernelLevel.baseline, .machine].map { level in
      let result = scratch.path(level.name)
      _ = written(
        level, ["analyze", log, "--utc-offset", "+09:00", "--output", result, "--force", "--quiet"])
      return try ["segments.csv", "runs.csv", "events.csv", "sections.geojson", "roads.geojson"].flatMap {
        try #require(scratch.bytes("\(level.name)/\($0)"), "no \($0)")
      }
    }
    #expect(results[0] == results[1])
  }
}
