import RoadReports
import Testing

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("市道１号線", "市道１号線"), ("a\tb\nc\u{0}d\u{7f}", "a␉b␊c␀d␡"),
    ("\u{1b}[31mred", "␛[31mred"), ("a\u{202e}b\u{200f}\u{61c}", "a[U+202E]b[U+200F][U+061C]"),
    ("\u{85}\u{feff}", "[U+0085][U+FEFF]"), ("👩‍🔧", "👩‍🔧"),
  ])
  func `what can't be seen is made visible`(text: String, expected: String) {
    #expect(SafeText.visible(text) == expected)
  }
}
