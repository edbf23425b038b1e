import DriveLogs
import Foundation
import RoadFindings
import RoadKernels
import TestSupport
import Testing

/// All that a reading came to: what went to the sink, and the tally or the error.
private struct Reading: Equatable {
  var times: [Int64]
  var az: [UInt32]
  var stretches: [Int]
  var fixes: [Fix]
  var findings: [Finding]
  var tally: LogTally?
  var error: DriveLogError?

  init(_ file: URL, _ options: LogReadingOptions, threads: Int? = nil) async {
    var sink = RecordingSink()
    let source = LogSource(name: "drive.csv", kind: .file, path: Array(file.path.utf8))
    do {
      if let threads {
        tally = try await LogReader.read(source, options: options, threads: threads, into: &sink)
      } else {
        // The reading without other threads is another function.
        func alone() throws -> LogTally { try LogReader.read(source, options: options, into: &sink) }
        tally = try alone()
      }
    } catch {
      self.error = error as? DriveLogError
    }
    // What a sink received before an error is to be forgotten.
    let isWhole = tally != nil
    times = isWhole ? sink.times : []
    az = isWhole ? sink.az.map(\.bitPattern) : []
    stretches = isWhole ? sink.stretches : []
    fixes = isWhole ? sink.fixes : []
    findings = sink.findings
  }
}

@Suite struct TableWalkTests {
  /// A drive of 100 Hz with damage of every kind in a few of its rows.
  private func log(rows: Int, seed: UInt64, faults: [String], end: String = "\n") -> [UInt8] {
    var random = SplitMix64(seed: seed)
    var text = "t,ax,ay,az,lat,lon,speed" + end
    for row in 0..<rows {
      let fix = row % 50 == 0 ? "43.80\(1000 + row),143.89\(2000 + row),12.5" : ",,"
      let t = 1_760_000_000_00 + row
      text +=
        "\(t / 100).\(t % 100 < 10 ? "0" : "")\(t % 100),0.\(random.next() % 1000),-0.2,9.8\(random.next() % 100)"
      text += ",\(fix)"
      if random.next() % 100 == 0 { text += faults[Int(random.next() % UInt64(faults.count))] }
      text += end
    }
    return Array(text.utf8)
  }

  private static let mild = [",", "x", "\n\n", " ", "\n1,2", "\n\0\0"]
  private static let quoted = mild + ["x\"", "\n\"1760000000.5\",1,2,3,,,"]

  @Test(arguments: [1, 2, 3, 5], [false, true])
  func `threads and buffers change nothing`(_ threads: Int, _ hasQuotes: Bool) async throws {
    let faults = hasQuotes ? Self.quoted : Self.mild
    for (seed, end) in [(UInt64(1), "\n"), (2, "\r\n")] {
      let bytes = log(rows: 3000, seed: seed, faults: faults, end: end)
      let logs = try TemporaryLogs(["drive.csv": Data(bytes)])
      let file = logs.folder.appending(path: "drive.csv")
      let alone = await Reading(file, LogReadingOptions())
      #expect(alone.tally?.rows ?? 0 > 2900 && alone.tally?.sha256.count == 64)
      #expect(!alone.findings.isEmpty)
      for bufferBytes in [1, 131_100, 200_000] {
        var options = LogReadingOptions()
        options.bufferBytes = bufferBytes
        let other = await Reading(file, options, threads: threads)
        #expect(other == alone, "\(bufferBytes)")
      }
    }
  }

  @Test(arguments: 0..<12) func `every instruction set and the plain twins read mutated logs alike`(
    _ seed: Int
  ) async throws {
    var random = SplitMix64(seed: UInt64(seed))
    var bytes = log(rows: 400, seed: UInt64(seed), faults: Self.mild)
    let nasty = Array(",,;\t\"\r\n\n -+.eE0123456789xN\0".utf8) + [0xFF, 0xC3]
    for _ in 0..<(1 << (seed % 8)) {
      let at = Int(random.next() % UInt64(bytes.count))
      switch random.next() % 3 {
      case 0: bytes[at] = nasty[Int(random.next() % UInt64(nasty.count))]
      case 1: bytes.remove(at: at)
      default: bytes.insert(nasty[Int(random.next() % UInt64(nasty.count))], at: at)
      }
    }
    let logs = try TemporaryLogs(["drive.csv": Data(bytes)])
    let file = logs.folder.appending(path: "drive.csv")
    var options = LogReadingOptions()
    options.instructions = .plain
    let plain = await Reading(file, options)
    for level in KernelLevel.runnable {
      options.instructions = level
      let fast = await Reading(file, options)
      #expect(fast == plain, "\(level)")
    }
  }

  @Test func `a gzip is read ahead like the file itself`() async throws {
    // What gzip -9 makes of the header and 200 rows is made here by storing blocks, which any inflater takes.
    let bytes = log(rows: 900, seed: 4, faults: Self.mild)
    let logs = try TemporaryLogs(["drive.csv": Data(bytes), "drive.csv.gz": Data(StoredGzip.wrap(bytes))])
    let plain = await Reading(logs.folder.appending(path: "drive.csv"), LogReadingOptions())
    let packed = await Reading(
      logs.folder.appending(path: "drive.csv.gz"), LogReadingOptions(), threads: 3)
    #expect(packed == plain && plain.tally != nil)
  }

  /// A file that breaks off, and one whose third block's length is damaged: both far behind the first buffer.
  @Test(arguments: [true, false], [2, 3, 5])
  func `a fault of the file beyond the first buffer is met alike by any threads`(
    _ isCut: Bool, _ threads: Int
  ) async throws {
    let bytes = log(rows: 9000, seed: 6, faults: Self.mild)
    var packed = StoredGzip.wrap(bytes)
    if isCut {
      packed.removeLast(packed.count / 3)
    } else {
      // Behind ten bytes of header a block has five bytes before its sixty thousand.
      packed[10 + 4 * 60_005 + 1] ^= 0x55
    }
    let logs = try TemporaryLogs(["drive.csv.gz": Data(packed)])
    let file = logs.folder.appending(path: "drive.csv.gz")
    let alone = await Reading(file, LogReadingOptions())
    #expect(alone.error != nil || alone.findings.contains { $0.severity > .note })
    if isCut { #expect((alone.tally?.rows ?? 9000) < 9000) } else { #expect(alone.error != nil) }
    for bufferBytes in [1, 131_100, 200_000] {
      var options = LogReadingOptions()
      options.bufferBytes = bufferBytes
      let other = await Reading(file, options, threads: threads)
      // What was said before an error depends on how much was read at once, and is forgotten with the log.
      #expect(isCut ? other == alone : other.error == alone.error, "\(bufferBytes)")
    }
  }

  @Test func `no hash is made where none is asked for`() async throws {
    let logs = try TemporaryLogs(["drive.csv": Data(log(rows: 300, seed: 5, faults: [""]))])
    var options = LogReadingOptions()
    options.isHashed = false
    let file = logs.folder.appending(path: "drive.csv")
    let alone = await Reading(file, options)
    let threaded = await Reading(file, options, threads: 3)
    #expect(alone.tally?.sha256 == "" && alone == threaded)
  }
}

/// gzip without compression: stored blocks and the check sum (RFC 1951 §3.2.4, RFC 1952).
private enum StoredGzip {
  static func wrap(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var at = 0
    repeat {
      let piece = bytes[at..<min(bytes.count, at + 60_000)]
      at += piece.count
      let length = UInt16(piece.count)
      out.append(at == bytes.count ? 1 : 0)
      out += [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
      out += piece
    } while at < bytes.count
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    for word in [~crc, UInt32(bytes.count)] {
      for shift: UInt32 in [0, 8, 16, 24] { out.append(UInt8(word >> shift & 255)) }
    }
    return out
  }
}
