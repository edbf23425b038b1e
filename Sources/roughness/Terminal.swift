import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What standard output and standard error are connected to.
enum Terminal {
  static var isTerminal: Bool { isatty(1) == 1 }

  /// Columns of the terminal, from 40 to 200; nil where output isn't one.
  static var width: Int? {
    guard isTerminal else { return nil }
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return min(200, max(40, Int(size.ws_col)))
  }

  /// Whether somebody sees standard error as it is written.
  static var errorsAreSeen: Bool { isatty(2) == 1 }

  /// Columns of the terminal that shows standard error; 80 where it doesn't say.
  static var errorWidth: Int {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Whether a variable is set to anything but nothing (https://no-color.org).
  static func isSet(_ name: String) -> Bool { getenv(name).map { $0.pointee != 0 } ?? false }
}

/// When colours are used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case auto, always, never

  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: Terminal.isTerminal && !Terminal.isSet("NO_COLOR")
    }
  }
}
