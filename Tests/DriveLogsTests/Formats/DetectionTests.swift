import Foundation
import Testing

@testable import DriveLogs

/// Every format's detector on every format's sample.
@Suite struct DetectionTests {
  /// Which table formats claim a sample's file when each is asked alone. More than one is right only where the order of
  /// `TableLog.formats` puts the particular before the general.
  private static let claims: [(sample: RecorderSample, formats: [String])] = [
    (.wide, ["wide", "generic wide"]), (.twoAccelerometers, ["wide", "generic wide"]),
    (.androSensor, ["androsensor", "generic wide"]), (.physicsToolbox, ["physics toolbox", "generic wide"]),
    (.physicsToolboxClock, ["physics toolbox", "generic wide"]), (.sensorLog, ["sensorlog", "generic wide"]),
    (.interleaved, ["iphone interleaved", "generic wide"]), (.vbo, ["vbo", "generic wide"]),
    (.typedRecords, ["typed records", "generic wide"]), (.generic, ["generic wide"]),
  ]

  private func head(_ text: String) -> LogHead {
    let bytes = Array(text.utf8)
    return LogHead(bytes: Array(bytes.prefix(65_536)), isWhole: bytes.count <= 65_536)
  }

  @Test func `each table is claimed by its own format, and by general ones only after it`() throws {
    #expect(Set(Self.claims.map(\.sample.format)) == Set(TableLog.formats.map(\.name)))
    for (sample, formats) in Self.claims {
      let text = try #require(sample.file.flatMap { sample.files[$0] })
      var claimed: [String] = []
      for format in TableLog.formats where HeaderSearch.find(head(text), formats: [format]) != nil {
        if !claimed.contains(format.name) { claimed.append(format.name) }
      }
      #expect(claimed == formats, "\(sample.format)")
      #expect(HeaderSearch.find(head(text), formats: TableLog.formats)?.format.name == sample.format)
    }
  }

  @Test func `each export folder is claimed by its own format only, and no single file by a folder's`() throws
  {
    for sample in RecorderSample.all {
      let logs = try TemporaryLogs(sample.files)
      let folder = SensorFolder(Array(logs.folder.path.utf8))
      #expect(folder?.format.name == (sample.file == nil ? sample.format : nil))
      guard sample.file == nil else { continue }
      // Alone, too: no other folder format finds a role for any of its files.
      for format in SensorFolder.formats where format.name != sample.format {
        for (name, text) in sample.files {
          let head = head(text)
          let names = head.cells(head.lines[0], delimiter: 0x2C).map(ColumnName.init)
          #expect(format.role(name.lowercased(), names) == nil, "\(format.name) \(name)")
        }
      }
    }
  }

  @Test func `a file of an export folder alone is no log, and says what is missing`() throws {
    for sample in [RecorderSample.phyphox, .sensorLogger(true), .sensorLogger(false)] {
      for name in sample.files.keys.sorted() {
        let error = #expect(throws: DriveLogError.self) { try TemporaryLogs(sample.files).read(name) }
        #expect(error?.exit == .badData, "\(name)")
      }
    }
  }

  @Test func `what is no log at all is claimed by nobody`() {
    for text in [
      "", "hello, world\n", "a,b,c\n1,2,3\n", "{\"type\": \"FeatureCollection\"}\n", "imu;TMS;AX\n",
      "[header]\n",
      "[column names]\nsats time lat long\n", "gps;TMS;LAT;LONG\nimu;TMS;AX;AY;AZ\nxyz;1;2;3;4;\n",
      "1;2;3\n4;5;6\n",
    ] {
      let found = HeaderSearch.find(head(text), formats: TableLog.formats)
      #expect(found == nil || found!.format.name == "generic wide", "\(text)")
    }
  }
}
