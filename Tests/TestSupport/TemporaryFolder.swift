#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of its own for a test, removed with all it holds when the last reference goes.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() {
    var template = Array("\(TestEnvironment.temporaryPath)/roughness-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress, mkdtemp(start) != nil else {
        preconditionFailure("No temporary folder can be made")
      }
      return String(cString: start)
    }
  }

  deinit { TestFiles.remove(path) }

  /// The path of something in the folder.
  package func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file and gives its path; folders on the way are made.
  @discardableResult
  package func write(_ name: String, _ text: String) -> String { write(name, Array(text.utf8)) }

  /// Writes a file and gives its path; folders on the way are made.
  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) -> String {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o777)
    }
    TestFiles.write(bytes, to: path(name))
    return path(name)
  }

  /// The text of a file in the folder, nil where there is none.
  package func text(_ name: String) -> String? {
    TestFiles.read(path(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a file in the folder, nil where there is none.
  package func bytes(_ name: String) -> [UInt8]? { TestFiles.read(path(name)) }

  /// The names in the folder, hidden ones too, sorted.
  package func names() -> [String] { TestFiles.list(path) }
}

/// What of the surroundings the tests look at.
package enum TestEnvironment {
  package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  static var temporaryPath: String { variable("TMPDIR") ?? "/tmp" }

  /// The package's root folder, from where this file lies in it.
  package static func packageRoot(_ file: String = #filePath) -> String {
    file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  }
}
