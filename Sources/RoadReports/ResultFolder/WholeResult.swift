/// A folder's result that was checked against its manifest: every file is there and is what was written.
public struct WholeResult: Sendable {
  public let path: String
  /// The manifest's tree.
  public let manifest: JSONValue
  /// The files that the manifest lists.
  public let files: [String]

  /// Opens a result. Complexity: linear in the bytes of its files. Errors: `noInput`, `tornResult`.
  public static func open(path: String) throws(ReportError) -> WholeResult {
    let trimmed = FolderMaking.trimmed(path)
    let folder: FolderDescriptor
    do {
      folder = try FolderDescriptor.open(trimmed)
    } catch {
      throw .noInput(path: path, reason: "no folder of results can be opened here")
    }
    defer { folder.close() }
    let found = OldResult(folder)
    guard let manifest = found.manifest else {
      throw .noInput(path: path, reason: "no result of this program: there is no manifest.json of ours")
    }
    for file in found.files {
      guard let hash = folder.sha256(file.name) else {
        throw .tornResult(
          path: trimmed + "/" + file.name, reason: "the manifest lists this file, it can't be read")
      }
      guard hash == file.sha256 else {
        throw .tornResult(
          path: trimmed + "/" + file.name, reason: "the file differs from what the manifest says was written")
      }
    }
    return WholeResult(path: trimmed, manifest: manifest, files: found.files.map(\.name))
  }

  /// The bytes of one of its files. Errors: `noInput`, `inputOutput`.
  public func read(_ name: String) throws(ReportError) -> [UInt8] {
    try InputFile.read(path: path + "/" + name)
  }
}
