/// One typed cell of a table: text stays text and numbers numbers, in whatever form the table goes out.
enum TableCell: Hashable {
  case text(String?)
  /// A number and the decimals it is printed with; absent or not finite = an empty cell.
  case number(Double?, decimals: Int)
  case integer(Int?)
  /// A local date, `YYYY-MM-DD`.
  case date(String?)
}
