import DriveLogs
import RoadFindings
import RoadKernels
import RoadNetworks
import RoadSignals
import RoughnessModels

/// The kernels that are timed and counted. Their input is (7919·i mod 101)/50 − 1, which any language makes alike.
enum KernelList {
  typealias Kernel = KernelBenchmark.Kernel
  private static let count = 65_536

  /// Each made only when it is its turn.
  static let all: [@Sendable () throws -> Kernel] = [
    bandPass, bandPassOfEight, goldenCar, goldenCarOfEight, fourier, overlapSave, movingStatistics,
    detrending, resampling, projecting, hashing, reading, matching,
  ]

  private static func wave(_ count: Int) -> [Double] {
    (0..<count).map { Double(($0 * 7919) % 101) / 50 - 1 }
  }

  private static func magnitude(_ values: some Sequence<Double>) -> Double {
    values.reduce(0) { $0 + abs($1) }
  }

  private static let band = Butterworth(
    order: 4, band: .bandPass(lowHertz: 0.5, highHertz: 20), rateHertz: 100)

  private static func plainBand(_ input: [Double]) -> [Double] {
    var cascade = PlainBiquadCascade(
      band.sections.map { BiquadCoefficients(b0: $0.b0, b1: $0.b1, b2: $0.b2, a1: $0.a1, a2: $0.a2) })
    var output = input
    cascade.filter(&output)
    return output
  }

  private static func cascade() -> BiquadCascade {
    BiquadCascade(
      band.sections.map { BiquadCoefficients(b0: $0.b0, b1: $0.b1, b2: $0.b2, a1: $0.a1, a2: $0.a2) })
  }

  @Sendable private static func bandPass() -> Kernel {
    let input = wave(count)
    let fresh = cascade()
    var (filter, samples) = (fresh, input)
    return Kernel(
      name: "band-pass-1", samples: count,
      prepare: {
        filter = fresh
        samples.withUnsafeMutableBufferPointer { _ = $0.update(from: input) }
      },
      run: { filter.filter(&samples) }, answer: { magnitude(samples) },
      oracle: { magnitude(plainBand(input)) })
  }

  @Sendable private static func bandPassOfEight() -> Kernel {
    let input = wave(count).map { Float($0) }
    let fresh = CausalBands(band)
    var (filter, frames) = (fresh, input)
    return Kernel(
      name: "band-pass-8", samples: count,
      prepare: {
        filter = fresh
        frames.withUnsafeMutableBufferPointer { _ = $0.update(from: input) }
      },
      run: { filter.run(&frames) }, answer: { magnitude(frames.lazy.map { Double($0) }) },
      oracle: {
        (0..<8).reduce(0) { sum, channel in
          sum + magnitude(plainBand(stride(from: channel, to: count, by: 8).map { Double(input[$0]) }))
        }
      }, tolerance: 1e-5)
  }

  /// One interval after another by the plain step, as the standard has it.
  private static func plainCar(_ slopes: [Double]) -> [Double] {
    var car = PlainGoldenCar(intervalMeters: 0.25)
    return slopes.map { car.response(to: $0) }
  }

  @Sendable private static func goldenCar() -> Kernel {
    let slopes = wave(count).map { 0.005 * $0 }
    var car = GoldenCar(intervalMeters: 0.25)
    var responses: [Double] = []
    return Kernel(
      name: "golden-car-1", samples: count,
      prepare: {
        car.begin(slope: 0)
        responses.removeAll(keepingCapacity: true)
      },
      run: { car.push(slopes, into: &responses) }, answer: { magnitude(responses) },
      oracle: { magnitude(plainCar(slopes)) })
  }

  @Sendable private static func goldenCarOfEight() -> Kernel {
    let slopes = wave(count).map { 0.005 * $0 }
    var (cars, frames) = (GoldenCars(intervalMeters: 0.25), slopes)
    return Kernel(
      name: "golden-car-8", samples: count,
      prepare: {
        cars.begin(slopes: [Double](repeating: 0, count: 8))
        frames.withUnsafeMutableBufferPointer { _ = $0.update(from: slopes) }
      },
      run: { cars.run(&frames) }, answer: { magnitude(frames) },
      oracle: {
        (0..<8).reduce(0) { $0 + magnitude(plainCar(stride(from: $1, to: count, by: 8).map { slopes[$0] })) }
      })
  }

  @Sendable private static func fourier() -> Kernel {
    let length = 4096
    let input = wave(length)
    var transform = RealFFT(length: length)
    var (real, imaginary) = (
      [Double](repeating: 0, count: length / 2 + 1), [Double](repeating: 0, count: length / 2 + 1)
    )
    return Kernel(
      name: "fft-4096", samples: 16 * length,
      run: { for _ in 0..<16 { transform.forward(input, real: &real, imaginary: &imaginary) } },
      answer: {
        // Parseval: the bins between the ends stand for two.
        zip(real, imaginary).enumerated().reduce(0) {
          $0 + ($1.offset % (length / 2) == 0 ? 1 : 2)
            * ($1.element.0 * $1.element.0 + $1.element.1 * $1.element.1)
        }
      }, oracle: { Double(length) * input.reduce(0) { $0 + $1 * $1 } })
  }

  @Sendable private static func overlapSave() -> Kernel {
    let input = wave(count)
    let kernel = wave(401)
    let fresh = OverlapSaveFilter(kernel: kernel)
    var (filter, output) = (fresh, [Double]())
    return Kernel(
      name: "zero-phase-401", samples: count,
      prepare: {
        filter = fresh
        output.removeAll(keepingCapacity: true)
      },
      run: {
        filter.push(input, into: &output)
        filter.finish(into: &output)
      },
      answer: { magnitude(output) },
      oracle: {
        (0..<count).reduce(0) { sum, n in
          var value = 0.0
          for k in max(0, n + 200 - count + 1)...min(400, n + 200) { value += kernel[k] * input[n + 200 - k] }
          return sum + abs(value)
        }
      })
  }

  @Sendable private static func movingStatistics() -> Kernel {
    let input = wave(count)
    var (means, squares) = ([Double](), [Double]())
    return Kernel(
      name: "moving-rms", samples: count,
      prepare: {
        means.removeAll(keepingCapacity: true)
        squares.removeAll(keepingCapacity: true)
      },
      run: {
        var moving = MovingStatistics(halfWidth: 50)
        moving.push(input, means: &means, rootMeanSquares: &squares)
        moving.finish(means: &means, rootMeanSquares: &squares)
      },
      answer: { magnitude(means) + magnitude(squares) },
      oracle: {
        (0..<count).reduce(0) { total, n in
          let window = input[max(0, n - 50)...min(count - 1, n + 50)]
          let size = Double(window.count)
          return total + abs(window.reduce(0, +) / size)
            + (window.reduce(0) { $0 + $1 * $1 } / size).squareRoot()
        }
      })
  }

  @Sendable private static func detrending() -> Kernel {
    let input = wave(count).enumerated().map { $1 + 1e-4 * Double($0) }
    var output: [Double] = []
    return Kernel(
      name: "detrend", samples: count, run: { output = Detrend.line(input) }, answer: { magnitude(output) },
      oracle: {
        // Least squares by its normal equations, about the middle.
        let (n, middle) = (Double(count), Double(count - 1) / 2)
        let mean = input.reduce(0, +) / n
        var (above, below) = (0.0, 0.0)
        for (i, value) in input.enumerated() {
          above += (Double(i) - middle) * (value - mean)
          below += (Double(i) - middle) * (Double(i) - middle)
        }
        return input.enumerated().reduce(0) {
          $0 + abs($1.element - mean - above / below * (Double($1.offset) - middle))
        }
      })
  }

  /// A straight line through uneven times is found again exactly.
  @Sendable private static func resampling() -> Kernel {
    let times = wave(count).enumerated().map { (Double($0) + 0.2 * $1) / 103 }
    let lines = (1...3).map { slope in times.map { Double(slope) * $0 + 1 } }
    // As a reader hands them on.
    let blocks = stride(from: 0, to: count, by: 2048).map { start in
      (
        times: Array(times[start..<start + 2048]), lines: lines.map { Array($0[start..<start + 2048]) }
      )
    }
    var output = [[Double]](repeating: [], count: 3)
    return Kernel(
      name: "resample-3", samples: 3 * count,
      prepare: { for k in 0..<3 { output[k].removeAll(keepingCapacity: true) } },
      run: {
        var resampler = UniformResampler(channelCount: 3, rateHertz: 100)
        for block in blocks { resampler.push(times: block.times, channels: block.lines, into: &output) }
        resampler.finish(into: &output)
      },
      answer: {
        output.enumerated().reduce(0) { $0 + ($1.element[5000] - $1.element[1000]) * Double($1.offset + 1) }
      },
      oracle: { 40.0 * (1 + 4 + 9) }, tolerance: 1e-9)
  }

  /// Sixteen pictures on one road of 4096 segments, about 20 km; samples are segments.
  @Sendable private static func projecting() -> Kernel {
    let segments = 4096
    let vertices = zip(wave(segments + 1), 0...segments).map { wave, s in
      Coordinate(latitude: 43 + 4.5e-5 * Double(s), longitude: 143 + 2e-5 * wave)
    }
    let line = Centerline([vertices])
    let points = (0..<16).map {
      Coordinate(latitude: 43.01 + 0.01 * Double($0), longitude: 143 + 1e-5 * Double($0))
    }
    var places: [Centerline.Projection] = []
    return Kernel(
      name: "project", samples: 16 * segments, run: { places = points.map { line.projection(of: $0) } },
      answer: { places.reduce(0) { $0 + $1.chainageMeters + abs($1.offsetMeters) } },
      oracle: {
        // One segment after another, in the plane around the point.
        points.reduce(0) { sum, point in
          let plane = LocalFrame(origin: point)
          let feet = vertices.indices.dropLast().map { s in
            let (a, b) = (plane.point(of: vertices[s]), plane.point(of: vertices[s + 1]))
            let (dx, dy) = (b.x - a.x, b.y - a.y)
            let t = min(1, max(0, -(a.x * dx + a.y * dy) / (dx * dx + dy * dy)))
            let distance = ((a.x + t * dx) * (a.x + t * dx) + (a.y + t * dy) * (a.y + t * dy)).squareRoot()
            return (distance, line.chainages[s] + t * (line.chainages[s + 1] - line.chainages[s]))
          }
          let nearest = feet.min { $0.0 < $1.0 } ?? (.nan, .nan)
          return sum + nearest.0 + nearest.1
        }
      }, tolerance: 1e-9)
  }

  @Sendable private static func hashing() -> Kernel {
    let bytes = [UInt8](repeating: 0x61, count: 1_000_000)
    var digest = ""
    return Kernel(
      name: "sha-256", samples: bytes.count, run: { digest = SHA256.hexadecimal(of: bytes) },
      // A million times the letter a: FIPS 180-2, B.3.
      answer: {
        digest == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" ? 1 : 0
      }, oracle: { 1 })
  }

  /// Counts what a log holds.
  private struct Counter: DriveLogSink {
    var samples = 0
    mutating func begin(_ description: DriveLogDescription) {}
    mutating func receive(motion block: borrowing MotionBlock) { samples += block.count }
    mutating func receive(fix: Fix) {}
    mutating func receive(finding: Finding) {}
  }

  @Sendable private static func reading() throws -> Kernel {
    let source = LogSource(file: "SampleData/logs/run-01-kei.csv")
    func read() throws -> (bytes: Int, rows: Int, samples: Int) {
      var counter = Counter()
      var options = LogReadingOptions()
      options.isHashed = false
      let tally = try LogReader.read(source, options: options, into: &counter)
      return (Int(tally.bytes), Int(tally.rows - tally.rowsDropped), counter.samples)
    }
    let first = try read()
    var last = first
    return Kernel(
      name: "read-log", samples: first.bytes, run: { last = try read() }, answer: { Double(last.samples) },
      oracle: { Double(first.rows) })
  }

  /// Fixes placed on a grid of 3 120 links; the answer is the share within 40 m of the truth.
  @Sendable private static func matching() -> Kernel {
    let ledger = MatchingBenchmark.grid(40)
    let matcher = RoadMatcher(ledger: ledger)
    let drive = MatchingBenchmark.drive(seed: 1, streets: 40, stepMeters: 12)
    var matched: [MatchedStretch] = []
    return Kernel(
      name: "match-fixes", samples: drive.track.count, run: { matched = matcher.match(drive.track) },
      answer: {
        let right = zip(drive.track, drive.truth).count { point, truth in
          guard let place = MatchingBenchmark.place(matched, point.travelledMeters, ledger) else {
            return false
          }
          return abs(place.x - truth.x) + abs(place.y - truth.y) < 40
        }
        return Double(right) / Double(drive.track.count)
      }, oracle: { 1 }, tolerance: 0.01)
  }
}
