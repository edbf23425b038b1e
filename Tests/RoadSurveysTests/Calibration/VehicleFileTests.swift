import DriveLogs
import RoadFindings
import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct VehicleFileTests {
  static func vehicle(_ id: String = "kei", logs: [String] = ["kei-*.csv"]) -> VehicleFile {
    var vehicle = VehicleFile(id: id, logs: logs)
    vehicle.validTo = "2027-03-31"
    vehicle.tyres = "summer"
    var geometry = VehicleGeometry()
    geometry.boxBehindFrontAxleMeters = 0.9
    vehicle.geometry = geometry
    vehicle.calibration = VehicleCalibration(
      estimator: "inverse", curve: .gain(1.25, relativeError: 0.03), gravity: [0, 0, 9.81],
      provenance: .init(
        program: "roughness 0", reference: "ref.csv",
        logs: [.init(name: "a.csv", sha256: "00", date: "2026-04-06")],
        roads: [.init(road: "12", direction: "forward", from: 0, to: 1200)], pieces: 24, pieceMeters: 50,
        residual: 0.04, crossValidated: 0.05, gainAlone: 0.1, doubts: []))
    return vehicle
  }

  @Test func `a file comes back as it was written, comments welcome`() throws {
    let vehicle = Self.vehicle()
    #expect(try VehicleFile.read(vehicle.text) == vehicle)
    #expect(try VehicleFile.read("// my car\n" + vehicle.text) == vehicle)
    #expect(try VehicleFile.read("{\"id\": \"a\", \"logs\": [\"*\"]}").calibration == nil)
  }

  @Test(
    arguments: [
      ("{\"id\": \"a\"}", "logs"), ("{\"id\": \"a\", \"logs\": []}", "no pattern"), ("{\"id\"", "file"),
      ("{\"id\": \"a\", \"logs\": [\"*\"], \"tires\": \"x\"}", "tires: no such key"),
      ("{\"id\": \"a\", \"logs\": [\"*\"], \"geometry\": {\"box\": 1}}", "geometry.box"),
      ("{\"id\": \"a\", \"logs\": [\"*\"], \"validFrom\": \"1.4.2026\"}", "YYYY-MM-DD"),
      (
        "{\"id\": \"a\", \"logs\": [\"*\"], \"validFrom\": \"2026-04-02\", \"validTo\": \"2026-04-01\"}",
        "before"
      ),
      ("{\"id\": 5, \"logs\": [\"*\"]}", "id"),
    ] as [(String, String)])
  func `a wrong file names the key`(text: String, says: String) {
    do throws(SurveyError) {
      _ = try VehicleFile.read(text)
      Issue.record("read without a word: \(text)")
    } catch {
      guard case .vehicle(let message) = error else {
        Issue.record("another error: \(error)")
        return
      }
      #expect(message.contains(says), "\(message)")
    }
  }

  @Test(
    arguments: [
      ("kei-*.csv", "kei-01.csv", true), ("kei-*.csv", "week/kei-01.csv", true),
      ("kei-*.csv", "kei-01.csv.gz", false),
      ("*kei*", "a/b/my-kei-01.csv.gz", true), ("kei/*", "logs/kei/01.csv", true),
      ("kei/*", "logs/van/01.csv", false),
      ("kei/*", "01.csv", false), ("a?c", "abc", true), ("a?c", "abbc", false), ("*a*a*", "banana", true),
      ("Kei*", "kei-1", false), ("/x/*.csv", "y/x/1.csv", true), ("", "a", false), ("*", "a", true),
    ] as [(String, String, Bool)])
  func `patterns match names, or as many ends of the path as they have`(
    pattern: String, path: String, hit: Bool
  ) {
    #expect(LogPattern.matches(pattern, path: path) == hit)
  }

  @Test func `two cars for one log are refused, and a car without logs is said`() throws {
    let fleet = Fleet([Self.vehicle(), Self.vehicle("van", logs: ["*1.csv", "van*"])])
    #expect(try fleet.vehicle(of: LogSource(file: "/d/kei-2.csv"))?.id == "kei")
    #expect(try fleet.vehicle(of: LogSource(file: "/d/truck.csv")) == nil)
    do throws(DriveLogError) {
      _ = try fleet.vehicle(of: LogSource(file: "/d/kei-1.csv"))
      Issue.record("two cars were taken")
    } catch {
      #expect(error.finding.kind == .vehicleMismatch && error.finding.text.contains("kei, van"))
    }
    let unused = fleet.unused([LogSource(file: "/d/kei-1.csv")])
    #expect(unused.isEmpty)
    #expect(fleet.unused([LogSource(file: "kei-2.csv")]).map(\.kind) == [.vehicleMismatch])
    #expect(fleet.duplicate == nil && Fleet([Self.vehicle(), Self.vehicle()]).duplicate == "kei")
    #expect(fleet.calibrationRoads.count == 1)
  }
}
