/// Any table whose columns say what they are by name and unit, from whatever recorder.
enum GenericWide {
  static let format = TableFormat(
    name: "generic wide",
    assign: { names in
      let quantities = names.map(\.commonQuantity)
      return quantities.contains { $0 != nil } ? quantities : nil
    })
}
