import RoadKernels
import Testing

@Suite struct UnitCircleTests {
  /// cos and sin of 2π·turns to 20 digits (mpmath 1.3.0, 40 digits).
  static let points: [(turns: Double, cosine: Double, sine: Double)] = [
    (0, 1, 0), (0.125, 0.70710678118654752440, 0.70710678118654752440), (0.25, 0, 1), (0.5, -1, 0),
    (0.75, 0, -1),
    (0.3333333333333333, -0.49999999999999989931, 0.86602540378443870489),
    (0.1, 0.8090169943749474036, 0.58778525229247315739),
    (0.01, 0.99802672842827156187, 0.062790519529313377382),
    (1e-09, 0.99999999999999998026, 6.2831853071795868269e-9),
    (0.124999, 0.70711122405552792958, 0.70710233828965166243),
    (0.126, 0.70264996979884919829, 0.71153567720928534585),
    (0.3, -0.30901699437494735776, 0.95105651629515359367),
    (0.37, -0.68454710592868865339, 0.72896862742141154225),
    (0.49, -0.99802672842827155845, 0.062790519529313431772),
    (0.51, -0.99802672842827155845, -0.062790519529313431772),
    (0.6789, -0.43202278796151757934, -0.90186268948324812121),
    (0.8, 0.30901699437494768948, -0.95105651629515348589),
    (0.9, 0.80901699437494750611, -0.5877852522924730163),
    (0.999, 0.99998026085613712981, -0.0062831439655589568302),
    (0.000732421875, 0.99998941108192837362, 0.0046019261204485707649),
    (1.52587890625e-05, 0.99999999540410731289, 0.000095873799095977345871),
    (1234.567, -0.91269158740348412915, -0.40864907473639077176),
  ]

  @Test(arguments: points)
  func `points of the circle are right to one ulp`(_ p: (turns: Double, cosine: Double, sine: Double)) {
    let (c, s) = UnitCircle.point(turns: p.turns)
    #expect(abs(c - p.cosine) <= p.cosine.ulp)
    #expect(abs(s - p.sine) <= p.sine.ulp)
  }

  @Test func `whole turns and signs fold exactly`() {
    for k in 0..<64 {
      let turns = Double(k) / 64
      let (c, s) = UnitCircle.point(turns: turns)
      #expect(UnitCircle.point(turns: turns + 5) == (c, s))
      #expect(UnitCircle.point(turns: -turns).cosine == c)
      #expect(UnitCircle.point(turns: -turns).sine == -s)
      #expect(abs(c * c + s * s - 1) <= 3e-16)
    }
  }

  @Test func `the tangent is right`() {
    #expect(abs(UnitCircle.tangent(halfTurns: 0.25) - 1) <= 3e-16)
    #expect(abs(UnitCircle.tangent(halfTurns: 1.0 / 3) - 1.7320508075688772935) <= 1e-15)
    #expect(UnitCircle.tangent(halfTurns: 0) == 0)
  }
}
