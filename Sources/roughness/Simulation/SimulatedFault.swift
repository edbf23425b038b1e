import RoughnessModels

/// Faults of a simulated box as the command line names them.
enum SimulatedFault: String, CaseIterable {
  case holes, spikes, freezes
  case clockJumps = "clock-jumps"

  /// `spikes=20`: a fault and how often an hour.
  struct Rate {
    var fault: SimulatedFault
    var perHour: Double

    /// nil for an unknown name or a number outside 0…100000.
    init?(_ text: String) {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let fault = SimulatedFault(rawValue: String(parts[0])),
        let perHour = Double(parts[1]), (0...100_000).contains(perHour)
      else { return nil }
      self.fault = fault
      self.perHour = perHour
    }

    func apply(to sensor: inout SimulatedSensor.Design) {
      switch fault {
      case .holes: sensor.holesPerHour = perHour
      case .spikes: sensor.faults.spikesPerHour = perHour
      case .freezes: sensor.faults.freezesPerHour = perHour
      case .clockJumps: sensor.faults.clockJumpsPerHour = perHour
      }
    }
  }
}
