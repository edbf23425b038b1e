#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Plain reading and writing of whole files. A failure to write stops the test run: there is nothing to test then.
package enum TestFiles {
  /// All bytes of a file, nil where it can't be opened.
  package static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  package static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "wb") else { preconditionFailure("A test can't write \(path)") }
    let count = fwrite(bytes, 1, bytes.count, file)
    precondition(fclose(file) == 0 && count == bytes.count, "A test can't write \(path)")
  }

  /// Writes a file whose name need not be UTF-8; `remove(at:)` takes it away again.
  package static func write(_ bytes: [UInt8], at path: [UInt8]) {
    let file = (path + [0]).withUnsafeBytes {
      fopen($0.assumingMemoryBound(to: CChar.self).baseAddress!, "wb")
    }
    guard let file else { preconditionFailure("A test can't write \(path)") }
    let count = fwrite(bytes, 1, bytes.count, file)
    precondition(fclose(file) == 0 && count == bytes.count, "A test can't write \(path)")
  }

  /// Removes a file whose name need not be UTF-8.
  package static func remove(at path: [UInt8]) {
    _ = (path + [0]).withUnsafeBytes { unlink($0.assumingMemoryBound(to: CChar.self).baseAddress!) }
  }

  /// The names in a folder, hidden ones too, sorted; none where there is no folder.
  package static func list(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file or a folder with all it holds; links are removed, not followed.
  package static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      chmod(path, 0o700)
      for name in list(path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

extension TestFiles {
  /// Makes one folder unless it is there.
  package static func makeFolder(_ path: String) { mkdir(path, 0o777) }
}
