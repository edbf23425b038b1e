/// A small dense square matrix of doubles, row by row: just what a matrix exponential needs.
struct SquareMatrix: Sendable, Equatable {
  let order: Int
  private(set) var elements: [Double]

  init(order: Int) {
    self.order = order
    elements = Array(repeating: 0, count: order * order)
  }

  init(rows: [[Double]]) {
    precondition(rows.allSatisfy { $0.count == rows.count }, "A square matrix has rows as long as it is high")
    order = rows.count
    elements = rows.flatMap(\.self)
  }

  static func identity(order: Int) -> SquareMatrix {
    var matrix = SquareMatrix(order: order)
    for i in 0..<order { matrix[i, i] = 1 }
    return matrix
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row * order + column] }
    set { elements[row * order + column] = newValue }
  }

  /// The greatest sum of magnitudes in a row (the ∞-norm).
  var norm: Double {
    var greatest = 0.0
    for i in 0..<order {
      var sum = 0.0
      for j in 0..<order { sum += abs(self[i, j]) }
      greatest = max(greatest, sum)
    }
    return greatest
  }

  static func * (a: SquareMatrix, b: SquareMatrix) -> SquareMatrix {
    var product = SquareMatrix(order: a.order)
    for i in 0..<a.order {
      for j in 0..<a.order {
        var sum = 0.0
        for k in 0..<a.order { sum += a[i, k] * b[k, j] }
        product[i, j] = sum
      }
    }
    return product
  }

  static func + (a: SquareMatrix, b: SquareMatrix) -> SquareMatrix {
    var sum = a
    for index in sum.elements.indices { sum.elements[index] += b.elements[index] }
    return sum
  }

  func scaled(by factor: Double) -> SquareMatrix {
    var scaled = self
    for index in scaled.elements.indices { scaled.elements[index] *= factor }
    return scaled
  }
}
