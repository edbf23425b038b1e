import Testing

@testable import RoadKernels

@Suite struct KernelLevelTests {
  @Test func `nobody's wish is the machine's best`() {
    for asked in [nil, ""] as [String?] {
      let choice = KernelChoice(asked: asked, machine: .avx2)
      #expect(choice.level == .avx2 && choice.reason == .best)
    }
  }

  @Test(arguments: KernelLevel.allCases)
  func `a level is had by its name where the machine runs it`(level: KernelLevel) {
    let able = KernelChoice(asked: level.name, machine: .avx2)
    #expect(able.level == level && able.reason == .asked)
    let poor = KernelChoice(asked: level.name, machine: .baseline)
    #expect(poor.level == (level == .avx2 ? .baseline : level))
    #expect(poor.reason == (level == .avx2 ? .beyondMachine(.avx2) : .asked))
  }

  @Test func `a name that no level has is told, in whatever case`() {
    for name in ["avx512", "AVX2", " plain"] {
      let choice = KernelChoice(asked: name, machine: .baseline)
      #expect(choice.level == .baseline && choice.reason == .unknown(name))
    }
  }

  @Test func `a machine runs its own level and every lower one, the plain twins always`() {
    let runnable = KernelLevel.runnable
    #expect(runnable.first == .plain && runnable.last == KernelLevel.machine)
    #expect(Set(KernelLevel.allCases.map(\.name)).count == KernelLevel.allCases.count)
  }
}
