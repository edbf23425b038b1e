private typealias Pair = SIMD2<Double>
private typealias Quad = SIMD4<Double>
package typealias Doubles = UnsafeMutablePointer<Double>

@inline(__always)
private func pair(_ p: Doubles, _ i: Int) -> Pair {
  UnsafeRawPointer(p + i).loadUnaligned(as: Pair.self)
}

@inline(__always)
private func pair(_ p: UnsafePointer<Double>, _ i: Int) -> Pair {
  UnsafeRawPointer(p + i).loadUnaligned(as: Pair.self)
}

@inline(__always)
private func quad(_ p: Doubles, _ i: Int) -> Quad {
  UnsafeRawPointer(p + i).loadUnaligned(as: Quad.self)
}

@inline(__always)
private func put(_ v: Pair, _ p: Doubles, _ i: Int) {
  UnsafeMutableRawPointer(p + i).storeBytes(of: v, as: Pair.self)
}

@inline(__always)
private func put(_ v: Quad, _ p: Doubles, _ i: Int) {
  UnsafeMutableRawPointer(p + i).storeBytes(of: v, as: Quad.self)
}

/// The stages of the Stockham transform; x is read, y is written, they never overlap.
///
/// With sub-length s and stride t, butterfly (p, q) reads x[q + t(p + r·s/4)] and writes y[q + t(4p + r)], r = 0…3.
extension RealFFT {
  /// First stage, stride 1: lanes across p, results transposed on the way out. `count` is at least 8.
  static func firstRadix4(
    _ xr: Doubles, _ xi: Doubles, _ yr: Doubles, _ yi: Doubles, count: Int, twiddles w: UnsafePointer<Double>
  ) {
    let quarter = count / 4
    var p = 0
    while p < quarter {
      let ar = pair(xr, p)
      let ai = pair(xi, p)
      let br = pair(xr, p + quarter)
      let bi = pair(xi, p + quarter)
      let cr = pair(xr, p + 2 * quarter)
      let ci = pair(xi, p + 2 * quarter)
      let dr = pair(xr, p + 3 * quarter)
      let di = pair(xi, p + 3 * quarter)
      let sumACr = ar + cr
      let sumACi = ai + ci
      let difACr = ar - cr
      let difACi = ai - ci
      let sumBDr = br + dr
      let sumBDi = bi + di
      let difBDr = br - dr
      let difBDi = bi - di
      let y0r = sumACr + sumBDr
      let y0i = sumACi + sumBDi
      let t1r = difACr + difBDi
      let t1i = difACi - difBDr
      let t2r = sumACr - sumBDr
      let t2i = sumACi - sumBDi
      let t3r = difACr - difBDi
      let t3i = difACi + difBDr
      let w1r = pair(w, p)
      let w1i = pair(w, quarter + p)
      let w2r = pair(w, 2 * quarter + p)
      let w2i = pair(w, 3 * quarter + p)
      let w3r = pair(w, 4 * quarter + p)
      let w3i = pair(w, 5 * quarter + p)
      let y1r = t1r * w1r - t1i * w1i
      let y1i = t1r * w1i + t1i * w1r
      let y2r = t2r * w2r - t2i * w2i
      let y2i = t2r * w2i + t2i * w2r
      let y3r = t3r * w3r - t3i * w3i
      let y3i = t3r * w3i + t3i * w3r
      put(Pair(y0r[0], y1r[0]), yr, 4 * p)
      put(Pair(y2r[0], y3r[0]), yr, 4 * p + 2)
      put(Pair(y0r[1], y1r[1]), yr, 4 * p + 4)
      put(Pair(y2r[1], y3r[1]), yr, 4 * p + 6)
      put(Pair(y0i[0], y1i[0]), yi, 4 * p)
      put(Pair(y2i[0], y3i[0]), yi, 4 * p + 2)
      put(Pair(y0i[1], y1i[1]), yi, 4 * p + 4)
      put(Pair(y2i[1], y3i[1]), yi, 4 * p + 6)
      p += 2
    }
  }

  /// Middle stages, stride ≥ 4: lanes across q, one twiddle triple for the whole inner loop.
  static func radix4(
    _ xr: Doubles, _ xi: Doubles, _ yr: Doubles, _ yi: Doubles, count: Int, stride: Int,
    twiddles w: UnsafePointer<Double>
  ) {
    let quarter = count / 4
    let step = stride * quarter
    for p in 0..<quarter {
      let w1r = Quad(repeating: w[p])
      let w1i = Quad(repeating: w[quarter + p])
      let w2r = Quad(repeating: w[2 * quarter + p])
      let w2i = Quad(repeating: w[3 * quarter + p])
      let w3r = Quad(repeating: w[4 * quarter + p])
      let w3i = Quad(repeating: w[5 * quarter + p])
      let from = stride * p
      let to = 4 * stride * p
      var q = 0
      while q < stride {
        let i = from + q
        let o = to + q
        let ar = quad(xr, i)
        let ai = quad(xi, i)
        let cr = quad(xr, i + 2 * step)
        let ci = quad(xi, i + 2 * step)
        let sumACr = ar + cr
        let sumACi = ai + ci
        let difACr = ar - cr
        let difACi = ai - ci
        let br = quad(xr, i + step)
        let bi = quad(xi, i + step)
        let dr = quad(xr, i + 3 * step)
        let di = quad(xi, i + 3 * step)
        let sumBDr = br + dr
        let sumBDi = bi + di
        let difBDr = br - dr
        let difBDi = bi - di
        put(sumACr + sumBDr, yr, o)
        put(sumACi + sumBDi, yi, o)
        let t1r = difACr + difBDi
        let t1i = difACi - difBDr
        put(t1r * w1r - t1i * w1i, yr, o + stride)
        put(t1r * w1i + t1i * w1r, yi, o + stride)
        let t2r = sumACr - sumBDr
        let t2i = sumACi - sumBDi
        put(t2r * w2r - t2i * w2i, yr, o + 2 * stride)
        put(t2r * w2i + t2i * w2r, yi, o + 2 * stride)
        let t3r = difACr - difBDi
        let t3i = difACi + difBDr
        put(t3r * w3r - t3i * w3i, yr, o + 3 * stride)
        put(t3r * w3i + t3i * w3r, yi, o + 3 * stride)
        q += 4
      }
    }
  }

  /// Last stage of sub-length 4: all twiddles are 1. The stride is 1 or a multiple of 4.
  static func lastRadix4(_ xr: Doubles, _ xi: Doubles, _ yr: Doubles, _ yi: Doubles, stride s: Int) {
    guard s >= 4 else {
      let sumACr = xr[0] + xr[2]
      let sumACi = xi[0] + xi[2]
      let difACr = xr[0] - xr[2]
      let difACi = xi[0] - xi[2]
      let sumBDr = xr[1] + xr[3]
      let sumBDi = xi[1] + xi[3]
      let difBDr = xr[1] - xr[3]
      let difBDi = xi[1] - xi[3]
      yr[0] = sumACr + sumBDr
      yi[0] = sumACi + sumBDi
      yr[1] = difACr + difBDi
      yi[1] = difACi - difBDr
      yr[2] = sumACr - sumBDr
      yi[2] = sumACi - sumBDi
      yr[3] = difACr - difBDi
      yi[3] = difACi + difBDr
      return
    }
    var q = 0
    while q < s {
      let ar = quad(xr, q)
      let ai = quad(xi, q)
      let cr = quad(xr, q + 2 * s)
      let ci = quad(xi, q + 2 * s)
      let br = quad(xr, q + s)
      let bi = quad(xi, q + s)
      let dr = quad(xr, q + 3 * s)
      let di = quad(xi, q + 3 * s)
      let sumACr = ar + cr
      let sumACi = ai + ci
      let sumBDr = br + dr
      let sumBDi = bi + di
      put(sumACr + sumBDr, yr, q)
      put(sumACi + sumBDi, yi, q)
      put(sumACr - sumBDr, yr, q + 2 * s)
      put(sumACi - sumBDi, yi, q + 2 * s)
      let difACr = ar - cr
      let difACi = ai - ci
      let difBDr = br - dr
      let difBDi = bi - di
      put(difACr + difBDi, yr, q + s)
      put(difACi - difBDr, yi, q + s)
      put(difACr - difBDi, yr, q + 3 * s)
      put(difACi + difBDr, yi, q + 3 * s)
      q += 4
    }
  }

  /// Last stage of sub-length 2, when log₂ of the complex length is odd.
  static func lastRadix2(_ xr: Doubles, _ xi: Doubles, _ yr: Doubles, _ yi: Doubles, stride s: Int) {
    guard s >= 4 else {
      for q in 0..<s {
        yr[q] = xr[q] + xr[q + s]
        yi[q] = xi[q] + xi[q + s]
        yr[q + s] = xr[q] - xr[q + s]
        yi[q + s] = xi[q] - xi[q + s]
      }
      return
    }
    var q = 0
    while q < s {
      let ar = quad(xr, q)
      let ai = quad(xi, q)
      let br = quad(xr, q + s)
      let bi = quad(xi, q + s)
      put(ar + br, yr, q)
      put(ai + bi, yi, q)
      put(ar - br, yr, q + s)
      put(ai - bi, yi, q + s)
      q += 4
    }
  }
}
