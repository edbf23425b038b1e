/// `sections.qml`: the style with which QGIS colours `sections.geojson` on opening, by class.
///
/// The colours are Okabe and Ito's (2008), told apart by colour-blind readers; the line's width says the same again.
public enum SectionsStyle {
  public static let fileName = "sections.qml"

  private struct Category {
    var value: String
    var label: String
    var colour: String
    var width: String
  }

  private static let categories = [
    Category(value: "I", label: "I: sound", colour: "0,114,178,255", width: "0.6"),
    Category(value: "II", label: "II: surface to be kept", colour: "230,159,0,255", width: "1.0"),
    Category(value: "III", label: "III: repair", colour: "213,94,0,255", width: "1.6"),
    Category(value: "", label: "no estimate", colour: "153,153,153,255", width: "0.4"),
  ]

  /// Writes the style: QGIS's XML, the same for every result.
  public static func write(into sink: inout ByteSink) throws(ReportError) {
    var lines = [
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>",
      "<qgis version=\"3.22\" styleCategories=\"Symbology\">",
      "  <renderer-v2 type=\"categorizedSymbol\" attr=\"class\" enableorderby=\"0\" forceraster=\"0\" symbollevels=\"0\">",
      "    <categories>",
    ]
    for (index, category) in categories.enumerated() {
      lines.append(
        "      <category value=\"\(category.value)\" label=\"\(category.label)\" symbol=\"\(index)\" render=\"true\"/>"
      )
    }
    lines += ["    </categories>", "    <symbols>"]
    for (index, category) in categories.enumerated() {
      lines += [
        "      <symbol type=\"line\" name=\"\(index)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">",
        "        <layer class=\"SimpleLine\" enabled=\"1\" locked=\"0\" pass=\"0\">",
        "          <Option type=\"Map\">",
        option("line_color", category.colour), option("line_style", "solid"),
        option("line_width", category.width), option("line_width_unit", "MM"), option("capstyle", "flat"),
        // Lines are drawn in the direction of travel: beside the centreline, so that both directions are seen.
        option("offset", "-0.8"), option("offset_unit", "MM"),
        "          </Option>", "        </layer>", "      </symbol>",
      ]
    }
    lines += [
      "    </symbols>", "  </renderer-v2>", "  <layerGeometryType>1</layerGeometryType>", "</qgis>", "",
    ]
    try sink.write(lines.joined(separator: "\n"))
  }

  private static func option(_ name: String, _ value: String) -> String {
    "            <Option type=\"QString\" name=\"\(name)\" value=\"\(value)\"/>"
  }
}
