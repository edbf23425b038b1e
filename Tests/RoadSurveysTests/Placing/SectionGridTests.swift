import Testing

@testable import RoadSurveys

@Suite struct SectionGridTests {
  @Test(arguments: [
    (250.0, 100.0, [0.0, 100, 200, 250]), (249, 100, [0, 100, 249]), (100, 100, [0, 100]),
    (40, 100, [0, 40]), (1000, 1000, [0, 1000]), (149.9, 100, [0, 149.9]), (10, 10, [0, 10]),
  ])
  func `a remainder under half a section joins its neighbour`(
    road: Double, section: Double, borders: [Double]
  ) {
    #expect(SectionGrid(roadLength: road, sectionLength: section).borders == borders)
  }

  @Test func `every chainage has its section, also beyond the ends`() {
    let grid = SectionGrid(roadLength: 349, sectionLength: 100)
    #expect([-5, 0, 99.9, 100, 299, 300, 348, 400].map(grid.index) == [0, 0, 0, 1, 2, 2, 2, 2])
  }
}
