/// Background tiles for the report's map: fetched by the browser, never by the program, and only where they were asked for.
public struct Basemap: Sendable, Hashable {
  /// An address with `{z}`, `{x}` and `{y}` in the places of zoom level, column and row (Web Mercator).
  public let template: String
  /// Whose map it is; shown on it.
  public var attribution: String
  /// The page that its makers want to be named with; nil for none.
  let source: String?
  /// The finest level that there is.
  public let maximumZoom: Int
  /// Scheme, host and port, the only place besides the page itself that the page may ask.
  let origin: String

  /// Known maps by name: 地理院タイル of the Geospatial Information Authority of Japan, standard and pale.
  public static let presets = ["gsi", "gsi-pale"]

  /// A preset's name or a template; nil for anything else.
  ///
  /// Only a plain host, by `https`, or by `http` on this computer: what stands in the content security policy must not
  /// hold a word of it, and nobody on the way should see which streets are looked at.
  public init?(_ text: String) {
    let gsi = "https://cyberjapandata.gsi.go.jp"
    switch text {
    case "gsi": self.init("\(gsi)/xyz/std/{z}/{x}/{y}.png", of: gsi, by: Self.gsiName, Self.gsiPage, to: 18)
    case "gsi-pale":
      self.init("\(gsi)/xyz/pale/{z}/{x}/{y}.png", of: gsi, by: Self.gsiName, Self.gsiPage, to: 18)
    default:
      guard let origin = Self.origin(of: text) else { return nil }
      let host = origin.drop { $0 != "/" }.dropFirst(2)
      self.init(text, of: origin, by: String(host), nil, to: 19)
    }
  }

  private static let gsiName = "地理院タイル (国土地理院)"
  private static let gsiPage = "https://maps.gsi.go.jp/development/ichiran.html"

  private init(
    _ template: String, of origin: String, by attribution: String, _ source: String?, to maximumZoom: Int
  ) {
    self.template = template
    self.origin = origin
    self.attribution = attribution
    self.source = source
    self.maximumZoom = maximumZoom
  }

  /// The origin of a good template.
  private static func origin(of template: String) -> String? {
    let schemes = ["https://", "http://"]
    guard let scheme = schemes.first(where: template.hasPrefix) else { return nil }
    guard ["{z}", "{x}", "{y}"].allSatisfy(template.contains) else { return nil }
    let host = template.dropFirst(scheme.count).prefix { $0 != "/" }
    let allowed = host.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"):
        true
      default: false
      }
    }
    guard !host.isEmpty, allowed, template.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
    else { return nil }
    let name = host.prefix { $0 != ":" }
    guard scheme == "https://" || name == "localhost" || name == "127.0.0.1" else { return nil }
    return scheme + host
  }
}
