import DriveLogs
import Synchronization

/// Shows on standard error how far long work has come; only where that is a terminal, not before half a second has
/// passed, and gone at the end.
final class ProgressBar: Sendable {
  private struct State: Sendable {
    var done = 0
    /// Bytes of logs that are done, by their size.
    var bytes = 0
    /// Bytes read so far of logs that aren't, by name.
    var reading: [String: Int] = [:]
    /// How many there are; nil where nobody knows.
    var count: Int?
    var isShown = false
    var isOver = false
    var last = Duration.zero
  }

  private let state: Mutex<State>
  private let noun: String
  private let bytes: Int?
  private let began = ContinuousClock.now
  private let isOn: Bool

  /// Over logs, by their bytes.
  ///
  /// - Parameter isWanted: false keeps silence, as `--quiet` does.
  convenience init(_ sources: [LogSource], isWanted: Bool) {
    self.init(
      sources.count == 1 ? "log" : "logs", of: sources.count,
      bytes: sources.reduce(0) { $0 + ($1.byteCount ?? 0) }, isWanted: isWanted)
  }

  /// Over anything that can be counted; without `of`, only what was read and how long it takes.
  ///
  /// - Parameter bytes: all bytes that will be read; nil where bytes are no measure.
  init(_ noun: String, of count: Int?, bytes: Int? = nil, isWanted: Bool) {
    self.noun = noun
    state = Mutex(State(count: count))
    self.bytes = bytes
    isOn = isWanted && Terminal.errorsAreSeen
  }

  /// Whoever reads logs tells it here; nil where nobody watches.
  var observer: ReadingObserver? {
    guard isOn else { return nil }
    return ReadingObserver { log, bytes in
      self.state.withLock { state in
        state.reading[log, default: 0] += bytes
        self.show(&state)
      }
    }
  }

  /// A log is done, used or refused. May be called from any thread.
  func done(_ source: LogSource) {
    guard isOn else { return }
    state.withLock { state in
      state.done += 1
      // What was read of it, an export folder's files too, now counts by its size, refused half-way or not.
      for name in state.reading.keys.filter({ $0 == source.name || $0.hasPrefix(source.name + "/") }) {
        state.reading[name] = nil
      }
      state.bytes += source.byteCount ?? 0
      show(&state)
    }
  }

  /// So many are done, of as many as was said or is known by now.
  func done(_ count: Int, of all: Int? = nil) {
    guard isOn else { return }
    state.withLock { state in
      state.done = count
      state.count = all ?? state.count
      show(&state)
    }
  }

  /// Takes the line away: what is written next stands on a clean line.
  func end() {
    state.withLock { state in
      if state.isShown { Console.complain("\r\u{1B}[K") }
      (state.isShown, state.isOver) = (false, true)
    }
  }

  /// At most ten times a second: a terminal is slower than the work.
  private func show(_ state: inout State) {
    let now = ContinuousClock.now - began
    guard !state.isOver, now > .milliseconds(500), now - state.last >= .milliseconds(100) else { return }
    state.last = now
    let read = bytes == nil && state.count != nil ? nil : state.bytes + state.reading.values.reduce(0, +)
    let line = ProgressLine(
      noun: noun, done: state.done, of: state.count, bytes: read, ofBytes: bytes ?? 0,
      seconds: now / .seconds(1))
    Console.complain("\r" + line.text(width: Terminal.errorWidth) + "\u{1B}[K")
    state.isShown = true
  }
}
