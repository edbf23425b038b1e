import RoadNetworks
import RoadSurveys
import RoughnessModels

/// What a simulated town is known by: its ledger, the true roughness, the true events, the profiles.
enum SimulatedTownFiles {
  /// RFC 7946 FeatureCollection, one road a line.
  static func network(_ town: SimulatedTown) -> [UInt8] {
    var text = FixedText()
    text.append("{\"type\":\"FeatureCollection\",\"features\":[\n")
    for (i, road) in town.ledger.roads.enumerated() {
      text.append(i > 0 ? ",\n" : "")
      text.append("{\"type\":\"Feature\",\"properties\":{\"id\":\(quoted(road.id))")
      text.append(",\"name\":\(quoted(road.name)),\"road_class\":\(quoted(road.roadClass)),\"aadt\":")
      text.append(road.aadt ?? 0, decimals: 0)
      text.append(",\"importance\":")
      text.append(road.importance ?? 0, decimals: 2)
      text.append(",\"width_m\":")
      text.append(road.widthMeters ?? 0, decimals: 1)
      text.append(
        ",\"road_no\":\(quoted(road.number))},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[")
      for (k, vertex) in road.lines[0].enumerated() {
        text.append(k > 0 ? ",[" : "[")
        text.append(vertex.longitude, decimals: 7)
        text.append(",")
        text.append(vertex.latitude, decimals: 7)
        text.append("]")
      }
      text.append("]}}")
    }
    text.append("\n]}\n")
    return text.bytes
  }

  enum Track { case left, right, mean }

  /// True IRI per road, direction and step of chainage.
  static func reference(_ town: SimulatedTown, track: Track, stepMeters: Double) -> [UInt8] {
    var text = FixedText()
    text.append("road_id,direction,from_m,to_m,iri,track\n")
    forEachLane(town) { street, direction in
      for step in LaneTruth(street, direction, stepMeters: stepMeters).steps {
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
    var text = FixedText()
    text.append("road_id,direction,chainage_m,kind,height_mm,length_m,track\n")
    forEachLane(town) { street, direction in
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

  /// Profile of one lane: distance of travel and both tracks, m.
  static func profile(_ lane: SimulatedRoad) -> [UInt8] {
    var text = FixedText()
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
  static func forEachLane(
    _ town: SimulatedTown, _ body: (SimulatedTown.Street, TravelDirection) throws -> Void
  ) rethrows {
    for street in town.streets.filter(\.inLedger).sorted(by: { $0.road.id < $1.road.id }) {
      for direction in TravelDirection.allCases { try body(street, direction) }
    }
  }

  private static func quoted(_ text: String?) -> String {
    guard let text else { return "null" }
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}
