import Testing

@testable import DriveLogs

@Suite struct HandedWorkTests {
  private final class Storage: Sendable {}

  private struct Count: DeferredWork {
    var storage = Storage()
    var runs = 0
    var wasAlone = true

    mutating func run() {
      runs += 1
      wasAlone = wasAlone && isKnownUniquelyReferenced(&storage)
    }
  }

  @Test func `work is done by one holder, who shares its storage with nobody, and taken once`() async throws {
    let handed = HandedWork(Count())
    await Task { handed.run() }.value
    handed.run()
    let taken = try #require(handed.take())
    #expect(taken.runs == 2 && taken.wasAlone)
    let again = handed.take()
    #expect(again == nil)
    handed.run()
  }
}
