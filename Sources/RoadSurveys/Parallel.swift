/// Work on many things at once.
enum Parallel {
  /// Maps in parallel, `width` at a time; the results are in the order of the input.
  static func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], width: Int, _ body: @escaping @Sendable (Input) async -> Output
  ) async -> [Output] {
    await withTaskGroup(of: (Int, Output).self) { group in
      var outputs: [Output?] = Array(repeating: nil, count: inputs.count)
      var next = 0
      while next < min(width, inputs.count) {
        let (i, input) = (next, inputs[next])
        group.addTask { (i, await body(input)) }
        next += 1
      }
      while let (done, output) = await group.next() {
        outputs[done] = output
        guard next < inputs.count else { continue }
        let (i, input) = (next, inputs[next])
        group.addTask { (i, await body(input)) }
        next += 1
      }
      return outputs.compactMap { $0 }
    }
  }
}
