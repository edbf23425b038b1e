#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run of the built program, seen from outside: what it printed and how it ended.
package struct RoughnessRun: Sendable {
  package let standardOutput: [UInt8]
  package let standardError: String
  /// The exit status, or 128 + the signal that ended it, as a shell has it.
  package let exitStatus: Int32

  /// Standard output as text.
  package var output: String { String(decoding: standardOutput, as: UTF8.self) }

  /// Runs `roughness` and waits for its end.
  ///
  /// - Parameters:
  ///   - input: bytes for standard input, none by default.
  ///   - environment: added to the test's own environment.
  ///   - folder: the working folder, the test's own by default.
  ///   - lastArgument: bytes of one more argument, which need not be UTF-8.
  package init(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:], in folder: String? = nil,
    lastArgument: [UInt8]? = nil
  ) {
    let scratch = TemporaryFolder()
    let inputPath = scratch.write("stdin", input)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
    // Files, not pipes: a full pipe can't make the program and the test wait for each other.
    posix_spawn_file_actions_addopen(&actions, 1, scratch.path("stdout"), O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, scratch.path("stderr"), O_WRONLY | O_CREAT, 0o600)
    // posix_spawn has no portable way into another folder; the shell has.
    let enter = folder.map { ["/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", $0] } ?? []
    let command = enter + [Self.program] + arguments
    let last = lastArgument.map { bytes in
      [(bytes + [0]).withUnsafeBytes { strdup($0.assumingMemoryBound(to: CChar.self).baseAddress!) }]
    }
    let words = command.map { strdup($0) } + (last ?? []) + [nil]
    let variables = Self.variables(environment).map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var process = pid_t()
    let failure = posix_spawn(&process, command[0], &actions, nil, words, variables)
    precondition(failure == 0, "The program is not built at \(Self.program): run swift build")
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    exitStatus = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    standardOutput = scratch.bytes("stdout") ?? []
    standardError = scratch.text("stderr") ?? ""
  }

  /// The program beside the running test bundle.
  package static var program: String {
    var folder = TestEnvironment.executable().split(separator: "/", omittingEmptySubsequences: false)
      .dropLast()
    // On Linux the bundle is the running program and lies beside ours; elsewhere it is inside a bundle's folders.
    for _ in 0..<4 {
      let candidate = folder.joined(separator: "/") + "/roughness"
      if access(candidate, X_OK) == 0 { return candidate }
      folder = folder.dropLast()
    }
    return TestEnvironment.packageRoot() + "/.build/debug/roughness"
  }

  private static func variables(_ added: [String: String]) -> [String] {
    let own = TestEnvironment.allVariables().filter { variable in
      !added.keys.contains { variable.hasPrefix($0 + "=") }
    }
    return own + added.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}

extension TestEnvironment {
  /// Every `NAME=value` of the environment.
  static func allVariables() -> [String] {
    var all: [String] = []
    var next = environ
    while let entry = next.pointee {
      all.append(String(cString: entry))
      next += 1
    }
    return all
  }

  /// The running test program's path.
  static func executable() -> String {
    var count = 0
    let path = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, initialized in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return }
        count = readlink("/proc/self/exe", start, characters.count)
      }
      initialized = max(0, count)
    }
    return count > 0 ? String(decoding: path, as: UTF8.self) : CommandLine.arguments[0]
  }
}
