/// A pass and a track as bytes: about seven bytes a metre, most of them the signal's two bytes each half metre.
enum PassCoding {
  static func encode(_ pass: Pass) -> [UInt8] {
    var writer = RecordWriter()
    writer.count(pass.anchors.count)
    var last = PassAnchor(
      travelledMillimeters: 0, chainageMillimeters: 0, milliseconds: 0, confidencePercent: 0)
    for anchor in pass.anchors {
      writer.signed(anchor.travelledMillimeters - last.travelledMillimeters)
      writer.signed(anchor.chainageMillimeters - last.chainageMillimeters)
      writer.signed(anchor.milliseconds - last.milliseconds)
      writer.append(anchor.confidencePercent)
      writer.count(Int(anchor.deviationCentimeters))
      last = anchor
    }
    writer.count(pass.bins.first)
    writer.count(pass.bins.count)
    for level in pass.bins.levels { writer.fixed(level.code) }
    var speed = 0
    for value in pass.bins.speeds {
      writer.signed(Int(value) - speed)
      speed = Int(value)
    }
    var i = 0
    while i < pass.bins.count {
      let reasons = pass.bins.reasons[i]
      var length = 1
      while i + length < pass.bins.count, pass.bins.reasons[i + length] == reasons { length += 1 }
      writer.count(length)
      writer.count(Int(reasons.rawValue))
      i += length
    }
    writer.count(pass.events.count)
    var place = 0
    for event in pass.events {
      writer.append(event.kind.rawValue)
      writer.signed(event.travelledMillimeters - place)
      writer.signed(event.heightTenths)
      writer.count(event.lengthCentimeters)
      writer.count(event.scoreTenths)
      place = event.travelledMillimeters
    }
    return writer.bytes
  }

  static func decode(
    _ bytes: [UInt8], roadID: String, direction: String, file: String, origin: Int
  ) throws(SurveyError) -> Pass {
    var reader = RecordReader(bytes, file: file, origin: origin)
    let anchors = try anchors(&reader)
    let first = try reader.natural()
    let count = try reader.count(of: 3)
    var levels: [PackedLevel] = []
    var speeds: [UInt16] = []
    var reasons: [ExclusionReasons] = []
    levels.reserveCapacity(count)
    speeds.reserveCapacity(count)
    reasons.reserveCapacity(count)
    for _ in 0..<count { levels.append(PackedLevel(code: try reader.fixed(UInt16.self))) }
    var speed = 0
    for _ in 0..<count {
      speed += try reader.signed()
      guard let value = UInt16(exactly: speed) else { throw reader.fault("a speed is out of range") }
      speeds.append(value)
    }
    while reasons.count < count {
      let length = try reader.natural()
      let raw = try reader.natural()
      guard (1...(count - reasons.count)).contains(length), let raw = UInt16(exactly: raw) else {
        throw reader.fault("a run of reasons is out of range")
      }
      reasons.append(contentsOf: repeatElement(ExclusionReasons(rawValue: raw), count: length))
    }
    let events = try events(&reader)
    try reader.end()
    return Pass(
      roadID: roadID, direction: direction, anchors: anchors,
      bins: PassBins(first: first, levels: levels, speeds: speeds, reasons: reasons), events: events)
  }

  private static func events(_ reader: inout RecordReader) throws(SurveyError) -> [PassEvent] {
    let count = try reader.count(of: 5)
    var events: [PassEvent] = []
    var place = 0
    for _ in 0..<count {
      guard let kind = EventKind(rawValue: try reader.byte()) else {
        throw reader.fault("an unknown kind of event")
      }
      place &+= try reader.signed()
      guard place.magnitude < 1_000_000_000_000 else { throw reader.fault("an event is out of range") }
      events.append(
        PassEvent(
          kind: kind, travelledMillimeters: place, heightTenths: try reader.signed(),
          lengthCentimeters: try reader.natural(), scoreTenths: try reader.natural()))
    }
    return events
  }

  private static func anchors(_ reader: inout RecordReader) throws(SurveyError) -> [PassAnchor] {
    let count = try reader.count(of: 5)
    guard count >= 2 else { throw reader.fault("a pass has at least two anchors") }
    var anchors: [PassAnchor] = []
    anchors.reserveCapacity(count)
    var (travelled, chainage, time) = (0, 0, 0)
    for i in 0..<count {
      let step = try reader.signed()
      guard i == 0 || step > 0 else { throw reader.fault("travelled distance goes back") }
      travelled &+= step
      chainage &+= try reader.signed()
      time &+= try reader.signed()
      let confidence = try reader.byte()
      let deviation = UInt16(exactly: try reader.natural())
      guard travelled.magnitude < 1_000_000_000_000, chainage.magnitude < 1_000_000_000_000,
        confidence <= 100,
        let deviation
      else { throw reader.fault("an anchor is out of range") }
      anchors.append(
        PassAnchor(
          travelledMillimeters: travelled, chainageMillimeters: chainage, milliseconds: time,
          confidencePercent: confidence, deviationCentimeters: deviation))
    }
    return anchors
  }

  static func encode(_ track: [TrackVertex]) -> [UInt8] {
    var writer = RecordWriter()
    writer.count(track.count)
    var last = TrackVertex(milliseconds: 0, latitudeE7: 0, longitudeE7: 0)
    for vertex in track {
      writer.signed(vertex.milliseconds - last.milliseconds)
      writer.signed(vertex.latitudeE7 - last.latitudeE7)
      writer.signed(vertex.longitudeE7 - last.longitudeE7)
      last = vertex
    }
    return writer.bytes
  }

  static func decodeTrack(_ bytes: [UInt8], file: String, origin: Int) throws(SurveyError) -> [TrackVertex] {
    var reader = RecordReader(bytes, file: file, origin: origin)
    let count = try reader.count(of: 3)
    var track: [TrackVertex] = []
    track.reserveCapacity(count)
    var (time, latitude, longitude) = (0, 0, 0)
    for _ in 0..<count {
      time &+= try reader.signed()
      latitude &+= try reader.signed()
      longitude &+= try reader.signed()
      track.append(TrackVertex(milliseconds: time, latitudeE7: latitude, longitudeE7: longitude))
    }
    try reader.end()
    return track
  }
}
