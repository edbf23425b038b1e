import Testing

@testable import RoadSurveys

@Suite struct PlaceErrorTests {
  private func pass(_ anchors: [(chainage: Int, centimetres: UInt16)], _ direction: String = "forward")
    -> Pass
  {
    Pass(
      roadID: "R", direction: direction,
      anchors: anchors.enumerated().map { i, anchor in
        PassAnchor(
          travelledMillimeters: 1000 * i, chainageMillimeters: 1000 * anchor.chainage, milliseconds: 0,
          confidencePercent: 100, deviationCentimeters: anchor.centimetres)
      }, bins: PassBins(first: 0, levels: [], speeds: [], reasons: []))
  }

  @Test func `errors lie straight between anchors, whichever way was driven`() {
    let forward = PlaceError(pass([(0, 100), (100, 300), (150, 300)]), unknown: 5)
    let backward = PlaceError(pass([(150, 300), (100, 300), (0, 100)], "backward"), unknown: 5)
    for (chainage, expected) in [(-5.0, 1.0), (0, 1), (25, 1.5), (100, 3), (130, 3), (900, 3)] {
      #expect(abs(forward.meters(at: chainage) - expected) < 1e-12)
      #expect(backward.meters(at: chainage) == forward.meters(at: chainage))
    }
    #expect(abs(forward.typical - ((1 + 9 + 9) / 3.0).squareRoot()) < 1e-12)
  }

  @Test
  func
    `what isn't known counts as the unknown, what is too good as half a metre, and a bad place is believed`()
  {
    let error = PlaceError(pass([(0, .max), (100, 0), (200, 2300)]), unknown: 5)
    #expect(error.meters(at: 0) == 5 && error.meters(at: 100) == 0.5 && error.meters(at: 200) == 23)
  }
}
