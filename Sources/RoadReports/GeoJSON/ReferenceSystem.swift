/// The names of coordinate reference systems that a pre-2016 GeoJSON file may carry in its `crs` member.
enum ReferenceSystem {
  /// True for WGS 84 in longitude and latitude: `CRS84` or EPSG 4326 in any of the usual spellings (short, URN, URL).
  static func isWGS84(_ name: String) -> Bool {
    let upper = name.uppercased()
    guard let code = upper.split(whereSeparator: { $0 == ":" || $0 == "/" }).last else { return false }
    return code == "CRS84" || code == "CRS84H" || (code == "4326" && upper.contains("EPSG"))
      || upper == "WGS84"
  }

  /// True for JGD2011 in longitude and latitude (EPSG 6668, with heights 6667 and 6697): within decimetres of WGS 84.
  static func isJGD2011(_ name: String) -> Bool {
    let upper = name.uppercased()
    guard let code = upper.split(whereSeparator: { $0 == ":" || $0 == "/" }).last else { return false }
    return upper == "JGD2011" || (upper.contains("EPSG") && ["6668", "6667", "6697"].contains(code))
  }
}
