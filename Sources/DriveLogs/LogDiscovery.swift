import RoadFindings

extension LogSource {
  /// Endings of files that may be logs, each also with `.gz`.
  static let endings = ["csv", "tsv", "txt", "log", "dat", "vbo"]

  /// The logs that command-line arguments mean.
  ///
  /// An argument is a file, `-` for standard input, a recorder's export folder (one log, told by its content), or a
  /// folder of logs: looked through to the bottom, sorted by name, hidden files and folders with our results left out.
  /// Throws for a path that leads nowhere and for a folder without logs. A log's name is its file's, or
  /// relative to the folder given, so that results are the same wherever the logs lie; where two would be the same, both
  /// are named as given. With a mapping a folder is one log only where the mapping says so.
  ///
  /// `paths` are the arguments' bytes, where these are not UTF-8; otherwise those of the texts are taken.
  public static func discover(
    _ arguments: [String], paths: [[UInt8]] = [], mapping: LogMapping? = nil
  ) throws(DriveLogError) -> [LogSource] {
    var found: [(source: LogSource, full: String)] = []
    precondition(paths.isEmpty || paths.count == arguments.count, "Every argument has a path.")
    for (index, text) in arguments.enumerated() {
      let path = paths.isEmpty ? Array(text.utf8) : paths[index]
      let argument = path == Array(text.utf8) ? text : SafeText.escaped(path)
      if argument == "-" {
        found.append((LogSource(name: "-", kind: .standardInput, path: []), "-"))
        continue
      }
      do throws(FileDescriptor.Fault) {
        switch try FolderListing.kind(of: path) {
        case .file:
          found.append((LogSource(name: lastPart(of: argument), kind: .file, path: path), argument))
        case .folder(let id):
          let trimmed = String(argument.reversed().drop { $0 == "/" }.reversed())
          let name = trimmed.isEmpty ? "/" : trimmed
          if SensorFolder.isExport(path, mapping: mapping) {
            found.append((LogSource(name: lastPart(of: name), kind: .exportFolder, path: path), name))
            continue
          }
          var walk = Walk(visited: [id], mapping: mapping)
          try walk.look(into: path, prefix: [])
          if walk.found.isEmpty { throw .nothingFound }
          for (relative, kind, path) in walk.found {
            let relativeName = SafeText.escaped(relative)
            found.append((LogSource(name: relativeName, kind: kind, path: path), name + "/" + relativeName))
          }
        }
      } catch {
        throw complaint(error, about: argument)
      }
    }
    var uses: [String: Int] = [:]
    for item in found { uses[item.source.name, default: 0] += 1 }
    return found.map { item in
      var source = item.source
      if uses[source.name]! > 1 { source.name = SafeText.escaped(item.full) }
      return source
    }
  }

  private static func lastPart(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func complaint(_ fault: FileDescriptor.Fault, about argument: String) -> DriveLogError {
    let place = Place(log: SafeText.escaped(argument))
    if fault == .nothingFound {
      let looked = endings.map { "*." + $0 }.joined(separator: ", ")
      return DriveLogError(
        .noInput, .noInput, at: place,
        "no log found in the folder; looked for \(looked) (also .gz) and recorders' export folders, to the bottom"
      )
    }
    return DriveLogError(
      .noInput, fault.text == "no such file" ? .noInput : .unreadable, at: place,
      "\(fault.text); a log that can be read was expected; check the path and its permissions")
  }

  private struct Walk {
    var found: [(name: [UInt8], kind: Kind, path: [UInt8])] = []
    /// Folders on the way, so that a link upwards does not go round for ever.
    var visited: Set<UInt64>
    var mapping: LogMapping?

    mutating func look(into folder: [UInt8], prefix: [UInt8]) throws(FileDescriptor.Fault) {
      let names = try FolderListing.names(in: folder)
      if names.contains(Array("manifest.json".utf8)) && names.contains(Array("sections.geojson".utf8)) {
        return
      }
      for name in names {
        let path = folder + [UInt8(ascii: "/")] + name
        let relative = prefix + name
        // A dangling link in a folder is nobody's log.
        guard let kind = try? FolderListing.kind(of: path) else { continue }
        switch kind {
        case .file: if LogSource.mayBeLog(name) { found.append((relative, .file, path)) }
        case .folder(let id):
          guard visited.insert(id).inserted else { continue }
          if SensorFolder.isExport(path, mapping: mapping) {
            found.append((relative, .exportFolder, path))
          } else {
            try look(into: path, prefix: relative + [UInt8(ascii: "/")])
          }
        }
      }
    }
  }

  /// Whether a file's name ends as logs' names do.
  static func mayBeLog(_ name: [UInt8]) -> Bool {
    var parts = String(decoding: name, as: UTF8.self).lowercased().split(separator: ".")
    if parts.last == "gz" { parts.removeLast() }
    guard parts.count >= 2, let ending = parts.last else { return false }
    return endings.contains(String(ending))
  }
}

extension FileDescriptor.Fault {
  fileprivate static let nothingFound = FileDescriptor.Fault(code: -10)
}
