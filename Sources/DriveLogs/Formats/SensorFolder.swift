import RoadFindings
import RoadKernels

/// A recorder's export folder: one file per sensor, each with its own clock column; one log.
struct SensorFolder {
  /// What a file of the folder holds.
  enum Role: Sendable, Hashable, CaseIterable {
    case accelerometer, linearAccelerometer, gravity, gyroscope, location
  }

  /// A recorder's way of writing its folder.
  struct Format: Sendable {
    var name: String
    /// What a file holds, by its name (lower case, without endings) and header; nil for a file of no interest.
    var role: @Sendable (String, [ColumnName]) -> Role?
    /// How the file's columns are assigned.
    var table: @Sendable (Role) -> TableFormat
    /// Path within the folder of the file that ties the recording's clock to the world's, if there is one.
    var clockFile: String?
  }

  static let formats: [Format] = [Phyphox.format, SensorLogger.format, AndroSensor.folder]
  /// A folder with more files is a folder of logs, not an export.
  private static let mostFiles = 64

  var format: Format
  var files: [Role: (name: String, path: [UInt8])]

  init(format: Format, files: [Role: (name: String, path: [UInt8])]) {
    self.format = format
    self.files = files
  }

  /// The first format that finds an accelerometer and a location; nil for any other folder.
  init?(_ folder: [UInt8]) {
    guard let names = try? FolderListing.names(in: folder), names.count <= Self.mostFiles else { return nil }
    var heads: [(name: String, path: [UInt8], head: LogHead)] = []
    for name in names where LogSource.mayBeLog(name) {
      let path = folder + [UInt8(ascii: "/")] + name
      guard (try? FolderListing.kind(of: path)) == .file,
        let head = try? Self.head(path, name: "")
      else { continue }
      heads.append((SafeText.escaped(name), path, head))
    }
    for format in Self.formats {
      var files: [Role: (name: String, path: [UInt8])] = [:]
      for (name, path, head) in heads {
        guard
          let line = head.lines.first(where: {
            !head.isBlank($0) && !head.isComment($0) && !head.isSeparatorLine($0)
          })
        else {
          continue
        }
        let stem = String(name.lowercased().prefix { $0 != "." })
        for delimiter in HeaderSearch.delimiters.dropLast() {
          let names = head.cells(line, delimiter: delimiter).map(ColumnName.init)
          guard names.count >= 3, let role = format.role(stem, names) else { continue }
          if files[role] == nil { files[role] = (name, path) }
          break
        }
      }
      let hasMotion = files[.accelerometer] != nil || files[.linearAccelerometer] != nil
      if hasMotion && files[.location] != nil {
        self.init(format: format, files: files)
        return
      }
    }
    return nil
  }

  /// Whether a folder is one log: by what a mapping says of its files' names, else by what the readers know.
  static func isExport(_ folder: [UInt8], mapping: LogMapping? = nil) -> Bool {
    if let mapping { return mapping.describesFolder && SensorFolder(folder, mapping: mapping) != nil }
    return SensorFolder(folder) != nil
  }

  private static func head(_ path: [UInt8], name: String) throws(DriveLogError) -> LogHead {
    let input = try ByteInput.open(path: path, name: name, bufferBytes: 0)
    return input.head()
  }
}
