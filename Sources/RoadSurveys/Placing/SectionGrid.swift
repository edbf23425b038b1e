/// The sections of one road: anchored to its chainage, a remainder under half a section joins its neighbour.
struct SectionGrid: Sendable, Equatable {
  /// Borders, m, ascending: section i covers `borders[i] ..< borders[i + 1]`.
  let borders: [Double]

  /// - Parameters: length of the road and of a section, m; both > 0. Borders fall on whole cells except the last.
  init(roadLength: Double, sectionLength: Double) {
    precondition(sectionLength > 0, "A section must be longer than 0 m.")
    let whole = Int(roadLength / sectionLength)
    let remainder = roadLength - Double(whole) * sectionLength
    var borders = (0...max(0, whole)).map { Double($0) * sectionLength }
    if whole == 0 {
      borders = [0, roadLength]
    } else if remainder >= 0.5 * sectionLength {
      borders.append(roadLength)
    } else {
      borders[borders.count - 1] = roadLength
    }
    self.borders = borders
  }

  var count: Int { borders.count - 1 }

  /// Section that holds a chainage; those beyond the ends belong to the first and the last. Complexity: O(log n).
  func index(ofChainage chainage: Double) -> Int {
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if borders[middle] <= chainage { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
