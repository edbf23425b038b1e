/// Options whose value may be left out, for a parser that knows none: the word `auto` is put in for it.
///
/// `--trim-ends` before another option, before a word that is no number, or at the end stands for `--trim-ends auto`.
enum OptionalValues {
  static func completed(_ arguments: [String]) -> [String] {
    var completed: [String] = []
    for (index, argument) in arguments.enumerated() {
      completed.append(argument)
      guard argument == "--trim-ends", !completed.dropLast().contains("--") else { continue }
      let next = index + 1 < arguments.count ? arguments[index + 1] : nil
      if next == nil || next != "auto" && Double(next ?? "") == nil { completed.append("auto") }
    }
    return completed
  }
}
