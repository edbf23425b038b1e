import ArgumentParser
import DriveLogs
import RoadReports
import RoughnessModels

/// `evaluate` of a profile against a profile.
enum ProfileComparison {
  /// Whether a file holds elevations rather than a table of roads: ERD, or a first line without `road_id`.
  static func isProfile(_ path: String) -> Bool {
    guard path != "-", let bytes = try? InputFile.read(path: path) else { return false }
    if bytes.starts(with: Array("ERDFILE".utf8)) || bytes.starts(with: [0x1F, 0x8B]) { return true }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let text = String(decoding: line, as: UTF8.self).lowercased()
    let names = text.split(whereSeparator: { ",;\t ".contains($0) })
    // A table of roads that misses a column must be told so: only what looks like elevations is a profile.
    if names.contains(where: { $0.contains("road") || $0.contains("iri") || $0.contains("direction") }) {
      return false
    }
    return names.allSatisfy { Double($0) != nil }
      || names.contains {
        $0.contains("elev") || $0.contains("dist") || $0.contains("left") || $0 == "z" || $0 == "x"
      }
  }

  private struct Line {
    var name: String
    var index: InternationalRoughnessIndex
    var fromMeters: Double
  }

  static func run(_ command: EvaluateCommand) throws {
    let result = try lines(command.result, interval: nil)
    guard let step = result.first?.index.interval.meters else { return }
    var reference = try lines(command.reference, interval: nil)
    if let other = reference.first?.index.interval.meters, other != step {
      reference = try lines(command.reference, interval: step)
    }
    guard result.count == reference.count else {
      throw InputFailure(
        status: Console.Status.badData,
        text:
          "\(command.result) has \(result.count) tracks, \(command.reference) \(reference.count); compare alike"
      )
    }
    var json = JSONWriter(indented: true)
    json.beginArray()
    var text: [String] = []
    let lengths = command.length.isEmpty ? [100.0, 20] : command.length
    for (mine, theirs) in zip(result, reference) {
      let lead = Int(((theirs.fromMeters - mine.fromMeters) / step).rounded())
      guard
        let agreement = ProfileAgreement(
          responses: mine.index.responses, reference: theirs.index.responses, intervalMeters: step,
          lead: lead,
          reach: Int((command.align ?? 0) / step))
      else {
        throw InputFailure(
          status: Console.Status.badData,
          text:
            "\(command.reference): fewer than 40 points in common with \(command.result), or a flat profile")
      }
      let begin = lead + Int((agreement.shiftMeters / step).rounded())
      let pieces = lengths.map { length in (length, pairs(mine.index, theirs.index, begin, length)) }
      write(mine.name, agreement, pieces, into: &json)
      text += lines(mine.name, agreement, pieces)
    }
    json.endArray()
    json.newline()
    if command.json {
      try StandardOutput.write { (sink: inout ByteSink) throws(ReportError) in try sink.write(json.bytes) }
    } else if !command.quiet {
      Console.say(text.joined(separator: "\n"))
    }
  }

  private static func lines(_ path: String, interval: Double?) throws -> [Line] {
    let evaluation = ProfileEvaluation(
      start: .exact, segmentLengthMeters: 100, intervalMeters: interval, allowedGapMeters: nil)
    let table = try ProfileTable.read(path: path, name: path)
    let result: ProfileEvaluation.Result
    do throws(ProfileEvaluation.Failure) { result = try evaluation.evaluate(table) } catch {
      throw InputFailure(status: error.exit, text: error.text)
    }
    return result.tracks.map { Line(name: $0.name, index: $0.index, fromMeters: $0.fromMeters) }
  }

  /// IRI of both over pieces of one length, without starting the car anew.
  private static func pairs(
    _ mine: InternationalRoughnessIndex, _ theirs: InternationalRoughnessIndex, _ lead: Int, _ length: Double
  ) -> RoughnessAgreement {
    let count = max(1, Int((length / mine.interval.meters).rounded()))
    var (estimates, references): ([Double], [Double]) = ([], [])
    var first = max(0, lead)
    while first + count <= min(mine.responses.count, theirs.responses.count + lead) {
      func mean(_ values: ArraySlice<Double>) -> Double {
        1000 * values.reduce(0) { $0 + abs($1) } / Double(values.count)
      }
      estimates.append(mean(mine.responses[first..<(first + count)]))
      references.append(mean(theirs.responses[(first - lead)..<(first - lead + count)]))
      first += count
    }
    return RoughnessAgreement(estimates: estimates, references: references)
  }

  private static func lines(
    _ name: String, _ agreement: ProfileAgreement, _ pieces: [(Double, RoughnessAgreement)]
  ) -> [String] {
    func number(_ value: Double?, _ decimals: Int) -> String {
      value.map { FixedDecimals.text($0, decimals: decimals) } ?? "–"
    }
    var text = [
      "\(name): IRI \(number(agreement.iri, 3)) against \(number(agreement.referenceIRI, 3)) m/km over "
        + "\(number(agreement.comparedMeters, 1)) m; cross-correlation of the IRI-filtered slopes "
        + "\(number(agreement.crossCorrelation, 4)) (correlation alone \(number(agreement.correlation, 4))), reference "
        + "shifted by \(number(agreement.shiftMeters, 2)) m"
    ]
    for (length, score) in pieces where score.count > 0 {
      text.append(
        "  \(number(length, 0)) m: n \(score.count), r2 \(number(score.rSquared, 3)), rmse "
          + "\(number(score.rootMeanSquareError, 3)), bias \(number(score.bias, 3)), mape "
          + "\(number(score.meanAbsolutePercentageError, 1)) %, class agreement \(number(score.classAgreement, 3))"
      )
    }
    return text
  }

  private static func write(
    _ name: String, _ agreement: ProfileAgreement, _ pieces: [(Double, RoughnessAgreement)],
    into json: inout JSONWriter
  ) {
    func member(_ name: String, _ value: Double?) {
      json.name(name)
      json.number(value)
    }
    json.beginObject()
    json.name("track")
    json.string(name)
    member("iri", agreement.iri)
    member("reference_iri", agreement.referenceIRI)
    member("compared_m", agreement.comparedMeters)
    member("shift_m", agreement.shiftMeters)
    member("correlation", agreement.correlation)
    member("cross_correlation", agreement.crossCorrelation)
    json.name("levels")
    json.beginArray()
    for (length, score) in pieces {
      json.beginObject()
      member("length_m", length)
      json.name("n")
      json.integer(score.count)
      member("r2", score.rSquared)
      member("pearson_r", score.pearson)
      member("rmse", score.rootMeanSquareError)
      member("bias", score.bias)
      member("mape_percent", score.meanAbsolutePercentageError)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}
