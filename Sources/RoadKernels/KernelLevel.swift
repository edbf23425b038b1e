import CRoadKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The instructions that the kernels in C may use; every level gives the same bits.
package enum KernelLevel: Int32, CaseIterable, Sendable {
  /// No kernel at all: the plain twins, byte by byte.
  case plain = -1
  /// What every CPU of this kind has.
  case baseline = 0
  /// AVX2, BMI1 and BMI2; for SHA-256 the CPU's own instructions where it has them.
  case avx2 = 1

  /// The best level that this machine can run.
  package static let machine = KernelLevel(rawValue: road_kernels_level()) ?? .baseline

  /// The level that runs: the machine's best, unless the environment asks for a lower one. Chosen once, at first use.
  package static let best = choice.level

  /// What was chosen, and why.
  package static let choice = KernelChoice(
    asked: getenv(KernelChoice.variable).map { String(cString: $0) }, machine: machine)

  /// All levels that this machine can run.
  package static var runnable: [KernelLevel] { allCases.filter { $0.rawValue <= machine.rawValue } }

  /// As the environment variable spells it.
  package var name: String {
    switch self {
    case .plain: "plain"
    case .baseline: "baseline"
    case .avx2: "avx2"
    }
  }
}

/// Which level runs, and whether somebody asked for it.
package struct KernelChoice: Equatable, Sendable {
  /// The environment variable that asks for a level by its name.
  package static let variable = "ROUGHNESS_INSTRUCTIONS"

  package enum Reason: Equatable, Sendable {
    /// The best of the machine; nobody asked.
    case best
    case asked
    /// Asked for, but this machine can't run it.
    case beyondMachine(KernelLevel)
    /// No level has that name.
    case unknown(String)
  }

  package let level: KernelLevel
  package let reason: Reason

  /// What to run when `asked` was asked for (nil or empty: nothing). What can't be had is told, not obeyed by halves.
  package init(asked: String?, machine: KernelLevel) {
    guard let asked, !asked.isEmpty else {
      (level, reason) = (machine, .best)
      return
    }
    guard let wanted = KernelLevel.allCases.first(where: { $0.name == asked }) else {
      (level, reason) = (machine, .unknown(asked))
      return
    }
    (level, reason) =
      wanted.rawValue <= machine.rawValue ? (wanted, .asked) : (machine, .beyondMachine(wanted))
  }
}
