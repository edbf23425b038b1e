import Testing

@testable import RoughnessModels

@Suite struct RobustRegressionTests {
  private let rows: [[Double]] = (0..<24).map { (i: Int) -> [Double] in
    let first: Double = Double(i % 7) - 3
    let second: Double = Double((i * i) % 5) - 2
    return [1, first, second]
  }
  private var values: [Double] {
    var values: [Double] = []
    for (i, row) in rows.enumerated() {
      let noise: Double = Double((i * 37) % 23 - 11) / 100
      let exact: Double = 0.4 * row[0] - 0.25 * row[1] + 0.1 * row[2]
      values.append(exact + noise)
    }
    values[5] += 3
    values[17] -= 2
    return values
  }

  /// numpy 2.4.6 and scipy 1.17.1 (least_squares with Huber's loss): Tools/reference/calibration.py.
  @Test func `two wild points don't bend the fit, as scipy has it`() throws {
    let fit = try #require(
      RobustRegression(
        rows: rows, values: values, weights: Array(repeating: 1, count: 24), groups: (0..<24).map { $0 / 3 }))
    let expected = [0.404406254136504, -0.24018302735174302, 0.10159819018296816]
    for (value, wanted) in zip(fit.coefficients, expected) { #expect(abs(value - wanted) < 1e-7) }
    #expect(abs(fit.scale - 0.09633590558627916) < 1e-7)
    #expect(abs(fit.covariance[0][0] - 0.00017290587970575304) < 1e-9)
    #expect(abs(fit.covariance[1][2] + 1.5166524112659094e-05) < 1e-9)
    #expect(fit.weights[5] < 0.1 && fit.weights[17] < 0.1 && fit.weights[0] == 1)
  }

  @Test func `exact data are fitted exactly`() throws {
    let exact: [Double] = rows.map { row in 2 * row[0] + 0.5 * row[1] }
    let fit = try #require(
      RobustRegression(
        rows: rows, values: exact, weights: Array(repeating: 1, count: 24), groups: Array(0..<24)))
    #expect(abs(fit.coefficients[0] - 2) < 1e-9 && abs(fit.coefficients[2]) < 1e-9 && fit.scale < 1e-9)
  }

  @Test func `columns that say the same and too few rows give no fit`() {
    let twins: [[Double]] = (0..<9).map { (i: Int) -> [Double] in [1, Double(i), Double(2 * i)] }
    #expect(
      RobustRegression(
        rows: twins, values: (0..<9).map(Double.init), weights: Array(repeating: 1, count: 9),
        groups: Array(0..<9)) == nil)
    #expect(RobustRegression(rows: [[1, 2]], values: [1], weights: [1], groups: [0]) == nil)
    #expect(RobustRegression(rows: [], values: [], weights: [], groups: []) == nil)
  }
}
