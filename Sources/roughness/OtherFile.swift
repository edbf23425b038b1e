import RoadFindings
import RoadReports
import RoadSurveys

/// Something given as a log that is another of this program's files: told apart and described, so that nobody is left
/// with “no header recognised”.
struct OtherFile {
  var text: String
  /// A result that is not whole.
  var isBroken = false

  /// Nil for what may be a log.
  init?(path: String) {
    if path == "-" { return nil }
    if let result = Self.result(path) {
      self = result
      return
    }
    guard let head = InputFile.head(path: path, bytes: 4096) else { return nil }
    let name = SafeText.visible(path)
    if RunRecordFile.isRecord(head) {
      self = Self.record(path)
      return
    }
    let start = String(
      decoding: head.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }, as: UTF8.self)
    if start.hasPrefix("ERDFILEV") {
      text = "\(name): an elevation profile (ERD), no drive log; `roughness iri` computes its IRI"
    } else if start.hasPrefix("{"), start.contains("\"FeatureCollection\"") {
      text = "\(name): GeoJSON, no drive log; a road ledger is given with --roads"
    } else if start.hasPrefix("log,vehicle,road_id,") || start.hasPrefix("rank,section_id,") {
      text = "\(name): a table of an earlier result, no drive log; give its folder"
    } else {
      return nil
    }
  }

  private init(text: String, isBroken: Bool) {
    self.text = text
    self.isBroken = isBroken
  }

  /// A run record, described line by line once all of it has been checked.
  private static func record(_ path: String) -> OtherFile {
    do {
      let bytes = try InputFile.read(path: path)
      let (record, making) = try RunRecordFile.decode(bytes, file: path)
      let lines = RunRecordFile.describe(record, making, byteCount: bytes.count).map { trait in
        SafeText.visible("  \(trait.name): \(trait.value)")
      }
      return OtherFile(
        text: ([SafeText.visible(path) + ": a run record; roughness merge reads it"] + lines)
          .joined(separator: "\n"), isBroken: false)
    } catch let error as SurveyError {
      return OtherFile(text: SafeText.visible(error.message), isBroken: true)
    } catch {
      return OtherFile(text: SafeText.visible("\(path): \(error)"), isBroken: true)
    }
  }

  private static func result(_ path: String) -> OtherFile? {
    let name = SafeText.visible(path)
    do throws(ReportError) {
      let result = try WholeResult.open(path: path)
      let counts = result.manifest["counts"]
      let version = result.manifest["tool"]?["version"]?.string ?? "?"
      func count(_ name: String) -> String { counts?[name]?.number.map { String(Int($0)) } ?? "?" }
      return OtherFile(
        text: "\(name): a result of roughness \(version), no drive log; whole: \(result.files.count) files, "
          + "\(count("logs")) logs, \(count("sections")) sections, \(count("sections_rated")) rated",
        isBroken: false)
    } catch .noInput {
      return nil
    } catch {
      return OtherFile(text: "\(name): a result that is not whole: \(error)", isBroken: true)
    }
  }
}
