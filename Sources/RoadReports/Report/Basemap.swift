/// Background tiles for the report's map: fetched by the browser, never by the program, and only where they were asked for.
public struct Basemap: Sendable, Hashable {
  /// An address with `{z}`, `{x}` and `{y}` in the places of zoom level, column and row (Web Mercator).
  public let template: String
  /// Whose map it is; shown on it.
  public let attribution: String
  /// The finest level that there is.
  public let maximumZoom: Int
  /// Scheme, host and port, the only place besides the page itself that the page may ask.
  let origin: String

  /// Known maps by name: 地理院タイル of the Geospatial Information Authority of Japan, standard and pale.
  public static let presets = ["gsi", "gsi-pale"]

  /// A preset's name or a template; nil for anything else.
  ///
  /// Only `https` and a plain host: what stands in the content security policy must not hold a word of it.
  public init?(_ text: String) {
    let gsi = "https://cyberjapandata.gsi.go.jp"
    switch text {
    case "gsi": self.init("\(gsi)/xyz/std/{z}/{x}/{y}.png", of: gsi, by: "地理院タイル (国土地理院)", to: 18)
    case "gsi-pale": self.init("\(gsi)/xyz/pale/{z}/{x}/{y}.png", of: gsi, by: "地理院タイル (国土地理院)", to: 18)
    default:
      guard let origin = Self.origin(of: text) else { return nil }
      self.init(text, of: origin, by: String(origin.dropFirst("https://".count)), to: 19)
    }
  }

  private init(_ template: String, of origin: String, by attribution: String, to maximumZoom: Int) {
    self.template = template
    self.origin = origin
    self.attribution = attribution
    self.maximumZoom = maximumZoom
  }

  /// The origin of a good template.
  private static func origin(of template: String) -> String? {
    let scheme = "https://"
    guard template.hasPrefix(scheme), ["{z}", "{x}", "{y}"].allSatisfy(template.contains) else { return nil }
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
    return scheme + host
  }
}
