/// A full car of seven degrees of freedom: heave, pitch and roll of the body, vertical motion of four wheels.
///
/// Bilinear dampers, Coulomb friction, bump stops, anti-roll bars, tyres that can't pull; braking and cornering load the
/// body through the height of its centre of gravity. Axes: x ahead, y left, z up; pitch is positive nose down, roll
/// positive left side up (right-handed). Wheels in the order front left, front right, rear left, rear right.
/// Integrated by the classical Runge–Kutta method. See the article *SimulatedVehicle*.
public struct SimulatedVehicle: Sendable {
  /// Displacements from static equilibrium on a level road, m and rad, or their derivatives.
  public struct Coordinates: Sendable, Equatable {
    public var heave = 0.0
    public var pitch = 0.0
    public var roll = 0.0
    public var wheels = SIMD4<Double>()

    public init() {}

    fileprivate func adding(_ other: Coordinates, times h: Double) -> Coordinates {
      var sum = self
      sum.heave += other.heave * h
      sum.pitch += other.pitch * h
      sum.roll += other.roll * h
      sum.wheels += other.wheels * h
      return sum
    }
  }

  /// What drives the car at one instant.
  public struct Input: Sendable, Equatable {
    /// Elevation under each wheel, m.
    public var road = SIMD4<Double>()
    /// Acceleration along and across the path, m/s² (ahead and left positive).
    public var longitudinal = 0.0
    public var lateral = 0.0

    public init() {}

    fileprivate func midway(to other: Input) -> Input {
      var middle = Input()
      middle.road = (road + other.road) * 0.5
      middle.longitudinal = (longitudinal + other.longitudinal) * 0.5
      middle.lateral = (lateral + other.lateral) * 0.5
      return middle
    }
  }

  public let design: VehicleDesign
  public private(set) var position = Coordinates()
  public private(set) var velocity = Coordinates()
  public private(set) var acceleration = Coordinates()
  private var input = Input()
  private let wheel: WheelConstants

  /// A car at rest in equilibrium on a level road at elevation 0.
  public init(_ design: VehicleDesign) {
    self.design = design
    wheel = WheelConstants(design)
  }

  /// Puts the car at rest on the given elevations; on a warped road it settles within a few seconds.
  public mutating func rest(on road: SIMD4<Double>) {
    position = Coordinates()
    velocity = Coordinates()
    position.wheels = road
    let front = (road[0] + road[1]) / 2
    let rear = (road[2] + road[3]) / 2
    position.pitch = -(front - rear) / design.wheelbaseMeters
    position.heave = front + design.front.positionMeters * position.pitch
    position.roll = (road[0] - road[1] + road[2] - road[3]) / (2 * design.trackMeters)
    input = Input()
    input.road = road
    acceleration = accelerations(position, velocity, input)
  }

  /// Moves the car by `seconds`, with the input changing linearly to `next`; stable up to 1 ms.
  public mutating func advance(to next: Input, seconds h: Double) {
    let middle = input.midway(to: next)
    let v1 = velocity
    let a1 = acceleration
    let v2 = v1.adding(a1, times: h / 2)
    let a2 = accelerations(position.adding(v1, times: h / 2), v2, middle)
    let v3 = v1.adding(a2, times: h / 2)
    let a3 = accelerations(position.adding(v2, times: h / 2), v3, middle)
    let v4 = v1.adding(a3, times: h)
    let a4 = accelerations(position.adding(v3, times: h), v4, next)
    position = position.adding(v1, times: h / 6).adding(v2, times: h / 3)
      .adding(v3, times: h / 3).adding(v4, times: h / 6)
    velocity = v1.adding(a1, times: h / 6).adding(a2, times: h / 3)
      .adding(a3, times: h / 3).adding(a4, times: h / 6)
    input = next
    acceleration = accelerations(position, velocity, next)
  }

  /// Kinetic and elastic energy of the linear part about the present input, J: never grows on a level road.
  package var energy: Double {
    let d = position.wheels - bodyCorners(position)
    let t = input.road - position.wheels
    let roll =
      design.front.antiRollStiffness * (d[0] - d[1]) * (d[0] - d[1])
      + design.rear.antiRollStiffness * (d[2] - d[3]) * (d[2] - d[3])
    return 0.5
      * (design.sprungMass * velocity.heave * velocity.heave
        + design.pitchInertia * velocity.pitch * velocity.pitch
        + design.rollInertia * velocity.roll * velocity.roll
        + (wheel.mass * velocity.wheels * velocity.wheels).sum()
        + (wheel.spring * d * d).sum() + (wheel.tyre * t * t).sum() + roll)
  }

  /// Dynamic tyre forces about the static load, N.
  package var tyreForces: SIMD4<Double> { tyreForces(position, input) }

  private func tyreForces(_ p: Coordinates, _ input: Input) -> SIMD4<Double> {
    let force = wheel.tyre * (input.road - p.wheels)
    return force.replacing(with: -wheel.staticLoad, where: force .< -wheel.staticLoad)
  }

  private func bodyCorners(_ c: Coordinates) -> SIMD4<Double> {
    wheel.y * c.roll - wheel.x * c.pitch + c.heave
  }

  private func accelerations(_ p: Coordinates, _ v: Coordinates, _ input: Input) -> Coordinates {
    let deflection = p.wheels - bodyCorners(p)
    let speed = v.wheels - bodyCorners(v)
    var force = wheel.spring * deflection
    force += speed * wheel.rebound.replacing(with: wheel.compression, where: speed .> 0)
    // v/√(v² + v0²) stands for Coulomb's sign: smooth, and without a call into the C library.
    force += wheel.friction * speed / (speed * speed + Self.slip * Self.slip).squareRoot()
    let over = deflection - deflection.clamped(lowerBound: -wheel.travel, upperBound: wheel.travel)
    force += wheel.spring * over * 5
    let barFront = design.front.antiRollStiffness * (deflection[0] - deflection[1])
    let barRear = design.rear.antiRollStiffness * (deflection[2] - deflection[3])
    force += SIMD4(barFront, -barFront, barRear, -barRear)

    let tilting = design.sprungMass * design.gravityHeightMeters
    var a = Coordinates()
    a.heave = force.sum() / design.sprungMass
    a.pitch = (-(wheel.x * force).sum() - tilting * input.longitudinal) / design.pitchInertia
    a.roll = ((wheel.y * force).sum() + tilting * input.lateral) / design.rollInertia
    a.wheels = (tyreForces(p, input) - force) / wheel.mass
    return a
  }

  /// Speed at which friction reaches 70 % of its full value, m/s.
  private static let slip = 0.008

  private struct WheelConstants: Sendable {
    let x, y, mass, spring, compression, rebound, friction, tyre, travel, staticLoad: SIMD4<Double>

    init(_ car: VehicleDesign) {
      func each(_ value: (VehicleDesign.Axle) -> Double) -> SIMD4<Double> {
        SIMD4(value(car.front), value(car.front), value(car.rear), value(car.rear))
      }
      x = each { $0.positionMeters }
      y = SIMD4(1, -1, 1, -1) * (car.trackMeters / 2)
      mass = each { $0.unsprungMass }
      spring = each { $0.springStiffness }
      compression = each { $0.compressionDamping }
      rebound = each { $0.reboundDamping }
      friction = each { $0.friction }
      tyre = each { $0.tyreStiffness }
      travel = each { $0.travelMeters }
      let base = car.wheelbaseMeters
      let shareFront = -car.rear.positionMeters / base
      let share = SIMD4(shareFront, shareFront, 1 - shareFront, 1 - shareFront) * 0.5
      staticLoad = (share * car.sprungMass + mass) * 9.80665
    }
  }
}
