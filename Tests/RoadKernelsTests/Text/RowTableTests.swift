import Testing

@testable import RoadKernels

struct RowTableTests {
  private static func table(_ bounds: [Int32], rows: Int) -> RowTable {
    var table = RowTable(columns: 2, capacity: 4)
    for (i, bound) in bounds.enumerated() { table.bounds[i] = bound }
    table.rows = rows
    return table
  }

  @Test func `a cell lies between the separators, and one that a row lacks is empty`() {
    // "a,bc\nd\n": the second row has one cell; what it lacks ends where the row does.
    let table = Self.table([-1, 1, 4, 4, 6, 6], rows: 2)
    #expect(table.cell(row: 0, column: 0) == 0..<1)
    #expect(table.cell(row: 0, column: 1) == 2..<4)
    #expect(table.cell(row: 1, column: 0) == 5..<6)
    #expect(table.cell(row: 1, column: 1).isEmpty)
  }

  @Test func `good and odd rows share the room, and a limit takes some of it`() {
    var table = Self.table([], rows: 1)
    #expect(table.room == 3)
    table.odd.append(RowTable.OddRow(line: 2, cells: 1, start: 5, end: 6, isCutOff: false))
    #expect(table.room == 2)
    table.limit = 3
    #expect(table.room == 1)
  }

  @Test func `what lies behind the rows makes no two tables different, what is counted does`() {
    let one = Self.table([-1, 1, 4, 77, 78, 79], rows: 1)
    var other = Self.table([-1, 1, 4], rows: 1)
    #expect(one == other)
    other.lines[0] = 5
    #expect(one != other)
    other = Self.table([-1, 1, 4], rows: 1)
    other.nulBytes = 1
    #expect(one != other)
    other.forgetBlanks()
    #expect(one == other)
    other.removeAll()
    #expect(other.rows == 0 && other.room == 4)
  }
}
