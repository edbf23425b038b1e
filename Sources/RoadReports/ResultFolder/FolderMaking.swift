#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The checks and steps that make a folder ready for a result.
enum FolderMaking {
  /// The path without slashes at its end: with one, the system would follow a link there.
  static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  /// Makes the folder unless it is there; true if it was made. A link or another file in its place is refused.
  static func makeFolder(_ path: String) throws(ReportError) -> Bool {
    guard !path.isEmpty else { throw .cannotCreate(path: "--output", reason: "the folder's name is empty") }
    var status = stat()
    if lstat(path, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFDIR: return false
      case S_IFLNK:
        throw .cannotCreate(
          path: path,
          reason: "this is a symbolic link, which is never written through; give the folder itself")
      default: throw .cannotCreate(path: path, reason: "this is a file; give a folder to --output")
      }
    }
    if mkdir(path, 0o777) == 0 { return true }
    let reason = errno
    throw .cannotCreate(
      path: path,
      reason: reason == ENOENT
        ? "the folder it should stand in doesn't exist; make that first"
        : "cannot make the folder: \(Descriptor.reason(reason))")
  }

  /// Refuses a folder that is an input, or that holds an input under one of the names to be written.
  static func refuseInputs(
    _ folder: FolderDescriptor, _ inputs: Set<FileIdentity>, _ names: [String]
  ) throws(ReportError) {
    if let own = folder.identity("."), inputs.contains(own) { throw .outputIsInput(path: folder.path) }
    for name in names {
      if let own = folder.identity(name), inputs.contains(own) {
        throw .outputIsInput(path: folder.path + "/" + name)
      }
    }
  }

  /// Takes the folder's lock without waiting.
  static func lock(_ folder: FolderDescriptor) throws(ReportError) -> Int32 {
    let lock = openat(
      folder.descriptor, ResultNames.lock, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard lock >= 0 else {
      throw .cannotCreate(path: folder.path, reason: "cannot write here: \(Descriptor.reason(errno))")
    }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      close(lock)
      throw .cannotCreate(
        path: folder.path,
        reason: reason == EWOULDBLOCK
          ? "another run is writing here; wait for its end or give another folder"
          : "cannot lock: \(Descriptor.reason(reason))")
    }
    return lock
  }

  /// Refuses to replace what isn't this program's: without `force` any foreign file, always a folder.
  static func refuseForeign(
    _ folder: FolderDescriptor, _ old: OldResult, _ names: [String], force: Bool
  ) throws(ReportError) {
    for name in names {
      let path = folder.path + "/" + name
      switch folder.entry(name) {
      case .absent: continue
      case .file where old.wrote(name) || force: continue
      // Forced, the link itself is replaced; what it points to stays as it is.
      case .link where force: continue
      case .file:
        throw .cannotCreate(
          path: path,
          reason: "this file is in the way and no manifest says that it is this program's; "
            + "move it, give another folder, or replace it with --force")
      case .link:
        throw .cannotCreate(
          path: path, reason: "this is a symbolic link, which is never written through; remove it")
      case .folder, .other:
        throw .cannotCreate(path: path, reason: "this is no file but stands where one is to be written")
      }
    }
  }
}
