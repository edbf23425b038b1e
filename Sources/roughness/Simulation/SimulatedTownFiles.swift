import RoadNetworks
import RoadReports
import RoadSurveys
import RoughnessModels

/// What a simulated town is known by: its ledger, the true roughness, the true events, the profiles.
enum SimulatedTownFiles {
  /// RFC 7946 FeatureCollection, one road a line.
  static func network(_ town: SimulatedTown) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.name("type")
    json.string("FeatureCollection")
    json.name("features")
    json.beginArray()
    for road in town.ledger.roads {
      json.beginObject(onNewLine: true)
      json.name("type")
      json.string("Feature")
      json.name("properties")
      properties(of: road, into: &json)
      json.name("geometry")
      json.beginObject()
      json.name("type")
      json.string("LineString")
      json.name("coordinates")
      json.beginArray()
      for vertex in road.lines[0] {
        json.beginArray()
        json.number(vertex.longitude, decimals: 7)
        json.number(vertex.latitude, decimals: 7)
        json.endArray()
      }
      json.endArray()
      json.endObject()
      json.endObject()
    }
    json.newline()
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }

  private static func properties(of road: Road, into json: inout JSONWriter) {
    json.beginObject()
    json.name("id")
    json.string(road.id)
    json.name("name")
    json.string(road.name)
    json.name("road_class")
    json.string(road.roadClass)
    json.name("aadt")
    json.number(road.aadt)
    json.name("importance")
    json.number(road.importance)
    json.name("width_m")
    json.number(road.widthMeters)
    json.name("road_no")
    json.string(road.number)
    json.endObject()
  }

  enum Track { case left, right, mean }

  /// True IRI per road, direction and step of chainage.
  static func reference(_ town: SimulatedTown, track: Track, stepMeters: Double) throws(ProfileError)
    -> [UInt8]
  {
    var text = Rows()
    text.append("road_id,direction,from_m,to_m,iri,track\n")
    for (street, direction) in lanes(of: town) {
      for step in try LaneTruth(street, direction, stepMeters: stepMeters).steps {
        text.append("\(street.road.id),\(direction.rawValue),")
        text.append(step.fromMeters, decimals: 2)
        text.append(",")
        text.append(step.toMeters, decimals: 2)
        text.append(",")
        switch track {
        case .left: text.append(step.left, decimals: 4)
        case .right: text.append(step.right, decimals: 4)
        case .mean: text.append(step.mean, decimals: 4)
        }
        text.append(",\(track)\n")
      }
    }
    return text.bytes
  }

  /// True events per road and direction; heights are signed: bumps up, potholes down, steps as met in travel.
  static func events(_ town: SimulatedTown) -> [UInt8] {
    var text = Rows()
    text.append("road_id,direction,chainage_m,kind,height_mm,length_m,track\n")
    for (street, direction) in lanes(of: town) {
      for event in street.lane(direction).events {
        text.append("\(street.road.id),\(direction.rawValue),")
        text.append(street.chainage(direction, travelled: event.distanceMeters), decimals: 2)
        text.append(",\(event.kind.rawValue),")
        text.append(event.heightMillimeters, decimals: 1)
        text.append(",")
        text.append(event.lengthMeters, decimals: 2)
        text.append(",\(event.tracks.rawValue)\n")
      }
    }
    return text.bytes
  }

  /// Where a drive truly was, second by second; off the ledger and between two streets there is no row.
  static func track(_ drive: SimulatedDrive, log: String) -> [UInt8] {
    var text = Rows()
    for second in 0...Int(drive.programme.durationSeconds) {
      guard let place = drive.place(atSeconds: Double(second)) else { continue }
      text.append("\(log),\(second),\(place.roadID),\(place.direction.rawValue),")
      text.append(place.chainageMeters, decimals: 2)
      text.append(",")
      text.append(place.speed, decimals: 2)
      text.append("\n")
    }
    return text.bytes
  }

  /// Profile of one lane: distance of travel and both tracks, m.
  static func profile(_ lane: SimulatedRoad) -> [UInt8] {
    var text = Rows()
    text.append("distance_m,left_m,right_m\n")
    for i in lane.left.indices {
      text.append(Double(i) * lane.intervalMeters, decimals: 3)
      text.append(",")
      text.append(lane.left[i], decimals: 7)
      text.append(",")
      text.append(lane.right[i], decimals: 7)
      text.append("\n")
    }
    return text.bytes
  }

  /// Every lane of the ledger's streets, sorted by road and direction.
  static func lanes(of town: SimulatedTown) -> [(SimulatedTown.Street, TravelDirection)] {
    town.streets.filter(\.inLedger).sorted { $0.road.id < $1.road.id }
      .flatMap { street in TravelDirection.allCases.map { (street, $0) } }
  }
}

/// Bytes of a table, cell by cell; its texts are the town's own words and need no quoting.
private struct Rows {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
  mutating func append(_ value: Double, decimals: Int) {
    FixedDecimals.append(value, decimals: decimals, to: &bytes)
  }
}
