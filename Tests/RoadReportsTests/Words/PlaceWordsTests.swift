import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct PlaceWordsTests {
  private func said(
    _ number: String?, _ branch: String?, _ from: Double?, _ to: Double?
  ) -> [String?] {
    let address = RoadAddress(
      number: number, branch: branch, lanes: nil, kilometrePostFrom: from, kilometrePostTo: to,
      lengthMeters: 990)
    let phrase = PlaceWords.phrase(address, from: 99, to: 198)
    return [phrase.map { Words.english($0) }, phrase.map { Words.japanese($0) }]
  }

  @Test func `a place is said as its keeper says it`() {
    // 990 m of line for one kilometre of posts.
    #expect(said("12", "1", 3, 4) == ["12-1 kp 3.100–3.200", "路線番号12-1 距離標3.100–3.200 km"])
    #expect(said("12", "1", 4, 3)[0] == "12-1 kp 3.800–3.900")
    #expect(said(nil, nil, 3, 4) == ["kp 3.100–3.200", "距離標3.100–3.200 km"])
    #expect(said("12", nil, nil, nil) == ["route 12", "路線番号12"])
  }

  @Test func `a point has one post, and a route alone is none`() throws {
    func address(_ number: String?, _ from: Double?) -> RoadAddress? {
      RoadAddress(
        number: number, branch: nil, lanes: nil, kilometrePostFrom: from, kilometrePostTo: nil,
        lengthMeters: 990)
    }
    let both = try #require(PlaceWords.phrase(address("12", 3), at: 271.4))
    #expect(Words.english(both) == "12 kp 3.271" && Words.japanese(both) == "路線番号12 距離標3.271 km")
    #expect(PlaceWords.phrase(address(nil, 3), at: 271.4).map { Words.english($0) } == "kp 3.271")
    #expect(PlaceWords.phrase(address("12", nil), at: 271.4) == nil)
  }

  @Test func `lanes alone are no place`() {
    let lanes = RoadAddress(
      number: nil, branch: nil, lanes: 2, kilometrePostFrom: nil, kilometrePostTo: nil, lengthMeters: 990)
    #expect(lanes != nil && PlaceWords.phrase(lanes, from: 0, to: 100) == nil)
    #expect(PlaceWords.phrase(nil, from: 0, to: 100) == nil)
  }
}
