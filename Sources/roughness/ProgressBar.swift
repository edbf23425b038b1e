import DriveLogs
import Synchronization

/// Shows on standard error how far the logs are worked through; only where that is a terminal, and gone at the end.
final class ProgressBar: Sendable {
  private struct State: Sendable {
    var logs = 0
    var bytes = 0
    var isShown = false
  }

  private let state = Mutex(State())
  private let count: Int
  private let bytes: Int
  private let began = ContinuousClock.now
  private let isOn: Bool

  /// - Parameter isWanted: false keeps silence, as `--quiet` does.
  init(_ sources: [LogSource], isWanted: Bool) {
    count = sources.count
    bytes = sources.reduce(0) { $0 + ($1.byteCount ?? 0) }
    // One log is soon done or never counted: there is nothing to show between its beginning and its end.
    isOn = isWanted && Terminal.errorsAreSeen && sources.count > 1
    if isOn { state.withLock { show(&$0) } }
  }

  /// A log is done, used or refused. May be called from any thread.
  func done(_ source: LogSource) {
    guard isOn else { return }
    state.withLock { state in
      state.logs += 1
      state.bytes += source.byteCount ?? 0
      show(&state)
    }
  }

  /// Takes the line away: what is written next stands on a clean line.
  func end() {
    state.withLock { state in
      if state.isShown { Console.complain("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  private func show(_ state: inout State) {
    let line = ProgressLine(
      logs: state.logs, ofLogs: count, bytes: state.bytes, ofBytes: bytes,
      seconds: (ContinuousClock.now - began) / .seconds(1))
    Console.complain("\r" + line.text(width: Terminal.errorWidth) + "\u{1B}[K")
    state.isShown = true
  }
}
