import RoadFindings
import RoadNetworks
import RoadReports
import RoadSurveys

/// Brings a road file in: GeoJSON's features become the ledger's.
enum LedgerFile {
  /// Reads the ledger at a path; its doubts come along, named after the file.
  ///
  /// Errors: ``ReportError`` for the file, ``LedgerFileError`` for what is in it.
  static func read(
    path: String, names: LedgerPropertyNames
  ) throws -> (ledger: RoadLedger, findings: [Finding], bytes: [UInt8]) {
    let bytes = try InputFile.read(path: path)
    let document = try GeoJSONReader.read(bytes, file: path)
    let features = document.features.map { feature in
      LedgerFeature(
        number: feature.index + 1, line: feature.line,
        properties: properties(of: feature),
        lines: feature.lines.map { line in
          line.map { Coordinate(latitude: $0.latitude, longitude: $0.longitude) }
        })
    }
    do {
      let (ledger, findings) = try RoadLedger.read(features: features, names: names)
      let ends = RoadNetwork(ledger: ledger).unconnectedEnds()
      let all = (document.findings + findings + ends).map { finding in
        var located = finding
        if located.place.log == nil { located.place.log = name(of: path) }
        return located
      }
      return (ledger, all, bytes)
    } catch {
      throw LedgerFileError(message: error.message(file: path))
    }
  }

  /// The file's own name: results hold no absolute path.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The ledger's lines for a picture of them.
  static func drawn(_ ledger: RoadLedger) -> [DerivedRoad] {
    ledger.roads.map { road in
      DerivedRoad(
        id: road.id, name: road.name ?? road.id,
        lines: road.lines.map { $0.map { MapPoint(latitude: $0.latitude, longitude: $0.longitude) } })
    }
  }

  private static func properties(of feature: GeoFeature) -> [LedgerFeature.Property] {
    var properties = feature.properties.map { LedgerFeature.Property($0.name, value(of: $0.value)) }
    // RFC 7946's own place for an identifier, where the properties have none.
    if let id = feature.id, feature.property("id") == nil {
      properties.append(LedgerFeature.Property("id", value(of: id)))
    }
    return properties
  }

  private static func value(of json: JSONValue) -> PropertyValue {
    switch json {
    case .string(let text): .string(text)
    case .number(let number): .number(number)
    case .bool(let flag): .bool(flag)
    case .null, .array, .object: .null
    }
  }
}

/// A road file that holds no ledger: the whole message.
struct LedgerFileError: Error {
  var message: String
}
