/// What an earlier run of this program left in a folder, by its own manifest.
struct OldResult {
  /// Names, hashes and sizes of the files that the earlier run wrote.
  private(set) var files: [(name: String, sha256: String, bytes: Int)] = []
  /// The manifest's tree, where there is one of ours.
  private(set) var manifest: JSONValue?

  /// Reads the manifest, and the staged one that an interrupted run left behind.
  init(_ folder: FolderDescriptor) {
    manifest = Self.tree(folder, Manifest.fileName)
    files = manifest.map(Self.files) ?? []
    // A run that died while renaming had its manifest staged: what it lists and already stands is ours as well.
    for file in Self.tree(folder, ResultNames.staged(Manifest.fileName)).map(Self.files) ?? [] {
      if !wrote(file.name), folder.sha256(file.name) == file.sha256 { files.append(file) }
    }
  }

  /// True where the earlier run wrote a file of this name, or is itself this manifest.
  func wrote(_ name: String) -> Bool {
    name == Manifest.fileName ? manifest != nil : files.contains { $0.name == name }
  }

  private static func tree(_ folder: FolderDescriptor, _ name: String) -> JSONValue? {
    guard let bytes = folder.read(name, limit: 1 << 26) else { return nil }
    do {
      let tree = try JSONValue.parse(bytes, file: name)
      return tree["tool"]?["name"]?.string == Manifest.toolName ? tree : nil
    } catch {
      return nil
    }
  }

  private static func files(_ manifest: JSONValue) -> [(name: String, sha256: String, bytes: Int)] {
    (manifest["files"]?.array ?? []).compactMap { entry in
      guard let name = entry["name"]?.string, let hash = entry["sha256"]?.string, ResultNames.isPlain(name)
      else { return nil }
      return (name, hash, entry["bytes"]?.number.flatMap { Int(exactly: $0) } ?? 0)
    }
  }
}
