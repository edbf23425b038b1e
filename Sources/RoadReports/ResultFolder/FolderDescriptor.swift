import RoadKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open folder: everything is named relative to it, so that no link put into the path later can lead elsewhere.
struct FolderDescriptor {
  enum Entry: Equatable {
    case absent, file, folder, link, other
  }

  let descriptor: Int32
  let path: String

  /// Opens the folder at `path`, never through a link at its end.
  static func open(_ path: String) throws(ReportError) -> FolderDescriptor {
    let descriptor = Descriptor.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotCreate(path: path, reason: "cannot open the folder: \(Descriptor.reason(errno))")
    }
    return FolderDescriptor(descriptor: descriptor, path: path)
  }

  /// Gives the descriptor back; the value is of no use afterwards.
  func close() { Descriptor.close(descriptor) }

  /// What `name` is, not following a link.
  func entry(_ name: String) -> Entry {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .absent }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// Which file `name` is on this machine, following links; nil where there is none.
  func identity(_ name: String) -> FileIdentity? {
    var status = stat()
    guard fstatat(descriptor, name, &status, 0) == 0 else { return nil }
    return FileIdentity(status)
  }

  /// Opens a new file for writing; an older one of that name is removed first. Nil (and `errno`) when that fails.
  func create(_ name: String) -> Int32? {
    unlinkat(descriptor, name, 0)
    let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    return file >= 0 ? file : nil
  }

  /// Removes a file; nothing happens where there is none.
  func remove(_ name: String) { unlinkat(descriptor, name, 0) }

  /// Moves a staged file to its name, replacing what stood there. False (and `errno`) when that fails.
  func rename(_ old: String, to new: String) -> Bool { renameat(descriptor, old, descriptor, new) == 0 }

  /// The bytes of a regular file in this folder, nil where there is none or it can't be read.
  func read(_ name: String, limit: Int) -> [UInt8]? {
    guard entry(name) == .file else { return nil }
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { Descriptor.close(file) }
    return try? Descriptor.read(file, limit: limit, path: name)
  }

  /// Lower-case hexadecimal SHA-256 of a regular file in this folder, nil where there is none or it can't be read.
  func sha256(_ name: String) -> String? {
    guard entry(name) == .file else { return nil }
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { Descriptor.close(file) }
    var hash = SHA256()
    do {
      try Descriptor.forEachBlock(file, path: name) { hash.update($0) }
    } catch {
      return nil
    }
    return hash.hexadecimal()
  }
}

/// Which file a path leads to on this machine: two paths with one identity are one file.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let node: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    node = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// The identity of what `path` leads to, nil where there is nothing.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}
