import Testing

@testable import RoughnessModels

@Suite struct ProfileResamplingTests {
  private func wavy(_ x: Double) -> Double { x * (1 - x / 40) * 0.02 }

  @Test func `equal steps are left alone, whatever their rounding`() throws {
    for decimals in [2.0, 3, 6] {
      let unit = decimals == 2 ? 0.01 : decimals == 3 ? 0.001 : 1e-6
      let distances = (0..<500).map { (Double($0) * 0.025 / unit).rounded() * unit + 478 }
      let elevations = distances.map(wavy)
      let profile = try ProfileResampling(distanceResolutionMeters: unit).uniform(
        distances: distances, tracks: [elevations])
      #expect(!profile.isResampled, "\(decimals)")
      #expect(profile.interval.meters == 0.025)
      #expect(profile.tracks == [elevations])
      #expect(profile.startMeters == 478)
    }
  }

  @Test func `a spacing with the error of many additions is the decimal`() throws {
    var distances = [0.0]
    for _ in 0..<9999 { distances.append(distances[distances.count - 1] + 0.1000000000000227) }
    let profile = try ProfileResampling().uniform(distances: distances, tracks: [distances.map(wavy)])
    #expect(profile.interval.meters == 0.1)
    #expect(!profile.isResampled)
  }

  @Test func `a missing point is filled in and nothing else moves`() throws {
    var distances = (0..<1000).map { Double($0) * 0.25 }
    distances.remove(at: 400)
    let elevations = distances.map(wavy)
    let profile = try ProfileResampling().uniform(distances: distances, tracks: [elevations])
    #expect(profile.isResampled)
    #expect(profile.interval.meters == 0.25)
    #expect(profile.tracks[0].count == 1000)
    for index in 0..<1000 { #expect(abs(profile.tracks[0][index] - wavy(Double(index) * 0.25)) < 1e-4) }
  }

  @Test func `the irregular real road keeps its 20 m values within a tenth`() throws {
    let regular = try RealRoad.read("road_544m.txt")
    let irregular = try RealRoad.read("road_544m_irregular.txt")
    let profile = try ProfileResampling().uniform(
      distances: irregular.distances, tracks: [irregular.elevations])
    #expect(profile.isResampled)
    #expect(profile.interval.meters == 0.25)
    #expect(profile.tracks[0].count == regular.elevations.count)
    let truth = try InternationalRoughnessIndex(elevations: regular.elevations, interval: profile.interval)
    let index = try InternationalRoughnessIndex(elevations: profile.tracks[0], interval: profile.interval)
    var squares = 0.0
    let pairs = zip(index.segments(lengthMeters: 20).whole, truth.segments(lengthMeters: 20).whole)
    for (resampled, original) in pairs {
      let error = resampled.iri / original.iri - 1
      squares += error * error
      #expect(abs(error) < 0.095)
    }
    // scipy's pchip gives 0.040, linear interpolation 0.071.
    #expect((squares / 27).squareRoot() < 0.0405)
  }

  @Test func `an interval asked for is made`() throws {
    let distances = (0..<100).map { Double($0) * 0.25 }
    let profile = try ProfileResampling(intervalMeters: 0.1).uniform(
      distances: distances, tracks: [distances.map(wavy), distances])
    #expect(profile.isResampled)
    #expect(profile.interval.meters == 0.1)
    #expect(profile.tracks[0].count == 248)
    for (index, value) in profile.tracks[1].enumerated() { #expect(abs(value - Double(index) * 0.1) < 1e-12) }
    let same = try ProfileResampling(intervalMeters: 0.25).uniform(distances: distances, tracks: [distances])
    #expect(!same.isResampled)
  }

  @Test func `unfit distances are refused with the place`() {
    func error(_ distances: [Double], _ resampling: ProfileResampling = ProfileResampling()) -> ProfileError?
    {
      do throws(ProfileError) {
        _ = try resampling.uniform(distances: distances, tracks: [distances])
        return nil
      } catch { return error }
    }
    #expect(error([]) == .tooShort(count: 0, needed: 2))
    #expect(error([1]) == .tooShort(count: 1, needed: 2))
    #expect(error([0, 0.25, 0.25, 0.5]) == .distanceNotIncreasing(index: 1))
    #expect(error([0, 0.25, 0.2, 0.5]) == .distanceNotIncreasing(index: 1))
    #expect(error([0, .nan]) == .notFinite(index: 1))
    #expect(error([0, 5, 10, 15]) == .intervalOutOfRange(meters: 5))
    let gap = (0..<50).map { Double($0) * 0.1 } + (0..<50).map { 7 + Double($0) * 0.1 }
    guard case .gap(49, let meters, let allowed) = error(gap) else {
      Issue.record("no gap seen")
      return
    }
    #expect(abs(meters - 2.1) < 1e-9)
    #expect(allowed == 1)
    #expect(error(gap, ProfileResampling(allowedGapMeters: 3)) == nil)
    let bridged = try? ProfileResampling(allowedGapMeters: 3).uniform(distances: gap, tracks: [gap])
    #expect(bridged?.interval.meters == 0.1)
  }
}
