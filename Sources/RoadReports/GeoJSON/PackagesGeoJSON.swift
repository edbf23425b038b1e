public import RoadSurveys

/// `packages.geojson`: the work packages on the map, with the columns of `packages.csv` as properties.
public enum PackagesGeoJSON {
  public static let fileName = "packages.geojson"

  /// Writes one feature a line, worst first.
  public static func write(_ packages: [WorkPackage], into sink: inout ByteSink) throws(ReportError) {
    var json = JSONWriter()
    json.beginFeatureCollection()
    for package in packages {
      json.beginFeature()
      for (name, cell) in zip(PackageColumns.names, PackageColumns.cells(of: package)) {
        json.name(name)
        json.cell(cell)
      }
      json.endFeature(package.lines)
      try json.drain(into: &sink)
    }
    json.endFeatureCollection()
    try json.drain(into: &sink, all: true)
  }
}

extension JSONWriter {
  /// Writes a cell as its type says; an absent value is `null`.
  mutating func cell(_ cell: TableCell) {
    switch cell {
    case .text(let value), .date(let value): string(value)
    case .number(let value, let decimals): number(value, decimals: decimals)
    case .integer(let value): integer(value)
    }
  }
}
