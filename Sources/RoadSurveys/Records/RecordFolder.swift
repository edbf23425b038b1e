#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of run records: one file per log, named after the log's hash, so that analysing a log again replaces its record.
public enum RecordFolder {
  /// Makes the folder unless it is there, and sees that it can be written to. Errors: ``SurveyError/cannotCreate(_:)``.
  public static func prepare(_ path: String) throws(SurveyError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw .cannotCreate("\(path): this is a file; give a folder to --records")
      }
      guard access(path, W_OK | X_OK) == 0 else {
        throw .cannotCreate("\(path): cannot write here: \(RecordBytes.reason(errno))")
      }
      return
    }
    guard mkdir(path, 0o777) == 0 else {
      throw .cannotCreate("\(path): cannot make the folder: \(RecordBytes.reason(errno))")
    }
  }

  /// Writes a record: staged, synced, renamed; a foreign file in its place is refused.
  ///
  /// Errors: ``SurveyError/cannotCreate(_:)``, ``SurveyError/inputOutput(_:)``.
  public static func write(
    _ record: RunRecord, _ making: RecordMaking, to folder: String
  ) throws(SurveyError) {
    let name = fileName(of: record)
    let path = folder + "/" + name
    var status = stat()
    if lstat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw .cannotCreate("\(path): this is no file but stands where a record is to be written; remove it")
      }
      let old = try RecordBytes(path: path)
      guard try old.read(RunRecordFile.magic.count, at: 0) == RunRecordFile.magic else {
        throw .cannotCreate("\(path): this file is no run record and stands in the way; move it")
      }
    }
    try replace(RunRecordFile.encode(record, making), name, in: folder)
  }

  /// Writes a file of the folder: staged, synced, renamed.
  static func replace(_ bytes: [UInt8], _ name: String, in folder: String) throws(SurveyError) {
    let path = folder + "/" + name
    // The process's number keeps two writers of one log apart.
    let staged = "\(folder)/.\(name)\(ending)"
    try write(bytes, staged)
    guard rename(staged, path) == 0 else {
      let reason = RecordBytes.reason(errno)
      unlink(staged)
      throw .inputOutput("\(path): cannot put in its place: \(reason)")
    }
  }

  private static var ending: String { ".\(getpid())" }

  /// Removes what this process has begun to write into a folder and not ended; for whoever ends it on a signal.
  public static func removeUnfinished(in folder: String) {
    for name in (try? names(in: folder)) ?? [] where name.hasPrefix(".") && name.hasSuffix(ending) {
      if name.dropFirst().contains(".") { unlink("\(folder)/\(name)") }
    }
  }

  /// `<sha-256 of the log>.runrecord`.
  public static func fileName(of record: RunRecord) -> String {
    // A hash is plain by nature; what a damaged record says of itself need not be.
    let plain = record.sha256.utf8.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
    }
    let stem =
      plain && !record.sha256.isEmpty ? record.sha256 : String(FNV1a.hash(record.sha256.utf8), radix: 16)
    return stem + "." + RunRecordFile.ending
  }

  private static func write(_ bytes: [UInt8], _ path: String) throws(SurveyError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw .cannotCreate("\(path): cannot create: \(RecordBytes.reason(errno))")
    }
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else {
        let reason = RecordBytes.reason(errno)
        unlink(path)
        throw .inputOutput("\(path): cannot write: \(reason)")
      }
      done += written
    }
    guard fsync(descriptor) == 0 else {
      let reason = RecordBytes.reason(errno)
      unlink(path)
      throw .inputOutput("\(path): cannot write: \(reason)")
    }
  }

  /// The records that command-line arguments mean: files, and all records of folders (not of folders within), by name.
  ///
  /// Errors: ``SurveyError/noInput(_:)`` for a path that leads nowhere and a folder without records.
  public static func discover(_ arguments: [String]) throws(SurveyError) -> [String] {
    var paths: [String] = []
    for argument in arguments {
      var status = stat()
      guard stat(argument, &status) == 0 else {
        throw .noInput(
          "\(argument): \(RecordBytes.reason(errno)); a run record or a folder of them was expected")
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        paths.append(argument)
        continue
      }
      let names = try names(in: argument).filter {
        !$0.hasPrefix(".") && $0.hasSuffix("." + RunRecordFile.ending)
      }
      guard !names.isEmpty else {
        throw .noInput(
          "\(argument): no *.\(RunRecordFile.ending) in this folder; analyze --records writes them")
      }
      paths += names.sorted().map { (argument.hasSuffix("/") ? argument : argument + "/") + $0 }
    }
    return paths
  }

  private static func names(in path: String) throws(SurveyError) -> [String] {
    guard let folder = opendir(path) else {
      throw .noInput("\(path): cannot open: \(RecordBytes.reason(errno))")
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names
  }
}

private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}
