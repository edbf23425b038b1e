import CRoadKernels

/// The instructions that the kernels in C may use; every level gives the same bits.
package enum KernelLevel: Int32, CaseIterable, Sendable {
  /// No kernel at all: the plain twins, byte by byte.
  case plain = -1
  /// What every CPU of this kind has.
  case baseline = 0
  /// AVX2, BMI1 and BMI2.
  case avx2 = 1

  /// The best level of this machine.
  package static let best = KernelLevel(rawValue: road_kernels_level()) ?? .baseline

  /// All levels that this machine can run.
  package static var runnable: [KernelLevel] { allCases.filter { $0.rawValue <= best.rawValue } }
}
