/// Which properties of a road file mean what: per meaning a list of names, the first one that has a value counts.
///
/// Names are compared without regard to case, width of characters, blanks, `-` and `_`, so `Road ID` is `road_id`.
public struct LedgerPropertyNames: Sendable, Hashable, Codable {
  /// The road's identifier. The default is `id`, `road_id`, `路線ID`, `道路ID`, `@id`, `osm_id`, `fid`.
  public var id = ["id", "road_id", "路線ID", "道路ID", "整理番号", "@id", "osm_id", "fid"]
  /// The road's name. The default is `name`, `road_name`, `路線名`, `路線名称`, `道路名`, `名称`.
  public var name = ["name", "road_name", "路線名", "路線名称", "道路名", "名称"]
  /// The class A–D of the guideline or the town's own. The default is `road_class`, `class`, `道路分類`, `道路種別`, `highway`.
  public var roadClass = ["road_class", "class", "道路分類", "分類", "道路種別", "道路区分", "highway"]
  /// Annual average daily traffic, vehicles a day. The default is `aadt`, `traffic`, `交通量`, `日交通量`.
  public var aadt = ["aadt", "traffic", "adt", "交通量", "日交通量"]
  /// Importance, a number 0…1 or a word of `RoadImportance`. The default is `importance`, `重要度`, `緊急輸送道路`.
  public var importance = ["importance", "重要度", "緊急輸送道路"]
  /// Number of lanes, both directions together. The default is `lanes`, `車線数`.
  public var lanes = ["lanes", "lane_count", "車線数"]
  /// Width of the pavement, metres. The default is `width_m`, `width`, `幅員`.
  public var widthMeters = ["width_m", "width", "幅員", "車道幅員"]
  /// Route number. The default is `road_no`, `route_no`, `ref`, `路線番号`.
  public var number = ["road_no", "route_no", "number", "ref", "路線番号"]
  /// Branch of the route number. The default is `branch`, `枝番`.
  public var branch = ["branch", "branch_no", "枝番", "枝番号"]
  /// Kilometre post at the line's start, km. The default is `kp_from`, `start_km`, `起点距離標`.
  public var kilometrePostFrom = ["kp_from", "kp_start", "start_km", "起点距離標", "距離標自"]
  /// Kilometre post at the line's end, km. The default is `kp_to`, `end_km`, `終点距離標`.
  public var kilometrePostTo = ["kp_to", "kp_end", "end_km", "終点距離標", "距離標至"]
  /// One-way traffic relative to the line: yes/no/true/1/-1/forward/backward. The default is `oneway`, `one_way`, `一方通行`.
  public var oneWay = ["oneway", "one_way", "一方通行"]

  public init() {}

  /// What each setting means, for listings.
  public static let meanings: [String: String] = [
    "id": "names of the property that identifies a road",
    "name": "names of the property with the road's name",
    "roadClass": "names of the property with the road's class",
    "aadt": "names of the property with the annual average daily traffic, vehicles a day",
    "importance": "names of the property with the importance in the network, 0 to 1 or a word",
    "lanes": "names of the property with the number of lanes, both directions together",
    "widthMeters": "names of the property with the pavement's width in metres",
    "number": "names of the property with the route number",
    "branch": "names of the property with the branch of the route number",
    "kilometrePostFrom": "names of the property with the kilometre post at the start of the line",
    "kilometrePostTo": "names of the property with the kilometre post at the end of the line",
    "oneWay": "names of the property that says whether traffic is one-way",
  ]

  /// A property name as it is compared.
  static func folded(_ name: String) -> String {
    name.halfWidth.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
  }
}
