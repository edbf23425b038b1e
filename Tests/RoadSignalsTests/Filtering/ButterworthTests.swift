import RoadSignals
import Testing

@Suite struct ButterworthTests {
  /// scipy 1.17.1, printed by Tools/reference/signals.py.
  struct Oracle: Sendable {
    var design: Butterworth
    /// a1 and a2 of all sections, ascending.
    var denominators: [[Double]]
    /// Impulse response at 0, 1, 2, 3, 5, 8, 20 and 40.
    var impulse: [Double]
    /// |H| at 0.1, 0.15, 0.5, 2, 10, 20 and 24 Hz.
    var magnitudes: [Double]
  }

  static let oracles = [
    Oracle(
      design: Butterworth(order: 4, band: .lowPass(cornerHertz: 20.0), rateHertz: 100.0),
      denominators: [
        [-0.4531195206523847, 0.4663255707632367], [-0.32897567737095285, 0.06458765491644297],
      ],
      impulse: [
        0.046582906636443676, 0.22276389413610675, 0.42204463548136173, 0.37344560969562596,
        -0.11240602647165215, 0.0471420705657654, -0.00020802555553124273, 1.1616436549690777e-08,
      ],
      magnitudes: [
        1.0, 1.0, 0.9999999999999759, 0.9999999984191272, 0.9992009587217893, 0.7071067811865475,
        0.33731564285926535,
      ]),
    Oracle(
      design: Butterworth(order: 3, band: .lowPass(cornerHertz: 0.3), rateHertz: 50.0),
      denominators: [[-1.9616121845004821, 0.9630069546484734], [-0.9629940509502153, 0.0]],
      impulse: [
        6.4518491290909294e-06, 3.822466558039927e-05, 0.00011274678949418802, 0.00023315725424173826,
        0.0005971010807129002, 0.0014000047179717448, 0.006267320511371525, 0.013583451100325902,
      ],
      magnitudes: [
        0.9993152660140803, 0.9922819440998077, 0.2110034625802134, 0.0033230908398261955,
        1.746926235551867e-05, 2.2981893352895863e-07, 1.6684507881730268e-09,
      ]),
    Oracle(
      design: Butterworth(order: 2, band: .highPass(cornerHertz: 0.15), rateHertz: 100.0),
      denominators: [[-1.9866715465479383, 0.9867597842937811]],
      impulse: [
        0.9933578327104298, -0.013239923634521755, -0.013151107584623754, -0.013062307054295976,
        -0.012884782969589233, -0.012618800656255704, -0.011562074726378395, -0.009849253282746506,
      ],
      magnitudes: [
        0.40613567666905376, 0.7071067811863888, 0.9959756366382406, 0.999984262725433, 0.9999999778770414,
        0.9999999991150815, 0.9999999996829195,
      ]),
    Oracle(
      design: Butterworth(order: 5, band: .highPass(cornerHertz: 2.0), rateHertz: 100.0),
      denominators: [
        [-1.910245408589122, 0.9254279833351826], [-1.8015573988553768, 0.8158761244727529],
        [-0.881618592363189, 0.0],
      ],
      impulse: [
        0.8158753202371106, -0.33171744563345895, -0.26328465171416576, -0.20373985235988357,
        -0.10841627150149553, -0.014806210886376514, 0.036736135893247465, -0.01935570256678957,
      ],
      magnitudes: [
        3.1045380512667935e-07, 2.3575570578565626e-06, 0.000970550789488127, 0.7071067811865387,
        0.9999999629550822, 0.9999999999881451, 0.9999999999990887,
      ]),
    Oracle(
      design: Butterworth(order: 4, band: .bandPass(lowHertz: 0.5, highHertz: 20.0), rateHertz: 100.0),
      denominators: [
        [-1.9759899504638245, 0.976977069116812], [-1.9408580427769178, 0.9418914816999892],
        [-0.4657514167546178, 0.4816120399245385], [-0.36825346345452603, 0.07425679061684193],
      ],
      impulse: [
        0.04299911509624236, 0.20428246951078538, 0.37936247679716995, 0.3104706037988203,
        -0.19138068588346585, -0.011902715288703063, -0.03348549111126782, -0.003089795167576249,
      ],
      magnitudes: [
        0.001470659154617601, 0.007477440574076236, 0.7071067811866839, 0.9999997018184207,
        0.9996186888600191, 0.7071067811865468, 0.3268782499872221,
      ]),
    Oracle(
      design: Butterworth(order: 3, band: .bandPass(lowHertz: 8.0, highHertz: 16.0), rateHertz: 200.0),
      denominators: [
        [-1.8492530266780882, 0.9145051711999752], [-1.6641070368779396, 0.7756795110496131],
        [-1.6397504963712959, 0.8516228844598696],
      ],
      impulse: [
        0.0015670103505882706, 0.008074977585131836, 0.019077335585229737, 0.027984088987360274,
        0.015991153210927266, -0.05762167315479288, 0.037541887662685305, 0.010204981383039793,
      ],
      magnitudes: [
        2.5204926844132177e-07, 8.509116349553347e-07, 3.1681248060137776e-05, 0.002214061619902559,
        0.9989869306098569, 0.19096479367662433, 0.07147974885036405,
      ]),
    Oracle(
      design: Butterworth(order: 1, band: .bandPass(lowHertz: 0.2, highHertz: 40.0), rateHertz: 100.0),
      denominators: [[-0.47945483014393464, -0.5016362007565145]],
      impulse: [
        0.7508181003782572, 0.359983364785849, -0.20158479802724366, 0.08392988234896828,
        0.012912268679995759, -0.014706488724473929, -0.009845601669614696, -0.00764889062222932,
      ],
      magnitudes: [
        0.44666172397429627, 0.5996542420996912, 0.9298566971992648, 0.9968476878167157, 0.9962873213634652,
        0.9750036710134572, 0.9580792126597167,
      ]),
  ]

  @Test(arguments: oracles)
  func `the poles are scipy's`(_ oracle: Oracle) {
    let ours = oracle.design.sections.map { [$0.a1, $0.a2] }.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    #expect(ours.count == oracle.denominators.count)
    for (section, expected) in zip(ours, oracle.denominators) {
      #expect(abs(section[0] - expected[0]) <= 1e-13)
      #expect(abs(section[1] - expected[1]) <= 1e-13)
    }
  }

  @Test(arguments: oracles)
  func `the impulse response is scipy's`(_ oracle: Oracle) {
    var filter = CausalFilter(oracle.design)
    var answer: [Double] = []
    filter.push([1] + [Double](repeating: 0, count: 40), into: &answer)
    let scale = oracle.impulse.map(\.magnitude).max() ?? 1
    for (index, expected) in zip([0, 1, 2, 3, 5, 8, 20, 40], oracle.impulse) {
      #expect(abs(answer[index] - expected) <= 1e-11 * scale)
    }
  }

  @Test(arguments: oracles)
  func `the gain is scipy's`(_ oracle: Oracle) {
    for (hertz, expected) in zip([0.1, 0.15, 0.5, 2, 10, 20, 24], oracle.magnitudes) {
      let gain = oracle.design.magnitude(atHertz: hertz)
      // scipy evaluates the rounded sections: far into a stop band those are off by 1e-9 of the pass band.
      #expect(abs(gain - expected) <= 1e-9 * expected + 1e-10)
      #expect(abs(oracle.design.squaredMagnitude(atHertz: hertz) - gain * gain) <= 1e-15)
    }
  }

  @Test func `the ends of the band are exact`() {
    let band = Butterworth(order: 4, band: .bandPass(lowHertz: 0.5, highHertz: 20), rateHertz: 100)
    #expect(band.magnitude(atHertz: 0) == 0)
    #expect(band.magnitude(atHertz: 50) == 0)
    #expect(Butterworth(order: 3, band: .highPass(cornerHertz: 1), rateHertz: 20).magnitude(atHertz: 0) == 0)
    #expect(Butterworth(order: 3, band: .lowPass(cornerHertz: 1), rateHertz: 20).magnitude(atHertz: 10) == 0)
    #expect(Butterworth(order: 3, band: .lowPass(cornerHertz: 1), rateHertz: 20).magnitude(atHertz: 0) == 1)
  }

  @Test func `the zero-phase kernel has the squared gain and no delay`() {
    let design = Butterworth(order: 2, band: .bandPass(lowHertz: 0.5, highHertz: 20), rateHertz: 100)
    let kernel = design.zeroPhaseKernel(halfLength: 500)
    for hertz in [0.0, 0.25, 0.5, 1, 2, 10, 20, 30, 45] {
      let got = FrequencyKernel.response(of: kernel, rateHertz: 100, atHertz: hertz)
      #expect(abs(got.real - design.squaredMagnitude(atHertz: hertz)) <= 2e-3)
      #expect(abs(got.imaginary) <= 1e-12)
    }
  }
}
