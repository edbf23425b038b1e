/// What a plot shows: panels one below the other, each with its own axes. Drawn by ``Chart/svg()``.
///
/// A value, so that what is drawn can be tested without looking at a picture.
public struct Chart: Sendable, Equatable {
  /// One way along which values lie.
  public struct Axis: Sendable, Equatable {
    public var title: String
    public var range: ClosedRange<Double>
    public var isLogarithmic: Bool

    /// - Precondition: a logarithmic axis has positive ends.
    public init(_ title: String, _ range: ClosedRange<Double>, isLogarithmic: Bool = false) {
      precondition(!isLogarithmic || range.lowerBound > 0, "A logarithmic axis has positive ends.")
      self.title = title
      self.range = range
      self.isLogarithmic = isLogarithmic
    }
  }

  /// Colours that differ in brightness as well, so that they can be told without colour (Okabe and Ito, 2008).
  public enum Colour: String, Sendable, Equatable, CaseIterable {
    case blue = "#0072b2"
    case orange = "#e69f00"
    case red = "#d55e00"
    case green = "#009e73"
    case sky = "#56b4e9"
    case grey = "#8a929c"
    case ink = "#1c2430"
  }

  /// Something drawn in a panel, in the units of its axes.
  public enum Mark: Sendable, Equatable {
    /// A broken line: a value that isn't finite lifts the pen.
    case line(x: [Double], y: [Double], Colour, width: Double = 1.2, isDashed: Bool = false)
    case points(x: [Double], y: [Double], Colour, radius: Double = 2.2)
    /// The area between two curves over the same places.
    case band(x: [Double], low: [Double], high: [Double], Colour)
  }

  /// One picture with its axes and a name for each colour in it.
  public struct Panel: Sendable, Equatable {
    public var title: String
    public var x: Axis
    public var y: Axis
    public var marks: [Mark] = []
    public var legend: [(Colour, String)] = []
    /// Height over width of the plotted area.
    public var aspect = 0.32

    public init(_ title: String, x: Axis, y: Axis) {
      self.title = title
      self.x = x
      self.y = y
    }

    public static func == (a: Panel, b: Panel) -> Bool {
      a.title == b.title && a.x == b.x && a.y == b.y && a.marks == b.marks && a.aspect == b.aspect
        && a.legend.elementsEqual(b.legend, by: ==)
    }
  }

  public var title: String
  public var panels: [Panel]
  /// Width of the plotted area, pixels.
  public var width = 860.0

  public init(_ title: String, panels: [Panel] = []) {
    self.title = title
    self.panels = panels
  }
}

extension Chart.Axis {
  /// An axis that holds all finite values with a little room; 0 to 1 where there are none.
  public static func holding(_ title: String, _ values: [Double], including: Double? = nil) -> Chart.Axis {
    var (low, high) = (including ?? .infinity, including ?? -.infinity)
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high else { return Chart.Axis(title, 0...1) }
    // What differs by rounding alone is one value: no axis could name its ticks.
    let isFlat = high - low <= 1e-9 * max(low.magnitude, high.magnitude)
    let room = isFlat ? max(0.5, 0.04 * high.magnitude) : 0.04 * (high - low)
    // An end that was asked for stays where it is.
    return Chart.Axis(title, (low == including ? low : low - room)...(high == including ? high : high + room))
  }

  /// Where a value lies between the axis' ends: 0…1, beyond outside of it.
  func share(of value: Double) -> Double {
    guard isLogarithmic else {
      return range.upperBound > range.lowerBound
        ? (value - range.lowerBound) / (range.upperBound - range.lowerBound) : 0.5
    }
    guard value > 0 else { return value == 0 ? -.infinity : .nan }
    let (low, high) = (Chart.log10(range.lowerBound), Chart.log10(range.upperBound))
    return high > low ? (Chart.log10(value) - low) / (high - low) : 0.5
  }
}
