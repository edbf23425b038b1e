import Foundation

@testable import RoughnessModels

/// One profile of `iri_summary.json` with what scipy made of it.
struct ReferenceCase: Decodable, Sendable, CustomStringConvertible {
  var name: String
  var dx: Double
  var n: Int
  var ibase: Int
  var slope0: Double
  var iri_m_per_km: Double
  var iri_init_exact: Double
  var seg: [String: [Double]]
  var analytic_steady_iri_continuous: Double?
  var analytic_steady_iri_discrete_peak: Double?
  var measured_steady_iri_s_gt_150m: Double?

  var description: String { "\(name) dx \(dx)" }

  static func all() throws -> [ReferenceCase] {
    struct Summary: Decodable { var cases: [ReferenceCase] }
    return try JSONDecoder().decode(Summary.self, from: try Fixture.data("iri_summary.json")).cases
  }

  /// The profile's elevations, to the 12 decimals with which they were handed to scipy.
  func elevations() throws -> [Double] {
    if name == "isoB" {
      let fine = try Fixture.table("profile_isoB_dx0.05.csv").map { $0[1] }
      let every = Int((dx / 0.05).rounded())
      return stride(from: 0, to: fine.count, by: every).map { fine[$0] }
    }
    return (0..<n).map { index in
      let elevation = Self.elevation(of: name, at: Double(index) * dx)
      return (elevation * 1e12).rounded() / 1e12
    }
  }

  private static func elevation(of name: String, at s: Double) -> Double {
    switch name {
    case "tri2mm":
      // A roof of 2 mm between 1 m and 5 m, its ridge at 3 m (World Bank Technical Paper 46).
      return max(0, 0.002 - 0.001 * abs(s - 3))
    case "sinL2p4": return 0.005 * 2.4 / (2 * .pi) * sin(2 * .pi * s / 2.4)
    case "sinL15p8": return 0.005 * 15.8 / (2 * .pi) * sin(2 * .pi * s / 15.8)
    case "hump50mm": return s > 20 && s < 23.6 ? 0.05 * sin(.pi * (s - 20) / 3.6) : 0
    case "step10mm": return s > 20 + 1e-9 ? 0.01 : 0
    default: return 0.05 * s
    }
  }
}

/// Within 1e-9, relative or absolute, whichever is larger.
func agrees(_ value: Double, _ expected: Double) -> Bool {
  abs(value - expected) <= 1e-9 * max(1, abs(expected))
}
