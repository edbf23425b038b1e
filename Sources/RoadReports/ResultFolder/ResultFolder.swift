#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that gets a whole result or none: under a lock, every file staged and synced, then all renamed.
///
/// `prepare` does everything that can fail before the work begins. `commit` renames, the manifest last; whatever ends
/// the run before that leaves the old result as it was. Foreign files stay untouched, links are never written through.
public struct ResultFolder: ~Copyable {
  private let folder: FolderDescriptor
  private let lock: Int32
  private let names: [String]
  private let old: OldResult
  private let inputs: Set<FileIdentity>
  private var files: [Manifest.File] = []
  private var kept: Set<String> = []
  /// Removes what is staged; for whoever ends the program on a signal.
  public let cleanup: StagingCleanup
  private var isCommitted = false

  /// Opens (or makes) the folder at `path`, locks it and checks that every one of `names` may be written there.
  ///
  /// `inputs` are the paths that are read; `force` lets files be replaced that this program didn't write.
  /// Errors: `cannotCreate`, `outputIsInput`; nothing has been changed then.
  public static func prepare(
    path: String, force: Bool, inputs: [String], names: [String] = ResultNames.survey
  ) throws(ReportError) -> ResultFolder {
    precondition(names.allSatisfy(ResultNames.isPlain), "The files of a result have plain names")
    let path = FolderMaking.trimmed(path)
    let isNew = try FolderMaking.makeFolder(path)
    let folder: FolderDescriptor
    do {
      folder = try FolderDescriptor.open(path)
    } catch {
      if isNew { rmdir(path) }
      throw error
    }
    let cleanup = StagingCleanup(path: path, names: names, isNewFolder: isNew)
    do throws(ReportError) {
      let identities = Set(inputs.compactMap { $0 == "-" ? nil : FileIdentity(path: $0) })
      try FolderMaking.refuseInputs(folder, identities, names)
      let lock = try FolderMaking.lock(folder)
      let old = OldResult(folder)
      do {
        try FolderMaking.refuseForeign(folder, old, names, force: force)
      } catch {
        close(lock)
        throw error
      }
      // Under the lock, staged files can only be leftovers of a run that died.
      for name in names { folder.remove(ResultNames.staged(name)) }
      return ResultFolder(
        folder: folder, lock: lock, names: names, old: old, inputs: identities, cleanup: cleanup)
    } catch {
      close(folder.descriptor)
      if isNew { cleanup.run() }
      throw error
    }
  }

  private init(
    folder: FolderDescriptor, lock: Int32, names: [String], old: OldResult, inputs: Set<FileIdentity>,
    cleanup: StagingCleanup
  ) {
    self.folder = folder
    self.lock = lock
    self.names = names
    self.old = old
    self.inputs = inputs
    self.cleanup = cleanup
  }

  deinit {
    if !isCommitted { cleanup.run() }
    close(lock)
    close(folder.descriptor)
  }

  /// Stages one file: all its bytes are on the disk when this returns. Errors: `inputOutput`.
  public mutating func write(
    _ name: String, _ body: (inout ByteSink) throws(ReportError) -> Void
  ) throws(ReportError) {
    precondition(
      names.contains(name) && name != Manifest.fileName, "A result has only the files it announced")
    precondition(!files.contains { $0.name == name }, "A file of a result is written once")
    files.append(try stage(name, body))
  }

  /// Takes a file of the earlier result over as it stands. Errors: `tornResult` where it isn't what was written.
  public mutating func keep(_ name: String) throws(ReportError) {
    precondition(names.contains(name), "A result has only the files it announced")
    precondition(!files.contains { $0.name == name }, "A file of a result is written once")
    guard let file = old.files.first(where: { $0.name == name }), folder.sha256(name) == file.sha256 else {
      throw .tornResult(path: folder.path + "/" + name, reason: "the file isn't what the manifest says")
    }
    files.append(Manifest.File(name: name, sha256: file.sha256, bytes: file.bytes))
    kept.insert(name)
  }

  /// Puts every staged file in its place, removes what an earlier run wrote and this one doesn't, and ends with the
  /// manifest. Errors: `inputOutput`.
  public consuming func commit(_ manifest: Manifest) throws(ReportError) {
    var manifest = manifest
    manifest.files = files.sorted { $0.name < $1.name }
    try finish { (sink: inout ByteSink) throws(ReportError) in try manifest.write(into: &sink) }
  }

  /// The same for a result of which most is kept: its manifest with other files. Errors: `inputOutput`.
  public consuming func commit(rewriting manifest: JSONValue) throws(ReportError) {
    let tree = Manifest.replacing(files.sorted { $0.name < $1.name }, in: manifest)
    try finish { (sink: inout ByteSink) throws(ReportError) in
      try Manifest.write(tree, into: &sink)
    }
  }

  private mutating func finish(
    _ manifest: (inout ByteSink) throws(ReportError) -> Void
  ) throws(ReportError) {
    precondition(names.contains(Manifest.fileName), "A result must announce its manifest")
    _ = try stage(Manifest.fileName, manifest)
    for file in files where !kept.contains(file.name) { try put(file.name) }
    let known = Set(ResultNames.survey).union(names)
    for stale in old.files
    where known.contains(stale.name) && !files.contains(where: { $0.name == stale.name }) {
      // A file that was edited since, or that this run read, is the user's.
      let isInput = folder.identity(stale.name).map(inputs.contains) ?? false
      if !isInput, folder.sha256(stale.name) == stale.sha256 { folder.remove(stale.name) }
    }
    try put(Manifest.fileName)
    fsync(folder.descriptor)
    isCommitted = true
  }

  private func stage(
    _ name: String, _ body: (inout ByteSink) throws(ReportError) -> Void
  ) throws(ReportError) -> Manifest.File {
    let path = folder.path + "/" + name
    guard let descriptor = folder.create(ResultNames.staged(name)) else {
      throw .inputOutput(path: path, reason: "cannot create: \(Descriptor.reason(errno))")
    }
    defer { close(descriptor) }
    var sink = ByteSink(descriptor: descriptor, path: path)
    try body(&sink)
    try sink.flush()
    guard fsync(descriptor) == 0 else {
      throw .inputOutput(path: path, reason: "cannot write: \(Descriptor.reason(errno))")
    }
    return Manifest.File(name: name, sha256: sink.hexDigest(), bytes: sink.count)
  }

  private func put(_ name: String) throws(ReportError) {
    guard folder.rename(ResultNames.staged(name), to: name) else {
      throw .inputOutput(
        path: folder.path + "/" + name, reason: "cannot put in its place: \(Descriptor.reason(errno))")
    }
  }
}

/// Removes the staged files of a result that will not be finished.
///
/// Safe to run from any thread at any time, not from within a signal handler: a program waits for signals on a thread of
/// its own, runs this and ends.
public struct StagingCleanup: Sendable {
  fileprivate let path: String
  fileprivate let names: [String]
  fileprivate let isNewFolder: Bool

  /// Removes staged files, and the folder itself if this run made it and it holds nothing else.
  public func run() {
    for name in names { unlink(path + "/" + ResultNames.staged(name)) }
    guard isNewFolder else { return }
    // The lock goes only with the folder: others may be waiting on it otherwise.
    let isOnlyLock = names.allSatisfy { access(path + "/" + $0, F_OK) != 0 }
    if isOnlyLock {
      unlink(path + "/" + ResultNames.lock)
      rmdir(path)
    }
  }
}
