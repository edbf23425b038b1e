import TestSupport
import Testing

@testable import RoughnessModels

/// A profile as an estimator recovers it, made without the detector's templates: white slope and events on a fine grid,
/// seen through box averages that a speed makes (three in a row are nearly a Gaussian of the same deviation).
private struct RecoveredProfile {
  var meters = 400.0
  var iri = 3.0
  var speed = 15.0
  var seed: UInt64 = 1
  var events: [RoadEvent] = []
  /// What the rear axle adds, a wheelbase later.
  var rearShare = 0.0
  var wheelbase = 2.55

  private static let fine = 0.025

  var heights: [Double] {
    var random = SplitMix64(seed: seed)
    let sigma = SimulatedRoad.slopeDeviation(iri: iri, intervalMeters: Self.fine)
    let count = Int(meters / Self.fine) + 1
    var road: [Double] = []
    var height = 0.0
    for i in 0..<count {
      road.append(height + events.reduce(0) { $0 + $1.elevation(at: Double(i) * Self.fine) })
      height += sigma * random.normal() * Self.fine
    }
    let lag = Int((wheelbase / Self.fine).rounded())
    var felt = road.indices.map { (1 - rearShare) * road[$0] + rearShare * road[max(0, $0 - lag)] }
    // The variance of a mean over 2m + 1 points is m(m + 1)/3 points².
    let deviation = 0.006 * speed / Self.fine
    let m = Int(deviation.rounded())
    for _ in 0..<3 { felt = Self.averaged(felt, m) }
    return stride(from: 0, to: count, by: 5).map { felt[$0] }
  }

  private static func averaged(_ x: [Double], _ m: Int) -> [Double] {
    guard m > 0 else { return x }
    return x.indices.map { i in
      let range = max(0, i - m)...min(x.count - 1, i + m)
      return x[range].reduce(0, +) / Double(range.count)
    }
  }

  func detected(
    _ view: EventDetector.View, configuration: EventConfiguration = EventConfiguration(),
    usable: (Double) -> Bool = { _ in true }
  ) -> [DetectedEvent] {
    var detector = EventDetector(configuration: configuration, view: view)
    var found: [DetectedEvent] = []
    detector.begin(atMeters: 1000)
    let areUsable = heights.indices.map { usable(Double($0) * EventDetector.interval) }
    let speeds = [Double](repeating: speed, count: heights.count)
    detector.push(heights: heights[...], speeds: speeds[...], areUsable: areUsable, into: &found)
    detector.finish(into: &found)
    return found
  }
}

@Suite struct EventDetectorTests {
  private static var oneTrack: EventDetector.View {
    var view = EventDetector.View()
    view.isOneTrack = true
    view.seesRearAxle = false
    return view
  }

  private static func event(
    _ kind: RoadEvent.Kind, at meters: Double, _ height: Double, _ length: Double
  ) -> RoadEvent {
    RoadEvent(
      kind: kind, distanceMeters: meters, heightMillimeters: height, lengthMeters: length, tracks: .both)
  }

  @Test(arguments: [5.6, 8, 12, 16, 20, 25] as [Double])
  func `kind, place and height don't depend on the speed`(speed: Double) {
    var profile = RecoveredProfile(speed: speed, seed: UInt64(speed * 10))
    profile.events = [
      Self.event(.bump, at: 100, 25, 0.8), Self.event(.pothole, at: 150, -30, 0.6),
      Self.event(.step, at: 200, 22, 0.1), Self.event(.step, at: 250, -22, 0.1),
      Self.event(.bump, at: 300, 30, 3),
    ]
    let found = profile.detected(Self.oneTrack)
    #expect(found.map(\.kind) == profile.events.map(\.kind))
    for (one, truth) in zip(found, profile.events) {
      let middle = truth.distanceMeters + truth.lengthMeters / 2
      #expect(abs(one.distanceMeters - 1000 - middle) < 0.5)
      #expect((0.75...1.35).contains(one.heightMillimeters / truth.heightMillimeters))
      if truth.kind != .step { #expect((0.5...2).contains(one.lengthMeters / truth.lengthMeters)) }
    }
  }

  @Test func `a level road and a rough one without events give none`() {
    var profile = RecoveredProfile(meters: 2000, iri: 1e-6)
    #expect(profile.detected(Self.oneTrack).isEmpty)
    for seed in 1...5 as ClosedRange<UInt64> {
      profile = RecoveredProfile(meters: 2000, iri: 5, seed: seed)
      #expect(profile.detected(Self.oneTrack).count <= 1)
    }
  }

  @Test func `what both axles feel is one event, placed where the road under the box was`() throws {
    for rear in [0.0, 0.25, 0.5, 0.9] {
      var profile = RecoveredProfile(rearShare: rear)
      profile.events = [Self.event(.bump, at: 200, 35, 1)]
      let found = profile.detected(EventDetector.View())
      try #require(found.count == 1, "rear share \(rear)")
      #expect(abs(found[0].distanceMeters - 1200.5 - rear * profile.wheelbase) < 0.6)
      // The recovered share is that of real suspensions, which this profile doesn't have.
      #expect((0.8...1.3).contains(found[0].heightMillimeters * 0.9 / 35))
    }
  }

  @Test func `a pothole under one wheel is twice what the middle of the car feels; a long hollow isn't`()
    throws
  {
    var view = EventDetector.View()
    view.seesRearAxle = false
    var profile = RecoveredProfile()
    profile.events = [Self.event(.pothole, at: 100, -20, 0.8), Self.event(.pothole, at: 300, -40, 3)]
    let found = profile.detected(view)
    try #require(found.count == 2)
    #expect((0.8...1.25).contains(found[0].heightMillimeters * 0.9 / -40))
    #expect((0.8...1.25).contains(found[1].heightMillimeters * 0.9 / -40))
  }

  @Test func `an estimator's gain is taken out`() throws {
    var profile = RecoveredProfile()
    profile.events = [Self.event(.step, at: 200, 30, 0.1)]
    var view = Self.oneTrack
    let plain = try #require(profile.detected(view).first)
    view.gain = 1.5
    let scaled = try #require(profile.detected(view).first)
    #expect(abs(plain.heightMillimeters / scaled.heightMillimeters - 1.5) < 1e-9)
    #expect(plain.score == scaled.score)
  }

  @Test func `events where the road may not be rated, low ones and faint ones are not reported`() {
    var profile = RecoveredProfile()
    profile.events = [Self.event(.bump, at: 100, 30, 1), Self.event(.bump, at: 300, 30, 1)]
    #expect(profile.detected(Self.oneTrack) { $0 < 90 || $0 > 130 }.map(\.kind) == [.bump])
    var configuration = EventConfiguration()
    configuration.minimumHeightMillimeters = 60
    #expect(profile.detected(Self.oneTrack, configuration: configuration).isEmpty)
    configuration = EventConfiguration()
    configuration.minimumScore = 500
    #expect(profile.detected(Self.oneTrack, configuration: configuration).isEmpty)
    configuration = EventConfiguration()
    configuration.isOn = false
    #expect(profile.detected(Self.oneTrack, configuration: configuration).isEmpty)
  }

  @Test func `events come out with the stated latency, and pieces don't know each other`() throws {
    var profile = RecoveredProfile()
    profile.events = [Self.event(.bump, at: 200, 35, 1)]
    var detector = EventDetector(configuration: EventConfiguration(), view: Self.oneTrack)
    var reported: Double?
    var pieces: [[DetectedEvent]] = []
    for _ in 0..<2 {
      var found: [DetectedEvent] = []
      detector.begin(atMeters: 0)
      for (i, height) in profile.heights.enumerated() {
        detector.push(heights: [height], speeds: [15], areUsable: [true], into: &found)
        if reported == nil, !found.isEmpty { reported = Double(i) * EventDetector.interval }
      }
      detector.finish(into: &found)
      pieces.append(found)
    }
    #expect(pieces[0] == pieces[1] && pieces[0].count == 1)
    let late = try #require(reported) - pieces[0][0].distanceMeters
    #expect(late > 0 && late <= detector.latencyMeters)
    var empty: [DetectedEvent] = []
    detector.begin(atMeters: 0)
    detector.finish(into: &empty)
    #expect(empty.isEmpty)
  }
}
