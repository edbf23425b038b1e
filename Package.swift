// swift-tools-version: 6.2
import PackageDescription

/// CI sets this variable: then every warning of our own targets is an error, and those who use the package are spared.
let warnings: [SwiftSetting] =
  Context.environment["ROUGHNESS_WARNINGS"] == "error" ? [.treatAllWarnings(as: .error)] : []

/// One rule set for every room: Swift 6 mode, explicit existentials, imports that stay inside unless said otherwise.
let rules: [SwiftSetting] =
  warnings + [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]

/// A room of the house: a library target with the arrows that ARCHITECTURE.md draws and no others.
func room(_ name: String, imports: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: imports, resources: resources, swiftSettings: rules)
}

func tests(
  _ room: String, imports: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: room + "Tests", dependencies: [.byName(name: room), "TestSupport"] + imports, exclude: exclude,
    resources: resources, swiftSettings: rules)
}

let package = Package(
  name: "road-roughness",
  products: [
    .executable(name: "roughness", targets: ["roughness"]),
    .library(name: "RoadFindings", targets: ["RoadFindings"]),
    .library(name: "RoadSignals", targets: ["RoadSignals"]),
    .library(name: "RoadNetworks", targets: ["RoadNetworks"]),
    .library(name: "DriveLogs", targets: ["DriveLogs"]),
    .library(name: "RoughnessModels", targets: ["RoughnessModels"]),
    .library(name: "RoadSurveys", targets: ["RoadSurveys"]),
    .library(name: "RoadReports", targets: ["RoadReports"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0")
  ],
  targets: [
    // Leaves.
    .target(name: "CRoadKernels"),
    room("RoadKernels", imports: ["CRoadKernels"]),
    room("RoadFindings"),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .yum(["zlib-devel"])]),
    // Rooms that don't know each other.
    room("RoadSignals", imports: ["RoadKernels", "RoadFindings"]),
    room("RoadNetworks", imports: ["RoadKernels", "RoadFindings"]),
    room("DriveLogs", imports: ["RoadKernels", "RoadFindings", "CZlib"]),
    room("RoughnessModels", imports: ["RoadSignals", "RoadKernels", "RoadFindings"]),
    // The walk, and the way out.
    room(
      "RoadSurveys",
      imports: ["DriveLogs", "RoadNetworks", "RoughnessModels", "RoadSignals", "RoadFindings"]),
    // What the report page is made of goes into the program itself: one file to carry, nothing to be found at run time.
    room(
      "RoadReports", imports: ["RoadSurveys", "RoadKernels", "RoadFindings"],
      resources: [
        "report.css", "words.js", "page.js", "map.js", "table.js", "strip.js", "main.js",
      ].map { .embedInCode("Report/Assets/\($0)") }
        + ["en.json", "ja.json"].map { .embedInCode("Words/Tables/\($0)") }),
    // Doors.
    .executableTarget(
      name: "roughness",
      dependencies: [
        "RoadReports", "RoadSurveys", "RoughnessModels", "DriveLogs", "RoadNetworks", "RoadSignals",
        "RoadFindings", "RoadKernels", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: rules),
    .executableTarget(
      name: "RoadBenchmarks",
      dependencies: [
        "RoadSurveys", "RoughnessModels", "RoadSignals", "RoadNetworks", "DriveLogs", "RoadFindings",
        "RoadKernels",
      ],
      path: "Benchmarks",
      exclude: [
        "readers.py", "matchers.py", "measure.py", "rivals", "growth", "counts", "counts.json", "Rivals",
        "Results",
      ], swiftSettings: rules),
    // Tests mirror the rooms.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: rules),
    tests("RoadKernels"),
    tests("RoadFindings"),
    tests("RoadSignals", imports: ["RoadKernels"]),
    tests("RoadNetworks", imports: ["RoadFindings"]),
    tests("DriveLogs", imports: ["RoadFindings", "RoadKernels"]),
    tests("RoughnessModels", imports: ["RoadSignals"], resources: [.copy("Fixtures")]),
    tests(
      "RoadSurveys",
      imports: ["DriveLogs", "RoadNetworks", "RoughnessModels", "RoadSignals", "RoadFindings"]),
    tests("RoadReports", imports: ["RoadSurveys", "RoadKernels", "RoadFindings"], exclude: ["Snapshots"]),
    .testTarget(
      name: "CommandTests", dependencies: ["TestSupport", "roughness", "RoadReports", "RoadKernels"],
      swiftSettings: rules),
  ]
)
