/// Where a budget draws the line in the list of work packages: from the worst down, as far as the money goes.
///
/// The line is drawn at the first package that no longer fits, even if a cheaper one further down would: the list stays a
/// list of priorities. Packages without a cost can't be counted and are said.
public struct BudgetLine: Sendable, Hashable {
  /// Packages with a cost above the line.
  public let count: Int
  /// What they cost together.
  public let cost: Double
  /// Packages of the list that have no cost.
  public let uncosted: Int
  /// Index of the first package below the line.
  public let end: Int

  public init(_ packages: [WorkPackage], budget: Double) {
    var (spent, counted, end) = (0.0, 0, packages.count)
    for (index, package) in packages.enumerated() {
      guard let cost = package.cost else { continue }
      if spent + cost > budget {
        end = index
        break
      }
      spent += cost
      counted += 1
    }
    self.count = counted
    self.cost = spent
    self.end = end
    uncosted = packages.count { $0.cost == nil }
  }
}
