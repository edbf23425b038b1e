import RoadNetworks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `drive ROWS [SEED]`: one long drive as a wide log on standard output, 100 rows and a fix a second, laps of a circuit of 100 km
/// at 8 to 22 m/s with the noise of a rough road; the same bytes for the same arguments.
enum DriveWriter {
  private static let sides: [(meters: Double, east: Double, north: Double)] = [
    (40_000, 1, 0), (10_000, 0, 1), (40_000, -1, 0), (10_000, 0, -1),
  ]

  static func run(_ arguments: [String]) throws {
    guard let rows = arguments.first.flatMap({ Int($0) }) else { throw Refusal.usage("drive ROWS [SEED]") }
    var noise = Noise(state: UInt64(arguments.dropFirst().first ?? "1") ?? 1)
    var line = TextBuffer()
    line.text("timestamp_s,ax,ay,az,gx,gy,gz,lat,lon,speed_mps\n")
    let frame = LocalFrame(origin: Coordinate(latitude: 43.8, longitude: 143.9))
    // Logs of several seeds begin at several places.
    var (way, speed) = (Double(noise.next() % 90_000), 12.0)
    for row in 0..<rows {
      line.decimal(Int64(1_760_000_000_000) + Int64(row) * 10, places: 3)
      for mean in [0, 0, 9_810_000] as [Int64] {
        line.byte(0x2C)
        line.decimal(mean + noise.normal(300_000), places: 6)
      }
      for _ in 0..<3 {
        line.byte(0x2C)
        line.decimal(noise.normal(2_000), places: 5)
      }
      if row % 100 == 0 {
        speed = min(22, max(8, speed + Double(noise.normal(300)) / 1000))
        let place = frame.coordinate(of: point(at: way))
        line.byte(0x2C)
        line.decimal(Int64((place.latitude * 1e7).rounded()) + noise.normal(150), places: 7)
        line.byte(0x2C)
        line.decimal(Int64((place.longitude * 1e7).rounded()) + noise.normal(200), places: 7)
        line.byte(0x2C)
        line.decimal(Int64((speed * 100).rounded()), places: 2)
        line.byte(0x0A)
      } else {
        line.text(",,,\n")
      }
      way += speed / 100
      if line.bytes.count > 1 << 20 { line.flush() }
    }
    line.flush()
  }

  private static func point(at way: Double) -> PlanePoint {
    var (rest, point) = (way.truncatingRemainder(dividingBy: 100_000), PlanePoint(x: 0, y: 0))
    for side in sides {
      let part = min(rest, side.meters)
      point = PlanePoint(x: point.x + part * side.east, y: point.y + part * side.north)
      rest -= part
      if rest <= 0 { break }
    }
    return point
  }

  private struct Noise {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }

    /// Nearly normal: the sum of four uniform numbers of 16 bits each.
    mutating func normal(_ deviation: Int64) -> Int64 {
      let (a, b) = (next(), next())
      let sum = Int64(a & 0xFFFF) + Int64(a >> 15) + Int64(b & 0xFFFF) + Int64(b >> 15) - 131_070
      return sum * deviation / 37_837
    }
  }

  private struct TextBuffer {
    var bytes: [UInt8] = []

    mutating func byte(_ value: UInt8) { bytes.append(value) }
    mutating func text(_ value: StaticString) {
      bytes.append(contentsOf: UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount))
    }

    /// A whole number of units in the last place.
    mutating func decimal(_ value: Int64, places: Int) {
      if value < 0 { bytes.append(0x2D) }
      var rest = value.magnitude
      let start = bytes.count
      var digits = 0
      while digits <= places || rest > 0 {
        if digits == places { bytes.append(0x2E) }
        bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
        digits += 1
      }
      bytes[start...].reverse()
    }

    mutating func flush() {
      var written = 0
      while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
        if count <= 0 { exit(0) }
        written += count
      }
      bytes.removeAll(keepingCapacity: true)
    }
  }
}
