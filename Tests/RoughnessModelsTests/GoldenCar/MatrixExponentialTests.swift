import Foundation
import Testing

@testable import RoughnessModels

@Suite struct MatrixExponentialTests {
  @Test func `the exponential of nothing is the identity`() {
    #expect(SquareMatrix(order: 3).exponential() == .identity(order: 3))
  }

  @Test(arguments: [-40.0, -1, -1e-3, 0.3, 0.5, 2, 20])
  func `a diagonal matrix has the exponentials of its elements`(value: Double) {
    let exponential = SquareMatrix(rows: [[value, 0], [0, -value]]).exponential()
    #expect(abs(exponential[0, 0] / exp(value) - 1) < 1e-13)
    #expect(abs(exponential[1, 1] / exp(-value) - 1) < 1e-13)
    #expect(exponential[0, 1] == 0)
  }

  @Test(arguments: [0.1, 1, 10, 100])
  func `a rotation's generator gives cosine and sine`(angle: Double) {
    let rotation = SquareMatrix(rows: [[0, -angle], [angle, 0]]).exponential()
    #expect(abs(rotation[0, 0] - cos(angle)) < 1e-13 * max(1, angle))
    #expect(abs(rotation[1, 0] - sin(angle)) < 1e-13 * max(1, angle))
  }

  @Test func `a nilpotent matrix has a finite series`() {
    let matrix = SquareMatrix(rows: [[0, 6, 0], [0, 0, 4], [0, 0, 0]])
    let expected = SquareMatrix(rows: [[1, 6, 12], [0, 1, 4], [0, 0, 1]])
    let exponential = matrix.exponential()
    for (a, b) in zip(exponential.elements, expected.elements) { #expect(abs(a - b) < 1e-14 * max(1, b)) }
  }
}
