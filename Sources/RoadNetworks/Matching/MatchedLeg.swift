/// An unbroken way through the network without turning round: directed links in order of travel, and where fixes fell on it.
struct MatchedLeg {
  /// A fix on the way: its index, its metres from the way's start, its distance from the line, its standard deviation.
  struct Foot {
    var fix: Int
    var position: Double
    var distance: Double
    var sigma: Double
    /// Unit vector along the way there, and how far left of it the fix lies, metres.
    var east = 1.0
    var north = 0.0
    var beside = 0.0
  }

  var directed: [Int32]
  /// Metres from the way's start to the start of each link, and to the end of the last.
  var starts: [Double]
  var feet: [Foot] = []
  /// The vehicle turned round where this leg begins or ends; the neighbouring leg lies on the same link.
  var turnsBefore = false
  var turnsAfter = false

  init(directed: Int32, length: Double) {
    self.directed = [directed]
    starts = [0, length]
  }

  mutating func append(_ link: Int32, length: Double) {
    directed.append(link)
    starts.append(starts[starts.count - 1] + length)
  }

  /// Metres from the way's start to the start of its last link.
  var lastStart: Double { starts[starts.count - 2] }
}

/// Strings decisions together to legs.
struct LegBuilder {
  private(set) var legs: [MatchedLeg] = []
  private var open: MatchedLeg?
  private var before: Candidate?

  /// The legs of a track's decisions, in order of travel.
  static func legs(
    of decisions: [ViterbiSearch.Decision?], steps: [TrackStep], network: RoadNetwork,
    routes: inout RouteSearch
  ) -> [MatchedLeg] {
    var builder = LegBuilder()
    for (decision, step) in zip(decisions, steps) {
      if let decision {
        builder.add(decision, step, network, &routes)
      } else {
        builder.close()
      }
    }
    builder.close()
    return builder.legs
  }

  private mutating func close(turning: Bool = false) {
    if var leg = open {
      leg.turnsAfter = turning
      legs.append(leg)
    }
    open = nil
    before = nil
  }

  private mutating func begin(with directed: Int32, turning: Bool = false, _ network: RoadNetwork) {
    open = MatchedLeg(directed: directed, length: network.length(directed))
    open?.turnsBefore = turning
  }

  private mutating func add(
    _ decision: ViterbiSearch.Decision, _ step: TrackStep, _ network: RoadNetwork, _ routes: inout RouteSearch
  ) {
    let here = decision.candidate
    if let from = before, let passage = decision.passage {
      switch passage {
      case .along: break
      case .turn:
        close(turning: true)
        begin(with: here.directed, turning: true, network)
      case .route, .turnAtNode:
        let end = network.endNode(from.directed)
        let start = network.startNode(here.directed)
        var between: [Int32] = []
        if end != start {
          routes.run(from: end, limit: .infinity, upTo: start, in: network)
          between = routes.path(to: start, in: network)
        }
        between.append(here.directed)
        if passage == .turnAtNode {
          close(turning: true)
          begin(with: between.removeFirst(), turning: true, network)
        }
        for link in between { open?.append(link, length: network.length(link)) }
      }
    } else {
      close()
      begin(with: here.directed, network)
    }
    before = here
    if var leg = open {
      open = nil
      leg.feet.append(
        MatchedLeg.Foot(
          fix: step.fix, position: leg.lastStart + here.position, distance: here.distance, sigma: step.sigma))
      open = leg
    }
  }
}
