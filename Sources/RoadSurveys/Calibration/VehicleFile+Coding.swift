import FoundationEssentials
import RoughnessModels

extension VehicleFile {
  /// Reads a vehicle's file: JSON, comments welcome.
  ///
  /// Errors: ``SurveyError/vehicle(_:)`` naming the key for an unknown or missing key, a value of a wrong kind, a date
  /// that is none, and numbers that make no curve.
  public static func read(_ text: String) throws(SurveyError) -> VehicleFile {
    let (vehicle, tree): (VehicleFile, SettingTree)
    do {
      tree = try CommentedJSON.decode(SettingTree.self, from: text)
      vehicle = try CommentedJSON.decode(VehicleFile.self, from: text)
    } catch {
      throw .vehicle(Self.explain(error))
    }
    if let stranger = unknown(in: tree, vehicle) {
      throw .vehicle("\(stranger): no such key; is it misspelt? a note belongs into \"note\"")
    }
    guard !vehicle.id.isEmpty else { throw .vehicle("id: is empty; give the car a name") }
    guard !vehicle.logs.isEmpty, vehicle.logs.allSatisfy({ !$0.isEmpty }) else {
      throw .vehicle("logs: no pattern; expected globs of the car's logs such as \"kei-*.csv\"")
    }
    for (key, date) in [("validFrom", vehicle.validFrom), ("validTo", vehicle.validTo)] {
      if let date, !isDate(date) { throw .vehicle("\(key): '\(date)' is no date; expected YYYY-MM-DD") }
    }
    if let from = vehicle.validFrom, let to = vehicle.validTo, from > to {
      throw .vehicle("validTo: \(to) is before validFrom \(from)")
    }
    if let fault = vehicle.geometry?.fault {
      throw .vehicle("geometry.\(fault.key): out of range; expected \(fault.expected)")
    }
    if let curve = vehicle.calibration?.curve, !curve.isSound {
      throw .vehicle("calibration.curve: numbers that make no curve; run calibrate again")
    }
    return vehicle
  }

  /// The file's text: two blanks of indentation, keys in order, numbers as short as they can be.
  public var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("A vehicle's numbers are finite.")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// The first key that a vehicle's file doesn't have; nil where all are known.
  private static func unknown(in tree: SettingTree, _ vehicle: VehicleFile) -> String? {
    // What was understood, written again, holds every key that has a value.
    guard let again = try? JSONDecoder().decode(SettingTree.self, from: Data(vehicle.text.utf8)) else {
      return nil
    }
    return unknown(tree, again, "")
  }

  private static func unknown(_ given: SettingTree, _ known: SettingTree, _ path: String) -> String? {
    switch (given, known) {
    case (.group(let mine), .group(let theirs)):
      for (key, value) in mine.sorted(by: { $0.key < $1.key }) {
        let here = path.isEmpty ? key : "\(path).\(key)"
        if value == .null { continue }
        guard let other = theirs[key] else { return here }
        if let found = unknown(value, other, here) { return found }
      }
      return nil
    case (.list(let mine), .list(let theirs)):
      for (i, (a, b)) in zip(mine, theirs).enumerated() {
        if let found = unknown(a, b, "\(path)[\(i)]") { return found }
      }
      return nil
    default: return nil
    }
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2], let month = Int(parts[1]),
      let day = Int(parts[2]),
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }

  private static func explain(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      return "\(CommentedJSON.path(context.codingPath + [key])): is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      return "\(CommentedJSON.path(context.codingPath)): a value of another kind was expected"
    case DecodingError.dataCorrupted(let context):
      return "\(CommentedJSON.path(context.codingPath)): \(context.debugDescription)"
    default: return "\(error)"
    }
  }
}
