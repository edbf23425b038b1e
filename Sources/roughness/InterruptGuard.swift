import Dispatch
import RoadReports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-C and SIGTERM end the program with nothing half-written: staged files go, the old result stays.
struct InterruptGuard {
  private let sources: [any DispatchSourceSignal]

  /// Waits for signals; then staged files go.
  init(cleanup: StagingCleanup) { self.init { cleanup.run() } }

  /// Waits for signals on a queue of its own, so that the clean-up may do what a signal handler may not.
  init(cleanup: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
      source.setEventHandler {
        cleanup()
        if Terminal.errorsAreSeen { Console.complain("\r\u{1B}[K") }
        _exit(128 + number)
      }
      source.resume()
      return source
    }
  }

  func end() {
    for source in sources { source.cancel() }
  }
}
