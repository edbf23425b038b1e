/// Shortest ways through the network from one node, as far as a limit: Dijkstra 1959 with a binary heap.
///
/// One value serves any number of searches: its tables are as long as the network has nodes and are never cleared, a stamp
/// tells this search's entries from older ones. A search costs O(k log k), k the nodes within the limit. Ties go to the
/// lower node number, so that the ways don't depend on anything but the network.
struct RouteSearch {
  private var distances: [Double]
  private var stamps: [UInt32]
  private var settled: [Bool]
  /// Directed link by which each node is reached.
  private var arrivals: [Int32]
  private var stamp: UInt32 = 0
  private var heap: [(distance: Double, node: Int32)] = []
  private(set) var source: Int32 = -1
  private var limit = 0.0

  init(nodeCount: Int) {
    distances = Array(repeating: .infinity, count: nodeCount)
    stamps = Array(repeating: 0, count: nodeCount)
    settled = Array(repeating: false, count: nodeCount)
    arrivals = Array(repeating: -1, count: nodeCount)
  }

  /// Finds all nodes within `limit` metres of `source`; never against one-way traffic. Does nothing when it just did.
  ///
  /// With a `target` it may stop as soon as the way there is certain.
  mutating func run(from source: Int32, limit: Double, upTo target: Int32 = -1, in network: RoadNetwork) {
    if source == self.source && limit <= self.limit { return }
    self.source = source
    // A search that may stop early answers for nothing but its target.
    self.limit = target < 0 ? limit : -1
    stamp &+= 1
    if stamp == 0 {
      for i in stamps.indices { stamps[i] = 0 }
      stamp = 1
    }
    heap.removeAll(keepingCapacity: true)
    visit(source, 0, by: -1)
    while let (distance, node) = pop() {
      let n = Int(node)
      if settled[n] { continue }
      settled[n] = true
      if node == target { break }
      for i in network.outgoingStart[n]..<network.outgoingStart[n + 1] {
        let directed = network.outgoing[Int(i)]
        let reached = distance + network.length(directed)
        if reached > limit || network.isWrongWay(directed) { continue }
        visit(network.endNode(directed), reached, by: directed)
      }
    }
  }

  /// Metres from the source, or infinity beyond the limit.
  @inline(__always) func distance(to node: Int32) -> Double {
    stamps[Int(node)] == stamp ? distances[Int(node)] : .infinity
  }

  /// The directed links from the source to a node within the limit, in order of travel.
  func path(to node: Int32, in network: RoadNetwork) -> [Int32] {
    precondition(distance(to: node) < .infinity, "No way to this node was found")
    var path: [Int32] = []
    var n = node
    while n != source {
      let directed = arrivals[Int(n)]
      path.append(directed)
      n = network.startNode(directed)
    }
    return path.reversed()
  }

  /// The first directed link on the way to a node, or −1 for the source itself.
  func firstLink(to node: Int32, in network: RoadNetwork) -> Int32 {
    var n = node
    var first: Int32 = -1
    while n != source {
      first = arrivals[Int(n)]
      n = network.startNode(first)
    }
    return first
  }

  /// The directed link by which the way arrives at a node that was reached, or −1 for the source itself.
  func lastLink(to node: Int32) -> Int32 { arrivals[Int(node)] }

  private mutating func visit(_ node: Int32, _ distance: Double, by directed: Int32) {
    let n = Int(node)
    if stamps[n] == stamp {
      if distance >= distances[n] { return }
    } else {
      stamps[n] = stamp
      settled[n] = false
    }
    distances[n] = distance
    arrivals[n] = directed
    push(distance, node)
  }

  private mutating func push(_ distance: Double, _ node: Int32) {
    heap.append((distance, node))
    var i = heap.count - 1
    while i > 0 {
      let parent = (i - 1) / 2
      if heap[parent] <= heap[i] { break }
      heap.swapAt(parent, i)
      i = parent
    }
  }

  private mutating func pop() -> (distance: Double, node: Int32)? {
    guard let top = heap.first else { return nil }
    let last = heap.removeLast()
    if heap.isEmpty { return top }
    heap[0] = last
    var i = 0
    while true {
      var least = i
      let left = 2 * i + 1
      if left < heap.count && heap[left] < heap[least] { least = left }
      if left + 1 < heap.count && heap[left + 1] < heap[least] { least = left + 1 }
      if least == i { break }
      heap.swapAt(i, least)
      i = least
    }
    return top
  }
}
