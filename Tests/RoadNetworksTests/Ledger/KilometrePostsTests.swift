import Testing

@testable import RoadNetworks

@Suite struct KilometrePostsTests {
  private func stated(
    _ from: Double?, _ to: Double?, _ length: Double
  ) -> (posts: KilometrePosts?, doubt: KilometrePosts.Doubt?) {
    KilometrePosts.stated(from: from, to: to, lengthMeters: length)
  }

  private func posts(_ stated: (posts: KilometrePosts?, doubt: KilometrePosts.Doubt?), _ at: Double...)
    -> [Double]
  {
    at.map { chainage in stated.posts.map { ($0.post(at: chainage) * 1e6).rounded() / 1e6 } ?? .nan }
  }

  @Test func `between two posts the line is stretched to what they say, up or down`() {
    // 1860 m of line for 1.9 km of posts.
    let up = stated(3.2, 5.1, 1860)
    #expect(posts(up, 0, 930, 1860) == [3.2, 4.15, 5.1] && up.doubt == nil)
    let down = stated(5.1, 3.2, 1860)
    #expect(posts(down, 0, 930, 1860) == [5.1, 4.15, 3.2] && down.doubt == nil)
  }

  @Test func `from a post at the start metres are counted`() {
    let start = stated(12.34, nil, 700)
    #expect(posts(start, 0, 100) == [12.34, 12.44] && start.doubt == nil)
  }

  @Test func `posts that don't suit the line are doubted, and only their start is used`() {
    let long = stated(3, 5, 1500)
    #expect(posts(long, 0, 1000) == [3, 4] && long.doubt == .length(statedMeters: 2000))
    let down = stated(5, 3, 1500)
    #expect(posts(down, 1000) == [4] && down.doubt == .length(statedMeters: 2000))
    // Just within a tenth, and just beyond it.
    #expect(stated(0, 1.099, 1000).doubt == nil && stated(0, 1.101, 1000).doubt != nil)
  }

  @Test func `a short line may have posts rounded to ten metres`() {
    #expect(posts(stated(3.24, 3.25, 23), 23) == [3.25])
    let one = stated(3.24, 3.24, 8)
    #expect(posts(one, 8) == [3.248] && one.doubt == nil)
  }

  @Test func `metres, twice the same and an end without a start are not used`() {
    #expect(stated(3240, 5240, 2000).posts == nil && stated(3240, 5240, 2000).doubt == .meters)
    #expect(stated(0, 0, 2000).posts == nil && stated(0, 0, 2000).doubt == .equal)
    #expect(stated(nil, 4, 2000).posts == nil && stated(nil, 4, 2000).doubt == .noStart)
    #expect(stated(nil, nil, 2000).posts == nil && stated(nil, nil, 2000).doubt == nil)
  }

  @Test(arguments: [
    ("12.34", 12.34), ("１２．３４", 12.34), ("12k340", 12.34), ("12+340", 12.34), ("12K340.5", 12.3405),
    ("KP 12.34", 12.34), ("kp12+005", 12.005), ("12.34kp", 12.34), ("12.34 km", 12.34), ("PK0+000", 0),
  ]) func `posts are read as ledgers write them`(text: String, expected: Double) throws {
    let read = try #require(KilometrePosts.kilometers(of: .string(text)))
    #expect(abs(read - expected) < 1e-9)
  }

  @Test(arguments: [
    "12k3", "12k34", "12+3400", "-1", "12k-40", "1.5k200", "k200", "12k", "about 12", "1e9", "nan",
    "12+340+1",
  ]) func `nonsense is no post`(text: String) {
    #expect(KilometrePosts.kilometers(of: .string(text)) == nil)
  }
}
