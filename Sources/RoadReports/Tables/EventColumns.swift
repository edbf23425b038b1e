import RoadSurveys

/// What stands in the columns of the events, once for every form in which they go out.
enum EventColumns {
  /// The columns' names, in their contractual order.
  static let names = [
    "id", "road_id", "direction", "chainage_m", "lat", "lon", "kind", "height_mm", "severity", "runs",
    "first_date", "last_date", "confidence", "status", "photo",
  ]

  /// The cells of one event, one for each name.
  static func cells(of event: EventEstimate) -> [TableCell] {
    [
      .text(event.id), .text(event.roadID), .text(event.direction),
      .number(event.chainageMeters, decimals: Decimals.meters),
      .number(event.place.latitude, decimals: Decimals.degrees),
      .number(event.place.longitude, decimals: Decimals.degrees), .text(event.kind),
      .number(event.heightMillimeters, decimals: Decimals.millimeters),
      .number(event.severity, decimals: Decimals.share), .integer(event.runs), .date(event.firstDate),
      .date(event.lastDate), .text(event.confidence), .text(event.status.rawValue), .text(event.photo),
    ]
  }
}
