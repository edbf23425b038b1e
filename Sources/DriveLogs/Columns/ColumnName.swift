/// A column's name, taken apart: what it measures and the unit it states.
struct ColumnName: Sendable, Hashable {
  /// As the header spells it, without blanks and quotes around.
  var spelled: String
  /// Lower case, without the unit, without anything but letters and digits.
  var base: String
  var unit: Unit?

  init(_ text: String) {
    spelled = text
    var rest = Substring(text)
    if let last = rest.last, last == ")" || last == "]",
      let open = rest.lastIndex(where: { $0 == "(" || $0 == "[" })
    {
      let inside = rest[rest.index(after: open)...].dropLast()
      rest = rest[..<open]
      unit = Unit(spelled: String(inside))
    } else if let cut = rest.lastIndex(of: "_"), cut > rest.startIndex,
      let suffix = Unit(spelled: String(rest[rest.index(after: cut)...]))
    {
      unit = suffix
      rest = rest[..<cut]
    }
    base = rest.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// What generally known names measure, whoever wrote them; nil for all others.
  var commonQuantity: Quantity? {
    if let quantity = ColumnName.aliases[base] {
      // A stated unit of another kind means another thing: `speed (°)` is no speed.
      if let unit, let dimension = quantity.dimension, unit.dimension != dimension { return nil }
      return quantity
    }
    return nil
  }

  private static let aliases: [String: Quantity] = {
    let names: [(Quantity, [String])] = [
      (
        .time,
        [
          "t", "time", "timestamp", "times", "seconds", "secondselapsed", "elapsed", "unixtime", "epoch",
          "datetime", "date", "timestampunix", "ms", "millis", "milliseconds", "tms", "timesincestart",
          "loggingtime", "時刻", "時間", "日時", "タイムスタンプ",
        ]
      ),
      (.ax, axis("x")), (.ay, axis("y")), (.az, axis("z")),
      (.gx, rate("x")), (.gy, rate("y")), (.gz, rate("z")),
      (.gravityX, ["gravityx", "gravx"]), (.gravityY, ["gravityy", "gravy"]),
      (.gravityZ, ["gravityz", "gravz"]),
      (.axle, ["axle", "unsprung", "ばね下"]), (.strut, ["strut", "sprung", "ばね上"]),
      // Never altitude or elevation: receivers log theirs by these names, a hundred times too coarse for a road.
      (.profile, ["profile", "roadprofile", "roadheight", "路面高さ", "縦断プロファイル"]),
      (.latitude, ["lat", "latitude", "gpslat", "gpslatitude", "locationlatitude", "緯度"]),
      (
        .longitude,
        ["lon", "lng", "long", "longitude", "gpslon", "gpslng", "gpslongitude", "locationlongitude", "経度"]
      ),
      (.speed, ["speed", "velocity", "gpsspeed", "gpsvelocity", "locationspeed", "speedgps", "速度"]),
      (
        .heading, ["heading", "bearing", "course", "direction", "gpsbearing", "locationcourse", "方位", "進行方向"]
      ),
      (
        .accuracy,
        [
          "accuracy", "horizontalaccuracy", "gpsaccuracy", "locationaccuracy", "locationhorizontalaccuracy",
          "hacc", "水平精度",
        ]
      ),
      (.hdop, ["hdop"]), (.lock, ["gpsfix", "fix"]),
      (.vehicle, ["vehicle", "vehicleid", "car", "車両"]), (.road, ["road", "roadname", "label", "路線", "路線名"]),
    ]
    var table: [String: Quantity] = [:]
    for (quantity, spellings) in names {
      for spelling in spellings { table[spelling] = quantity }
    }
    return table
  }()

  private static func axis(_ letter: String) -> [String] {
    [
      "a" + letter, "acc" + letter, "accel" + letter, "acceleration" + letter, "accelerometer" + letter,
      "accelerometeracceleration" + letter, letter + "acc", letter + "accel", "gf" + letter,
      "加速度" + letter,
    ]
  }

  private static func rate(_ letter: String) -> [String] {
    [
      "g" + letter, "w" + letter, "gyro" + letter, "gyr" + letter, "gyroscope" + letter, "rot" + letter,
      "rotationrate" + letter, "gyrorotation" + letter, "omega" + letter, "角速度" + letter,
    ]
  }
}
