#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The door to `stat(2)` and `readdir(3)`: paths are bytes, since file names need not be UTF-8.
enum FolderListing {
  enum Kind: Equatable, Sendable {
    case file
    case folder(id: UInt64)
  }

  /// What a path leads to (links are followed); throws where it leads nowhere.
  static func kind(of path: [UInt8]) throws(FileDescriptor.Fault) -> Kind {
    var status = stat()
    let result = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { stat($0.baseAddress!, &status) }
    }
    guard result == 0 else { throw FileDescriptor.Fault(code: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { return .file }
    return .folder(
      id: UInt64(truncatingIfNeeded: status.st_ino) ^ UInt64(truncatingIfNeeded: status.st_dev) << 40)
  }

  /// Names in a folder without hidden ones, sorted by their bytes.
  static func names(in path: [UInt8]) throws(FileDescriptor.Fault) -> [[UInt8]] {
    let folder = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { opendir($0.baseAddress!) }
    }
    guard let folder else { throw FileDescriptor.Fault(code: errno) }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
