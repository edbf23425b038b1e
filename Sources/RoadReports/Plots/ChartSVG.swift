/// Draws a ``Chart`` as an SVG: the one place that writes plots. Fixed decimals, no script, text escaped.
extension Chart {
  private static let left = 64.0
  private static let right = 16.0
  private static let head = 34.0
  private static let foot = 44.0

  /// The picture as a file's text. Complexity: O(values); thin long series with ``Envelope`` first.
  public func svg() -> String {
    let heights = panels.map { ($0.aspect * width).rounded() }
    let total = Self.left + width + Self.right
    let height = 30 + heights.reduce(0) { $0 + $1 + Self.head + Self.foot }
    var drawing = Drawing()
    drawing.text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Self.pixels(total))" height="\(Self.pixels(height))" \
      viewBox="0 0 \(Self.pixels(total)) \(Self.pixels(height))" font-family="sans-serif" font-size="12" fill="#1c2430">
      <rect width="100%" height="100%" fill="white"/>
      <text x="\(Self.pixels(Self.left))" y="20" font-size="14" font-weight="bold">\(Self.escaped(title))</text>

      """
    var top = 30.0
    for (index, panel) in panels.enumerated() {
      drawing.panel(
        panel, left: Self.left, top: top + Self.head, width: width, height: heights[index], number: index)
      top += heights[index] + Self.head + Self.foot
    }
    return drawing.text + "</svg>\n"
  }

  fileprivate static func pixels(_ value: Double) -> String { FixedDecimals.text(value, decimals: 1) }

  /// Text for an element: control characters made visible, markup taken as letters.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in SafeText.visible(text) {
      switch character {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}

private struct Drawing {
  var text = ""

  mutating func panel(
    _ panel: Chart.Panel, left: Double, top: Double, width: Double, height: Double, number: Int
  ) {
    let box = Box(panel: panel, left: left, top: top, width: width, height: height)
    text +=
      "<text x=\"\(box.pixels(left))\" y=\"\(box.pixels(top - 10))\">\(Chart.escaped(panel.title))</text>\n"
    legend(panel, box)
    axes(panel, box)
    text += """
      <clipPath id="p\(number)"><rect x="\(box.pixels(left))" y="\(box.pixels(top))" width="\(box.pixels(width))" \
      height="\(box.pixels(height))"/></clipPath>
      <g clip-path="url(#p\(number))">

      """
    for mark in panel.marks { draw(mark, box) }
    text += "</g>\n"
  }

  private mutating func legend(_ panel: Chart.Panel, _ box: Box) {
    var right = box.left + box.width
    for (colour, name) in panel.legend.reversed() {
      let label = Chart.escaped(name)
      text +=
        "<text x=\"\(box.pixels(right))\" y=\"\(box.pixels(box.top - 10))\" text-anchor=\"end\">\(label)</text>\n"
      // A wide estimate of the text's width: no font is known here.
      right -= 6.5 * Double(DisplayWidth.of(name)) + 6
      text +=
        "<rect x=\"\(box.pixels(right - 12))\" y=\"\(box.pixels(box.top - 19))\" width=\"12\" height=\"9\" "
      text += "fill=\"\(colour.rawValue)\"/>\n"
      right -= 28
    }
  }

  private mutating func axes(_ panel: Chart.Panel, _ box: Box) {
    let bottom = box.top + box.height
    for tick in AxisTicks.of(panel.x, most: 10) {
      let x = box.pixels(box.x(tick.value))
      text += "<path d=\"M\(x) \(box.pixels(box.top))V\(box.pixels(bottom))\" stroke=\"#e3e6ea\"/>"
      text +=
        "<text x=\"\(x)\" y=\"\(box.pixels(bottom + 16))\" text-anchor=\"middle\">\(tick.label)</text>\n"
    }
    for tick in AxisTicks.of(panel.y, most: max(2, Int(box.height / 28))) {
      let y = box.pixels(box.y(tick.value))
      text +=
        "<path d=\"M\(box.pixels(box.left)) \(y)H\(box.pixels(box.left + box.width))\" stroke=\"#e3e6ea\"/>"
      text += "<text x=\"\(box.pixels(box.left - 6))\" y=\"\(y)\" text-anchor=\"end\" "
      text += "dominant-baseline=\"middle\">\(tick.label)</text>\n"
    }
    text +=
      "<rect x=\"\(box.pixels(box.left))\" y=\"\(box.pixels(box.top))\" width=\"\(box.pixels(box.width))\" "
    text += "height=\"\(box.pixels(box.height))\" fill=\"none\" stroke=\"#8a929c\"/>\n"
    text += "<text x=\"\(box.pixels(box.left + box.width / 2))\" y=\"\(box.pixels(bottom + 34))\" "
    text += "text-anchor=\"middle\">\(Chart.escaped(panel.x.title))</text>\n"
    let middle = box.pixels(box.top + box.height / 2)
    text += "<text x=\"14\" y=\"\(middle)\" text-anchor=\"middle\" transform=\"rotate(-90 14 \(middle))\">"
    text += "\(Chart.escaped(panel.y.title))</text>\n"
  }

  private mutating func draw(_ mark: Chart.Mark, _ box: Box) {
    switch mark {
    case .line(let x, let y, let colour, let width, let isDashed):
      text += "<path d=\"\(path(x, y, box))\" fill=\"none\" stroke=\"\(colour.rawValue)\" "
      text += "stroke-width=\"\(box.pixels(width))\"\(isDashed ? " stroke-dasharray=\"5 4\"" : "")/>\n"
    case .points(let x, let y, let colour, let radius):
      text += "<g fill=\"\(colour.rawValue)\" fill-opacity=\"0.65\">\n"
      for (a, b) in zip(x, y) where box.isDrawable(a, b) {
        text +=
          "<circle cx=\"\(box.pixels(box.x(a)))\" cy=\"\(box.pixels(box.y(b)))\" r=\"\(box.pixels(radius))\"/>\n"
      }
      text += "</g>\n"
    case .band(let x, let low, let high, let colour):
      var start = 0
      while start < x.count {
        // Each unbroken piece is an area of its own.
        func isWhole(_ at: Int) -> Bool { box.isDrawable(x[at], low[at]) && box.isDrawable(x[at], high[at]) }
        guard isWhole(start) else {
          start += 1
          continue
        }
        var end = start
        while end < x.count, isWhole(end) { end += 1 }
        let there = path(Array(x[start..<end]), Array(high[start..<end]), box)
        let back = path(x[start..<end].reversed(), low[start..<end].reversed(), box)
        text +=
          "<path d=\"\(there)L\(back.dropFirst())Z\" fill=\"\(colour.rawValue)\" fill-opacity=\"0.2\"/>\n"
        start = end
      }
    }
  }

  private func path(_ x: [Double], _ y: [Double], _ box: Box) -> String {
    var path = ""
    var isDown = false
    for (a, b) in zip(x, y) {
      guard box.isDrawable(a, b) else {
        isDown = false
        continue
      }
      path += "\(isDown ? "L" : "M")\(box.pixels(box.x(a))) \(box.pixels(box.y(b)))"
      isDown = true
    }
    return path
  }
}

/// A panel's place in the picture.
private struct Box {
  var panel: Chart.Panel
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  func x(_ value: Double) -> Double { left + width * panel.x.share(of: value) }
  func y(_ value: Double) -> Double { top + height * (1 - panel.y.share(of: value)) }

  /// Finite, and not so far outside that a viewer's arithmetic suffers.
  func isDrawable(_ x: Double, _ y: Double) -> Bool {
    panel.x.share(of: x).magnitude < 1e4 && panel.y.share(of: y).magnitude < 1e4
  }

  func pixels(_ value: Double) -> String { FixedDecimals.text(value, decimals: 1) }
}
