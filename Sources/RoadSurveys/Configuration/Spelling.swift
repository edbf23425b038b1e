/// What was probably meant by a word that nobody knows.
public enum Spelling {
  /// The known word that takes the fewest letters to reach: put in, left out, exchanged, or swapped with its neighbour
  /// (optimal string alignment). Nil where more than a third of the letters would have to change; of equals the first.
  ///
  /// Complexity: O(known · letters²).
  public static func nearest(to word: String, in known: [String]) -> String? {
    let own = Array(word.lowercased())
    var best: (word: String, distance: Int)?
    for candidate in known {
      let distance = distance(own, Array(candidate.lowercased()))
      guard distance <= max(own.count, candidate.count) / 3, distance < best?.distance ?? .max else {
        continue
      }
      best = (candidate, distance)
    }
    return best?.word
  }

  /// `; did you mean 'japan'?` where a word is near enough, nothing otherwise.
  public static func hint(_ word: String, _ known: [String]) -> String {
    nearest(to: word, in: known).map { "; did you mean '\($0)'?" } ?? ""
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var (before, last) = ([Int](), Array(0...b.count))
    for i in a.indices {
      var row = [i + 1] + Array(repeating: 0, count: b.count)
      for k in b.indices {
        row[k + 1] = min(last[k + 1] + 1, row[k] + 1, last[k] + (a[i] == b[k] ? 0 : 1))
        if i > 0, k > 0, a[i] == b[k - 1], a[i - 1] == b[k] {
          row[k + 1] = min(row[k + 1], before[k - 1] + 1)
        }
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
