extension VehicleDesign {
  /// What a careful owner would have measured of this car: lengths, and the front wheel's tyre and mass.
  ///
  /// `antenna`: metres behind the front axle. Friction isn't in it, since nobody measures it with a tape.
  public func geometry(box: BoxPosition, antenna: Double) -> VehicleGeometry {
    let carried = sprungMass * -rear.positionMeters / wheelbaseMeters / 2
    var geometry = VehicleGeometry()
    geometry.wheelbaseMeters = wheelbaseMeters
    geometry.boxBehindFrontAxleMeters = front.positionMeters - box.x
    geometry.boxLeftMeters = box.y
    geometry.antennaBehindFrontAxleMeters = antenna
    geometry.tyreStiffness = front.tyreStiffness / carried
    geometry.massRatio = front.unsprungMass / carried
    return geometry
  }
}
