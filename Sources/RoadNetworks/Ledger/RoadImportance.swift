/// What the words for a road's importance are worth, 0…1.
///
/// The order is that of practice in Japan: emergency transport road > disaster network > class 1 > class 2 > other
/// (緊急輸送道路 > 防災道路 > 1級 > 2級 > その他). Only the order is established; the steps between are this project's choice.
public enum RoadImportance {
  /// The importance that a property's value stands for, or nil when it is neither a number 0…1 nor a known word.
  ///
  /// A yes (true, 有, 該当, 指定) in a column of its own counts as an emergency transport road, a no as other.
  public static func value(of property: PropertyValue) -> Double? {
    if let number = property.number { return (0...1).contains(number) ? number : nil }
    guard let text = property.text else { return nil }
    let word = LedgerPropertyNames.folded(text)
    return words.first { word.contains($0.word) }?.value ?? wholeWords[word]
  }

  /// Searched in this order within the text; the earlier, more precise one wins.
  private static let words: [(word: String, value: Double)] = [
    ("第1次緊急輸送", 1), ("第一次緊急輸送", 1), ("第2次緊急輸送", 0.95), ("第二次緊急輸送", 0.95), ("第3次緊急輸送", 0.9),
    ("第三次緊急輸送", 0.9), ("緊急輸送", 1), ("emergency", 1),
    ("防災", 0.8), ("災害", 0.8), ("避難", 0.8), ("重要物流", 0.8), ("disaster", 0.8), ("evacuation", 0.8),
    ("1級", 0.6), ("一級", 0.6), ("class1", 0.6), ("firstclass", 0.6), ("primary", 0.6),
    ("2級", 0.4), ("二級", 0.4), ("class2", 0.4), ("secondclass", 0.4), ("secondary", 0.4),
    ("その他", 0.2), ("other", 0.2),
  ]

  private static let wholeWords: [String: Double] = [
    "true": 1, "yes": 1, "有": 1, "有り": 1, "あり": 1, "該当": 1, "指定": 1, "○": 1, "◯": 1,
    "false": 0.2, "no": 0.2, "none": 0.2, "無": 0.2, "無し": 0.2, "なし": 0.2, "非該当": 0.2,
  ]
}
