/// How many decimals each quantity is printed with, everywhere alike: what is computed from a table can be recomputed.
enum Decimals {
  /// Chainage and length, metres.
  static let meters = 1
  /// IRI and what has its unit, m/km.
  static let iri = 3
  /// Heights of events, mm.
  static let millimeters = 1
  /// Shares and weights, 0…1.
  static let share = 3
  /// Areas, m².
  static let squareMeters = 1
  /// Costs, in the configured currency.
  static let cost = 0
  /// Speed, km/h.
  static let speed = 1
  /// Longitude and latitude, degrees.
  static let degrees = 7
  /// Vehicles a day.
  static let traffic = 0
  /// Priority, 0…100.
  static let priority = 3
  /// Durations and times, seconds.
  static let seconds = 3
  /// Sampling rate, Hz.
  static let hertz = 3
}
