import RoadSurveys
import Testing

@testable import struct RoadSurveys.WorkPackage

@Suite struct BudgetLineTests {
  private func packages(_ costs: [Double?]) -> [WorkPackage] {
    costs.enumerated().map { index, cost in
      WorkPackage(
        id: "\(index)", roadID: "R", direction: "forward", fromMeters: 0, toMeters: 1, squareMeters: nil,
        shareIII: 0, priority: 0, cost: cost, lines: [])
    }
  }

  @Test(arguments: [
    (0.0, 0, 0.0, 0), (99.9, 0, 0, 0), (100, 1, 100, 1), (599, 1, 100, 1), (600, 2, 600, 2), (1e9, 3, 650, 3),
  ])
  func `the line is drawn at the first package that doesn't fit`(
    budget: Double, count: Int, cost: Double, end: Int
  ) {
    let line = BudgetLine(packages([100, 500, 50]), budget: budget)
    #expect(line.count == count && line.cost == cost && line.end == end && line.uncosted == 0)
  }

  @Test func `packages without a cost are not counted, and said`() {
    let line = BudgetLine(packages([nil, 100, nil]), budget: 150)
    #expect(line.count == 1 && line.end == 3 && line.uncosted == 2)
  }
}
