package import Testing

/// Compares `text` with the golden file `Snapshots/<name>` of the calling test target.
///
/// With `RECORD_SNAPSHOTS` set the file is written anew, and the test fails all the same: a recording run proves nothing.
package func assertSnapshot(
  _ text: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  // …/Tests/<target>/Folder/XTests.swift → …/Tests/<target>/Snapshots: one folder that the package can leave out.
  let parts = filePath.split(separator: "/", omittingEmptySubsequences: false)
  let target = parts.lastIndex(of: "Tests").map { $0 + 1 } ?? parts.count - 2
  let folder = parts[...target].joined(separator: "/")
  let path = folder + "/Snapshots/" + name
  if TestEnvironment.variable("RECORD_SNAPSHOTS") != nil {
    TestFiles.makeFolder(folder + "/Snapshots")
    TestFiles.write(Array(text.utf8), to: path)
    Issue.record(
      "recorded \(name): look at it, then run without RECORD_SNAPSHOTS", sourceLocation: sourceLocation)
    return
  }
  guard let golden = TestFiles.read(path) else {
    Issue.record("no snapshot \(name): run once with RECORD_SNAPSHOTS=1", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: golden, as: UTF8.self)
  guard text != expected else { return }
  let pairs = zip(lines(text), lines(expected)).enumerated()
  let first = pairs.first { $0.element.0 != $0.element.1 }
  let place = first.map { "line \($0.offset + 1): \($0.element.0)\n  expected: \($0.element.1)" }
  Issue.record(
    "differs from snapshot \(name): \(place ?? "one is longer than the other")",
    sourceLocation: sourceLocation)
}

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}
