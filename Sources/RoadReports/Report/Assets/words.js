// Everything that the page says, in both languages. A key that one of them lacks fails a test.
const words = {
  en: {
    title: "Road roughness", switchTo: "日本語", driven: "driven", rated: "rated", sections: "sections", runs: "runs",
    vehicles: "vehicles", findings: "doubts about the data", refused: "logs refused", dates: "driven from {0} to {1}",
    uncalibrated: "Uncalibrated: the car was not calibrated against roads of known IRI. The order of the list holds; the values can be far off.",
    partly: "{0} sections rest on uncalibrated runs only.",
    map: "Map", colourBy: "Colour by", class: "class", confidence: "confidence", coverage: "coverage", iri: "IRI",
    roads: "roads not driven", packagesLayer: "work packages", arrows: "direction",
    mapLabel: "Map of the rated sections. Arrow keys move it, plus and minus zoom, 0 shows everything. The ranking below holds the same sections as a table.",
    fit: "show everything", zoomIn: "zoom in", zoomOut: "zoom out",
    I: "I sound", II: "II keep the surface", III: "III repair", none: "no estimate",
    high: "high", medium: "medium", low: "low", chosen: "Chosen section",
    chooseOne: "Choose a section on the map or in the list.", ranking: "Ranking, worst first", filter: "filter: road, class, action …",
    shown: "{0} of {1} shown", more: "show more", rank: "rank", road: "road", direction: "direction", from: "from m", to: "to m",
    length: "length m", interval: "95 %", reason: "why", action: "what to do", last: "last driven", priority: "priority",
    forward: "forward", backward: "backward", worst: "worst 10 m", share: "in class III", speed: "speed", spread: "between runs",
    events: "events", traffic: "vehicles a day", importance: "importance", trend: "trend a year", open: "open in a map",
    packages: "Work packages", noPackages: "No stretch needs work by the configured rule.", area: "area m²", cost: "cost", budget: "within budget", yes: "yes", no: "no", noCost: "no cost",
    strips: "Along the road", stripsHelp: "Thin lines: single runs, 10 m. Steps: sections, with their 95 % interval. Above: forward, below: backward.",
    chooseRoad: "Road", excluded: "What was left out, and why", reasonOut: "reason", metres: "metres", runsTable: "Runs", log: "log", vehicle: "vehicle",
    distance: "distance", findingsTable: "Doubts about the data", severity: "severity", kind: "kind", count: "count", place: "first seen", text: "what was seen",
    made: "How this was made", version: "version", settings: "settings", inputs: "inputs", uncalibratedWord: "uncalibrated", calibratedWord: "calibrated", state: "state",
    runsLeftOut: "Single runs are not drawn: there are too many for one page. They stand in segments.csv.",
    findingsLimited: "The gravest {0} of {1}; all stand in findings.csv.",
    nothing: "none", note: "note", warning: "warning", error: "error", previous: "earlier", next: "later",
  },
  ja: {
    title: "路面の平坦性", switchTo: "English", driven: "走行距離", rated: "評価距離", sections: "区間数", runs: "走行数",
    vehicles: "車両数", findings: "データの疑義", refused: "使用不可ログ", dates: "走行期間 {0} ～ {1}",
    uncalibrated: "未校正：既知のIRI路線による車両の校正が行われていません。順位は有効ですが、値は大きく外れることがあります。",
    partly: "{0}区間は未校正の走行のみによる値です。",
    map: "地図", colourBy: "色分け", class: "区分", confidence: "信頼度", coverage: "被覆率", iri: "IRI",
    roads: "未走行の道路", packagesLayer: "工事区間", arrows: "方向",
    mapLabel: "評価区間の地図。矢印キーで移動、＋と－で拡大縮小、0で全体表示。下の順位表に同じ区間があります。",
    fit: "全体を表示", zoomIn: "拡大", zoomOut: "縮小",
    I: "Ⅰ 健全", II: "Ⅱ 表層機能保持", III: "Ⅲ 修繕", none: "評価なし",
    high: "高", medium: "中", low: "低", chosen: "選択した区間",
    chooseOne: "地図または表から区間を選んでください。", ranking: "順位（悪い順）", filter: "絞り込み：路線、区分、対応…",
    shown: "{1}件中{0}件を表示", more: "さらに表示", rank: "順位", road: "路線", direction: "方向", from: "始点 m", to: "終点 m",
    length: "延長 m", interval: "95 %区間", reason: "理由", action: "対応", last: "最終走行日", priority: "優先度",
    forward: "順方向", backward: "逆方向", worst: "最悪10 m", share: "区分Ⅲの割合", speed: "速度", spread: "走行間のばらつき",
    events: "段差・穴", traffic: "日交通量", importance: "重要度", trend: "年変化", open: "地図で開く",
    packages: "工事区間", noPackages: "設定された条件に該当する区間はありません。", area: "面積 m²", cost: "費用", budget: "予算内", yes: "可", no: "不可", noCost: "費用なし",
    strips: "路線に沿って", stripsHelp: "細線：各走行の10 m値。階段：区間値と95 %区間。上：順方向、下：逆方向。",
    chooseRoad: "路線", excluded: "除外した距離とその理由", reasonOut: "理由", metres: "距離 m", runsTable: "走行一覧", log: "ログ", vehicle: "車両",
    distance: "距離", findingsTable: "データの疑義", severity: "程度", kind: "種類", count: "件数", place: "最初の箇所", text: "内容",
    made: "作成方法", version: "バージョン", settings: "設定", inputs: "入力", uncalibratedWord: "未校正", calibratedWord: "校正済", state: "校正",
    runsLeftOut: "走行数が多いため各走行の線は省略しました。segments.csvにあります。",
    findingsLimited: "{1}件中、重要な{0}件。全件はfindings.csvにあります。",
    nothing: "なし", note: "注記", warning: "警告", error: "エラー", previous: "前へ", next: "次へ",
  },
};
let language = "en";

/** The words for a key, `{0}` and `{1}` replaced. */
function say(key, ...values) {
  return words[language][key].replace(/\{(\d)\}/g, (_, i) => values[i]);
}
