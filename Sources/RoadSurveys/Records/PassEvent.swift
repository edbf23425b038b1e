import RoughnessModels

/// What an event is.
public enum EventKind: UInt8, Sendable, Hashable, CaseIterable {
  case bump = 0
  case pothole = 1
  case step = 2

  init(_ kind: RoadEvent.Kind) {
    self =
      switch kind {
      case .bump: .bump
      case .pothole: .pothole
      case .step: .step
      }
  }

  /// As the tables print it.
  public var name: String {
    switch self {
    case .bump: "bump"
    case .pothole: "pothole"
    case .step: "step"
    }
  }
}

/// A bump, pothole or step as one pass met it.
public struct PassEvent: Sendable, Hashable {
  public var kind: EventKind
  /// Distance travelled since the run's first fix, mm.
  public var travelledMillimeters: Int
  /// Tenths of a mm, up in travel positive.
  public var heightTenths: Int
  /// 0 for a step.
  public var lengthCentimeters: Int
  /// How far it stands out of the road around it, tenths.
  public var scoreTenths: Int

  public init(
    kind: EventKind, travelledMillimeters: Int, heightTenths: Int, lengthCentimeters: Int, scoreTenths: Int
  ) {
    self.kind = kind
    self.travelledMillimeters = travelledMillimeters
    self.heightTenths = heightTenths
    self.lengthCentimeters = lengthCentimeters
    self.scoreTenths = scoreTenths
  }

  init(_ event: DetectedEvent) {
    func whole(_ value: Double, _ factor: Double) -> Int {
      Int(min(1e6, max(-1e6, value * factor)).rounded())
    }
    self.init(
      kind: EventKind(event.kind), travelledMillimeters: Int((event.distanceMeters * 1000).rounded()),
      heightTenths: whole(event.heightMillimeters, 10), lengthCentimeters: whole(event.lengthMeters, 100),
      scoreTenths: whole(event.score, 10))
  }
}
