import RoadKernels
import RoadSurveys

/// `report.html`: one file that shows a survey to people: map, ranking, packages, chainage strips, doubts, settings.
///
/// Nothing is fetched: style, script and data are in the page, and its content security policy allows the browser nothing
/// else but these (by their hashes) and pictures. Data reaches the page as JSON in a block that is never run.
public enum ReportPage {
  public static let fileName = "report.html"

  /// The scripts in the order in which they build on each other.
  static let script =
    "\"use strict\";\n(() => {\nconst words = {\"en\": \(text(PackageResources.en_json)), \"ja\": "
    + "\(text(PackageResources.ja_json))};\n"
    + [
      PackageResources.words_js, PackageResources.page_js, PackageResources.map_js, PackageResources.table_js,
      PackageResources.strip_js, PackageResources.main_js,
    ].map(text).joined() + "})();\n"

  static let style = text(PackageResources.report_css)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Writes the page. Memory: the page is drained while it is made.
  public static func write(_ contents: ReportContents, into sink: inout ByteSink) throws(ReportError) {
    try sink.write(
      """
      <!DOCTYPE html>
      <html lang="\(contents.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(policy(contents))">
      <title>Road roughness</title>
      <style>\(style)</style>
      </head>
      <body>
      <noscript>This page needs JavaScript; the same figures stand in ranking.xlsx and ranking.csv.</noscript>
      <script type="application/json" id="data">

      """)
    try contents.writeJSON(into: &sink)
    try sink.write("</script>\n<script>\(script)</script>\n</body>\n</html>\n")
  }

  private static func policy(_ contents: ReportContents) -> String {
    policy(
      basemap: contents.basemap,
      photos: contents.result.sections.compactMap(\.photo) + contents.result.events.compactMap(\.photo))
  }

  /// Only our own style and script, known by their hashes; pictures beside the page, from the web where the survey's are
  /// there, and the tiles of the map that was asked for.
  static func policy(basemap: Basemap?, photos: [String]) -> String {
    let web = photos.contains { $0.hasPrefix("https://") || $0.hasPrefix("http://") } ? " https:" : ""
    let tiles = basemap.map { " " + $0.origin } ?? ""
    return "default-src 'none'; script-src 'sha256-\(hash(script))'; style-src 'sha256-\(hash(style))'; "
      + "img-src 'self' file: data:\(web)\(tiles); base-uri 'none'; form-action 'none'"
  }

  private static func hash(_ text: String) -> String {
    let digits = Array(SHA256.hexadecimal(of: Array(text.utf8)).utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).map { at in
      UInt8(String(decoding: digits[at..<(at + 2)], as: UTF8.self), radix: 16) ?? 0
    }
    return Base64.text(bytes)
  }
}
