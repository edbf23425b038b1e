public import RoadSurveys

/// `packages.csv`: the stretches worth a crew's visit, worst first.
public enum PackagesTable {
  public static let fileName = "packages.csv"

  /// The columns, in their contractual order.
  public static var columns: [String] { PackageColumns.names }

  /// Writes one record a package.
  public static func write(_ packages: [WorkPackage], into sink: inout ByteSink) throws(ReportError) {
    var table = DelimitedText(columns: columns)
    for package in packages {
      for cell in PackageColumns.cells(of: package) { table.cell(cell) }
      table.endRow()
      try table.drain(into: &sink)
    }
    try table.drain(into: &sink, all: true)
  }
}
