import RoadFindings
import RoughnessModels

/// When the mounting is looked for in the log itself: at fixed times, on what was recorded before them.
///
/// Fixed times, and not as soon as possible, because how far motion and fixes have got when they are looked at depends on
/// how the input is cut; what was recorded by then doesn't.
struct MountingSearch: Sendable {
  /// Time of the next look, s of the log.
  private(set) var at = 120.0
  private static let last = 1800.0

  /// Not found this time: look again when twice as much is known.
  mutating func postpone() { at *= 2 }

  /// Whether it isn't worth to go on.
  var isOver: Bool { at > Self.last }

  /// The mounting by what was recorded up to a time: the place from pitching, `forward` from changes of speed, each where
  /// the vehicle's file doesn't say it; nil where either isn't known.
  static func mounting(
    until: Double, stated geometry: VehicleGeometry, forward: @autoclosure () -> Vector3?,
    held pipelines: [StretchPipeline]
  ) -> BoxMounting? {
    let stated = geometry.boxForward.map { Vector3(x: $0[0], y: $0[1], z: $0[2]) }
    guard let forward = stated ?? forward() else { return nil }
    if let behind = geometry.boxBehindFrontAxleMeters {
      return BoxMounting(forward: forward, boxBehindFrontAxle: behind)
    }
    var lever = BoxLever()
    for pipeline in pipelines {
      lever.add(pipeline.heldMotion(until: until, forward: forward), rateHertz: pipeline.rateHertz)
    }
    return lever.behindFrontAxle(wheelbase: geometry.wheelbaseMeters).map {
      BoxMounting(forward: forward, boxBehindFrontAxle: $0)
    }
  }

  /// What the search came to, for the reader of the findings.
  static func finding(_ found: BoxMounting?, log: String) -> Finding {
    func places(_ value: Double) -> Double { (value * 100).rounded() / 100 }
    let text =
      if let found {
        "the box sits \(places(found.boxBehindFrontAxle)) m behind the front axle, forward in its axes is "
          + "(\(places(found.forward.x)), \(places(found.forward.y)), \(places(found.forward.z))), as found in the log; "
          + "state both in the vehicle's file if they are known"
      } else {
        "how the box sits could not be found (too few changes of speed, or too little pitching): inverse was used, not imu"
      }
    return Finding(.mounting, .note, at: Place(log: log), text)
  }
}
