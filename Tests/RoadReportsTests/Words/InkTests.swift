import Testing

@testable import RoadReports

@Suite struct InkTests {
  @Test func `text is only coloured where that is wanted`() {
    let (on, off) = (Ink(isOn: true), Ink.none)
    #expect(on.bad("III") == "\u{1B}[31mIII\u{1B}[0m" && off.bad("III") == "III")
    #expect(on.bold("a") == "\u{1B}[1ma\u{1B}[0m" && on.good("") == "")
    #expect(on.conditionClass("II")("II") == on.doubtful("II") && on.conditionClass(nil)("–") == "–")
  }

  @Test func `a coloured cell is as wide as a plain one`() {
    func table(_ ink: Ink) -> [String] {
      var table = TextTable([
        .init(title: "a", alignment: .left, limit: 9), .init(title: "b", alignment: .right, limit: 9),
      ])
      table.row(["III", "1"], painted: 0, by: ink.conditionClass("III"))
      table.row(["長い名", "10"])
      return table.lines
    }
    let plain = table(.none)
    let bare = table(Ink(isOn: true)).map {
      $0.replacing("\u{1B}[31m", with: "").replacing("\u{1B}[0m", with: "")
    }
    #expect(bare == plain && table(Ink(isOn: true)) != plain)
  }
}
