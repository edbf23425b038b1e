import RoadKernels

/// What `roughness --version --verbose` says, and what is wrong with the environment's choice of instructions.
enum VersionText {
  /// The version, then a line each for what the kernels and the hash run on.
  static func verbose(
    version: String, choice: KernelChoice, machine: KernelLevel, hash: SHA256.Instructions
  ) -> String {
    let known = KernelLevel.allCases.filter { $0.rawValue <= machine.rawValue }.map(\.name)
    let why =
      choice.reason == .asked
      ? "forced by \(KernelChoice.variable)" : "the best here; \(KernelChoice.variable) can force another"
    return """
      \(version)
      kernels: \(choice.level.name) (\(why))
      this machine runs: \(known.joined(separator: ", "))
      SHA-256: \(name(of: hash))
      """
  }

  /// The complaint about a choice that can't be had; nil where there is none.
  static func complaint(about choice: KernelChoice, machine: KernelLevel) -> String? {
    let known = KernelLevel.allCases.filter { $0.rawValue <= machine.rawValue }.map(\.name)
    let remedy = "this machine runs: \(known.joined(separator: ", ")); unset it for the best"
    switch choice.reason {
    case .best, .asked: return nil
    case .beyondMachine(let level):
      return "\(KernelChoice.variable)=\(level.name): this machine has no such instructions; \(remedy)"
    case .unknown(let asked): return "\(KernelChoice.variable)=\(asked): no such instructions; \(remedy)"
    }
  }

  private static func name(of instructions: SHA256.Instructions) -> String {
    switch instructions {
    case .portable: "portable"
    case .avx2: "AVX2"
    case .sha: "SHA instructions"
    }
  }
}
