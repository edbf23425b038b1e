extension SensorFolder {
  /// The files that a mapping means by their patterns; nil where the accelerometer's or the location's is not there.
  init?(_ folder: [UInt8], mapping: LogMapping) {
    guard let names = try? FolderListing.names(in: folder) else { return nil }
    var files: [Role: (name: String, path: [UInt8])] = [:]
    var tables: [Role: LogMapping.Table] = [:]
    for table in mapping.tables {
      guard let pattern = table.file, let role = Role(of: table),
        let name = names.first(where: { FilePattern(pattern).matches($0) })
      else { continue }
      files[role] = (SafeText.escaped(name), folder + [UInt8(ascii: "/")] + name)
      tables[role] = table
    }
    if files[.gravity] != nil, let name = files.removeValue(forKey: .accelerometer) {
      files[.linearAccelerometer] = name
      tables[.linearAccelerometer] = tables.removeValue(forKey: .accelerometer)
    }
    guard files[.accelerometer] != nil || files[.linearAccelerometer] != nil, files[.location] != nil else {
      return nil
    }
    // The file of gravity alone is read as an accelerometer's.
    if var gravity = tables[.gravity] {
      for index in gravity.columns.indices {
        guard let axis = Self.gravityAxes.firstIndex(of: gravity.columns[index].quantity) else { continue }
        gravity.columns[index].quantity = Quantity.accelerations[axis]
      }
      tables[.gravity] = gravity
    }
    let roles = tables
    let recorder = mapping.name
    self.init(
      format: Format(
        name: recorder, role: { _, _ in nil },
        table: { TableFormat(name: recorder, mapping: roles[$0]) }, clockFile: mapping.clockFile),
      files: files)
  }

  static let gravityAxes: [Quantity] = [.gravityX, .gravityY, .gravityZ]
}

extension SensorFolder.Role {
  /// What a file is for, by the quantities that it gives.
  init?(of table: LogMapping.Table) {
    let quantities = Set(table.columns.map(\.quantity))
    if quantities.isSuperset(of: [.latitude, .longitude]) {
      self = .location
    } else if [Quantity.accelerations, [.axle, .strut], [.profile]].contains(where: quantities.isSuperset) {
      self = .accelerometer
    } else if quantities.isSuperset(of: SensorFolder.gravityAxes) {
      self = .gravity
    } else if quantities.isSuperset(of: Quantity.rotationRates) {
      self = .gyroscope
    } else {
      return nil
    }
  }
}

/// A pattern of file names: `*` stands for any characters, `?` for one, letters match in any case (ASCII).
struct FilePattern {
  let pattern: [UInt8]

  init(_ text: String) { pattern = text.utf8.map(Self.lower) }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// Complexity: O(name · pattern) at worst.
  func matches(_ name: [UInt8]) -> Bool {
    let name = name.map(Self.lower)
    var (at, place) = (0, 0)
    var star: (pattern: Int, name: Int)?
    while place < name.count {
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        star = (at, place)
        at += 1
      } else if at < pattern.count, pattern[at] == UInt8(ascii: "?") || pattern[at] == name[place] {
        at += 1
        place += 1
      } else if let last = star {
        // The last star takes one byte more.
        star = (last.pattern, last.name + 1)
        at = last.pattern + 1
        place = last.name + 1
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
