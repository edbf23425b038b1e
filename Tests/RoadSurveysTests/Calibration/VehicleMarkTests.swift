import RoadFindings
import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct VehicleMarkTests {
  /// 300 m at one speed over a road of one roughness.
  private func record(speedKmh: Double = 45, estimator: String = "inverse") -> RunRecord {
    var summary = RunSummary(log: "kei-1.csv", format: "wide")
    summary.estimator = estimator
    let speed = UInt16((speedKmh / 0.036).rounded())
    return RunRecord(
      log: "kei-1.csv", sha256: "00", summary: summary,
      passes: [
        Pass(
          roadID: "1", direction: "forward",
          anchors: [0, 300].map {
            PassAnchor(
              travelledMillimeters: $0 * 1000, chainageMillimeters: $0 * 1000, milliseconds: $0,
              confidencePercent: 100)
          },
          bins: PassBins(
            first: 0, levels: Array(repeating: PackedLevel(2), count: 600),
            speeds: Array(repeating: speed, count: 600), reasons: Array(repeating: [], count: 600)))
      ])
  }

  private func marked(
    _ vehicle: VehicleFile = VehicleFileTests.vehicle(), _ given: RunRecord? = nil,
    gravity: Vector3 = Vector3(x: 0, y: 0, z: 9.8), date: String? = "2026-05-01"
  ) -> RunRecord {
    var record = given ?? record()
    VehicleMark(vehicle: vehicle).put(on: &record, gravity: gravity, date: date)
    return record
  }

  @Test func `the car's name, its curve and the flag go onto the record, and raw estimates stay`() {
    let record = marked()
    #expect(record.vehicle == "kei" && record.summary.vehicle == "kei" && record.summary.calibrated)
    #expect(record.findings.isEmpty)
    let placer = CellPlacer(roadLength: 300, configuration: SurveyConfiguration(), record: record)
    for cell in placer.cells(of: record.passes[0]) {
      let (raw, iri): (Double, Double) = (cell.raw ?? 0, cell.iri ?? 0)
      #expect(abs(raw - 2) < 0.01)
      #expect(abs(iri - 1.25 * raw) < 1e-9)
    }
  }

  @Test func `a profiler's run takes the car's name only: there is nothing to calibrate`() {
    var profiler = record(estimator: "profile")
    profiler.calibration = .gain(1, relativeError: 0)
    profiler.summary.calibrated = true
    let record = marked(VehicleFileTests.vehicle(), profiler)
    #expect(record.vehicle == "kei" && record.calibration == .gain(1, relativeError: 0))
    #expect(record.findings.isEmpty)
  }

  @Test func `what doesn't hold for a run is not laid over it, and is said`() {
    let expired = marked(date: "2027-04-01")
    #expect(!expired.summary.calibrated && expired.calibration == nil)
    #expect(expired.findings.map(\.kind) == [.vehicleExpired] && expired.vehicle == "kei")
    let other = marked(VehicleFileTests.vehicle(), record(estimator: "rms"))
    #expect(!other.summary.calibrated && other.findings.map(\.kind) == [.vehicleMismatch])
    var bare = VehicleFileTests.vehicle()
    bare.calibration = nil
    let named = marked(bare)
    #expect(named.vehicle == "kei" && !named.summary.calibrated && named.findings.isEmpty)
    #expect(marked(date: nil).summary.calibrated)
  }

  @Test func `a turned box and speeds beyond the fit are doubts`() {
    let turned = marked(gravity: Vector3(x: 3, y: 0, z: 9.3))
    #expect(turned.summary.calibrated && turned.findings.map(\.kind) == [.vehicleMismatch])
    var slow = VehicleFileTests.vehicle()
    slow.calibration?.curve.speedRangeKmh = [20, 30]
    let fast = marked(slow)
    #expect(fast.summary.calibrated && fast.findings.map(\.kind) == [.vehicleRange])
    #expect(fast.summary.findings == 1)
  }

  @Test func `a cell's factor is chosen by what lies around it`() {
    let curve = CalibrationCurve(
      centreRaw: 2, centreSpeedKmh: 50,
      coefficients: [
        .init(term: .gain, value: 0, standardError: 0), .init(term: .power, value: -0.5, standardError: 0),
      ],
      rawRange: [0.5, 20], speedRangeKmh: [20, 90], relativeError: 0)
    func cell(_ index: Int, _ raw: Double?) -> Cell {
      Cell(
        index: index, raw: raw, iri: raw, speed: 14, coverage: raw == nil ? 0 : 1, drivenMeters: 10,
        placeConfidence: 1, reasons: [])
    }
    let cells = (0..<20).map { cell($0, $0 == 10 ? 11 : $0 == 3 ? nil : 2) }
    let calibrated = curve.applied(to: cells)
    // Nine cells around the rough one have a mean of 3: factor (3/2)^-½, the same for all of them near it.
    let rough: Double = calibrated[10].iri ?? 0
    let expected: Double = 11 / (1.5 as Double).squareRoot()
    #expect(abs(rough - expected) < 1e-9)
    let first: Double = calibrated[0].iri ?? 0
    #expect(calibrated[3].iri == nil)
    #expect(abs(first - 2) < 1e-12)
    #expect(curve.applied(to: []).isEmpty)
  }
}
