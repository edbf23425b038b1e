import DriveLogs
import Foundation
import RoadFindings
import Testing

@Suite struct LogMappingGuessingTests {
  @Test(arguments: RecorderSample.all) func `what is guessed and given back reads the same`(
    sample: RecorderSample
  ) throws {
    let logs = try TemporaryLogs(sample.files)
    let (plain, tally) = try logs.read(sample.file)
    let path = sample.file.map { logs.folder.appending(path: $0).path } ?? logs.folder.path
    let source = LogSource(
      name: sample.file ?? "drive", kind: sample.file == nil ? .exportFolder : .file, path: Array(path.utf8))
    let guess = try LogMapping.guessed(for: source)
    #expect(guess.name == sample.format)
    var options = LogReadingOptions()
    options.mapping = try LogMapping.parse(guess.text.utf8, name: "guess.json")
    #expect(options.mapping == guess)
    let (mapped, again) = try logs.read(sample.file, options: options)
    #expect(mapped.times == plain.times && mapped.az == plain.az && mapped.fixes == plain.fixes)
    #expect(mapped.gx.elementsEqual(plain.gx) { $0 == $1 || ($0.isNaN && $1.isNaN) })
    #expect(mapped.description?.clock == plain.description?.clock)
    #expect(mapped.description?.hasGravity == plain.description?.hasGravity)
    #expect(mapped.description?.vehicle == plain.description?.vehicle)
    #expect(again == tally)
    #expect(try LogSource.discover([path], mapping: guess).map(\.kind) == [source.kind])
  }

  @Test func `options are part of what is guessed`() throws {
    let log = "a,b,x,y,z,lat,lon\n" + (0..<50).map { _ in "1,2,0,0,4096,143,43\n" }.joined()
    let logs = try TemporaryLogs(["d.csv": log.replacing("x,y,z", with: "ax,ay,az")])
    var options = LogReadingOptions()
    options.rateHertz = 50
    options.swapsCoordinates = true
    let source = LogSource(file: logs.folder.appending(path: "d.csv").path)
    let guess = try LogMapping.guessed(for: source, options: options)
    #expect(guess.tables[0].rateHertz == 50)
    #expect(
      guess.tables[0].columns.contains(.init(.name("lon"), .latitude, unit: .degrees))
        && guess.tables[0].columns.contains(
          .init(.name("az"), .az, unit: .standardGravity, factor: 1.0 / 4096))
    )
  }

  @Test func `standard input can't be asked twice`() {
    let error = #expect(throws: DriveLogError.self) {
      try LogMapping.guessed(for: LogSource(name: "-", kind: .standardInput, path: []))
    }
    #expect(error?.exit == .noInput)
  }
}
