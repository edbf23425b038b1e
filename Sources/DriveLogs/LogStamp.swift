import RoadFindings
import RoadKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the file system says of a log: as long as it says the same, nobody has changed it.
///
/// Size, time of the last write, time of the last change and number of every file. The time of change can't be set by
/// programs, so that neither an editor nor a copying tool gets past it.
public struct LogStamp: Sendable, Hashable {
  public let text: String
  /// When the youngest of the files was changed, nanoseconds of the file system's clock.
  public let changedNanoseconds: Int64

  /// Nil for standard input and for what isn't there.
  public init?(_ source: LogSource) {
    guard let files = source.files, !files.isEmpty else { return nil }
    var parts: [String] = []
    var youngest = Int64.min
    for file in files {
      guard let status = Self.status(of: file.path) else { return nil }
      let (written, changed) = (Self.times(of: status).written, Self.times(of: status).changed)
      parts.append("\(status.st_size):\(written):\(changed):\(status.st_ino)")
      youngest = max(youngest, changed)
    }
    text = parts.count == 1 ? parts[0] : SHA256.hexadecimal(of: Array(parts.joined(separator: "\n").utf8))
    changedNanoseconds = youngest
  }

  /// When a file was last written, nanoseconds; nil for one that isn't there.
  public static func written(path: String) -> Int64? {
    status(of: Array(path.utf8)).map { times(of: $0).written }
  }

  /// Bytes of a log's files; nil for standard input and for what isn't there.
  static func bytes(of source: LogSource) -> Int? {
    guard let files = source.files, !files.isEmpty else { return nil }
    return files.reduce(0) { $0 + (status(of: $1.path).map { Int($0.st_size) } ?? 0) }
  }

  private static func status(of path: [UInt8]) -> stat? {
    var status = stat()
    let result = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { stat($0.baseAddress!, &status) }
    }
    return result == 0 ? status : nil
  }

  private static func times(of status: stat) -> (written: Int64, changed: Int64) {
    #if canImport(Darwin)
      let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (written, changed) = (status.st_mtim, status.st_ctim)
    #endif
    func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) }
    return (nanoseconds(written), nanoseconds(changed))
  }
}

extension LogSource {
  /// Bytes of its files as they lie on the disk; nil for standard input and for what isn't there.
  public var byteCount: Int? { LogStamp.bytes(of: self) }

  /// The log's files with their names within it, sorted; nil for standard input and for what can't be listed.
  var files: [(name: [UInt8], path: [UInt8])]? {
    switch kind {
    case .standardInput: nil
    case .file: [([], path)]
    case .exportFolder: try? Self.files(in: path, prefix: [], depth: 0)
    }
  }

  private static func files(
    in folder: [UInt8], prefix: [UInt8], depth: Int
  ) throws(FileDescriptor.Fault) -> [(name: [UInt8], path: [UInt8])] {
    var files: [(name: [UInt8], path: [UInt8])] = []
    for name in try FolderListing.names(in: folder) {
      let path = folder + [UInt8(ascii: "/")] + name
      switch try FolderListing.kind(of: path) {
      case .file: files.append((prefix + name, path))
      // No recorder nests its export deeper.
      case .folder where depth < 4:
        files += try Self.files(in: path, prefix: prefix + name + [UInt8(ascii: "/")], depth: depth + 1)
      case .folder: continue
      }
    }
    return files
  }

  /// SHA-256 of the log's bytes as they lie on the disk, of a folder those of all its files with their names; nil where
  /// they can't be read. Complexity: linear in the bytes.
  public func contentHash() -> String? {
    guard let files else { return nil }
    var whole = SHA256()
    for file in files {
      var hash = SHA256()
      do throws(FileDescriptor.Fault) {
        let descriptor = try FileDescriptor(path: file.path)
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
          let count = try descriptor.read(into: &buffer, from: 0, limit: buffer.count)
          if count == 0 { break }
          buffer[..<count].withUnsafeBytes { hash.update($0) }
        }
      } catch {
        return nil
      }
      let digest = hash.hexadecimal()
      if kind == .file { return digest }
      whole.update(file.name + Array("\0\(digest)\n".utf8))
    }
    return whole.hexadecimal()
  }
}
