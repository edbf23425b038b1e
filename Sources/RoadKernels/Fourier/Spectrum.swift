/// Arithmetic on split half spectra.
package enum Spectrum {
  /// (real, imaginary) ← (real, imaginary) · (otherReal, otherImaginary), bin by bin; all of one length.
  package static func multiply(
    _ real: inout [Double], _ imaginary: inout [Double], by otherReal: [Double], _ otherImaginary: [Double]
  ) {
    let count = real.count
    precondition(
      imaginary.count == count && otherReal.count == count && otherImaginary.count == count,
      "Spectra to be multiplied must be equally long.")
    real.withUnsafeMutableBufferPointer { a in
      imaginary.withUnsafeMutableBufferPointer { b in
        otherReal.withUnsafeBufferPointer { c in
          otherImaginary.withUnsafeBufferPointer { d in
            for k in 0..<count {
              let re = a[k] * c[k] - b[k] * d[k]
              b[k] = a[k] * d[k] + b[k] * c[k]
              a[k] = re
            }
          }
        }
      }
    }
  }
}
