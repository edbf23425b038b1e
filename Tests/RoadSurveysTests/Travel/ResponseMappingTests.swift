import DriveLogs
import RoughnessModels
import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct ResponseMappingTests {
  /// Two stretches of a profile at 100 Hz with a hole of 1 s, a fix every second, 12 to 15 m/s.
  private struct Drive {
    var mapping = ResponseMapping()
    var speeds = SpeedTrack(conditioning: ConditioningConfiguration(), exclusion: ExclusionConfiguration())

    init() {
      mapping.begin(
        DistanceMapper(response: .profileHeight, exclusion: ExclusionConfiguration(), rateHertz: 100))
    }

    mutating func fix(_ second: Int) {
      let speed = 12 + Double(second % 4)
      speeds.append(
        Fix(time: 0, latitude: 43 + Double(second) * 1.2e-4, longitude: 143, speed: speed, heading: 0),
        seconds: Double(second))
    }

    mutating func append(_ samples: Range<Int>) {
      mapping.append(samples.map { 0.01 * Double($0 * $0 % 97) }, moved: [], clipped: [2...2.5])
    }
  }

  /// What comes of the drive in pieces of random lengths, mapped here at once or elsewhere while the next piece comes.
  private func bins(seed: UInt64, elsewhere: Bool) -> TravelBins {
    var drive = Drive()
    var random = SplitMix64(seed: seed)
    var second = 0
    for stretch in 0..<2 {
      drive.mapping.begin(atSeconds: Double(stretch) * 21, rateHertz: 100)
      var at = 0
      while at < 2000 {
        let work = elsewhere ? drive.mapping.handOver(drive.speeds) : nil
        let end = min(2000, at + Int(random.next() % 400))
        drive.append(at..<end)
        at = end
        if random.next().isMultiple(of: 2) {
          drive.fix(second)
          second += 1
        }
        if !elsewhere { drive.mapping.advance(drive.speeds, final: false) }
        if var work {
          work.run()
          drive.mapping.takeBack(work)
        }
      }
      drive.mapping.end()
    }
    while second < 60 {
      drive.fix(second)
      second += 1
    }
    drive.mapping.advance(drive.speeds, final: true)
    return drive.mapping.join?.mapper.bins ?? TravelBins()
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `mapped elsewhere, or in other pieces, the numbers are the same`(seed: UInt64) {
    let whole = bins(seed: 99, elsewhere: false)
    #expect(whole.count > 800 && whole.isRated)
    for elsewhere in [false, true] {
      let other = bins(seed: seed, elsewhere: elsewhere)
      #expect(other.level.map(\.bitPattern) == whole.level.map(\.bitPattern))
      #expect(other.speed == whole.speed && other.reasons == whole.reasons)
    }
  }

  @Test func `nothing is handed over before there is something, nor twice`() {
    var drive = Drive()
    let before = drive.mapping.handOver(drive.speeds)
    #expect(before == nil)
    drive.mapping.begin(atSeconds: 0, rateHertz: 100)
    drive.append(0..<100)
    drive.fix(0)
    let first = drive.mapping.handOver(drive.speeds)
    let second = drive.mapping.handOver(drive.speeds)
    #expect(first != nil && second == nil)
  }
}
