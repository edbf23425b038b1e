public import RoadSurveys

/// `events.csv`: bumps, potholes and steps, by road, direction and chainage.
public enum EventsTable {
  public static let fileName = "events.csv"

  /// The columns, in their contractual order.
  public static var columns: [String] { EventColumns.names }

  /// Writes one record an event.
  public static func write(_ events: [EventEstimate], into sink: inout ByteSink) throws(ReportError) {
    var table = DelimitedText(columns: columns)
    for event in events {
      for cell in EventColumns.cells(of: event) { table.cell(cell) }
      table.endRow()
      try table.drain(into: &sink)
    }
    try table.drain(into: &sink, all: true)
  }

  /// The events of an `events.csv`: all that is printed. Errors: `malformed`. Complexity: linear.
  public static func read(_ bytes: [UInt8], file: String) throws(ReportError) -> [EventEstimate] {
    var reader = try DelimitedReader(bytes, file: file)
    let columns = try reader.indices(required: EventColumns.names, whatItIs: "the table of a survey's events")
    var events: [EventEstimate] = []
    while let cells = try reader.row() {
      let row = TableRow(file: file, columns: columns, cells: cells)
      guard let status = EventEstimate.Status(rawValue: try row.requiredText("status")) else {
        throw row.failure("status", "is '\(row.text("status") ?? "")', new, known or gone was expected")
      }
      var event = EventEstimate(
        id: try row.requiredText("id"), roadID: try row.requiredText("road_id"),
        direction: try row.requiredText("direction"), chainageMeters: try row.requiredNumber("chainage_m"),
        place: MapPoint(
          latitude: try row.requiredNumber("lat"), longitude: try row.requiredNumber("lon")), status: status)
      event.kind = row.text("kind")
      event.heightMillimeters = try row.number("height_mm")
      event.severity = try row.number("severity")
      event.runs = Int(exactly: try row.requiredNumber("runs")) ?? 0
      event.firstDate = row.text("first_date")
      event.lastDate = row.text("last_date")
      event.confidence = try row.requiredText("confidence")
      event.photo = row.text("photo")
      events.append(event)
    }
    return events
  }
}
