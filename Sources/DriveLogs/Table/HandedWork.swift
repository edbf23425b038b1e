import Synchronization

/// A sink's work on its way to another thread and back: one holder at a time, so that nothing it holds is ever copied.
final class HandedWork<Work: DeferredWork>: Sendable {
  private let work: Mutex<Work?>

  init(_ work: Work) { self.work = Mutex(work) }

  /// Does the work, and keeps it for ``take()``.
  func run() {
    guard var taken = take() else { return }
    taken.run()
    work.withLock { $0 = taken }
  }

  /// The work, once; nil while it is being done.
  func take() -> Work? {
    work.withLock { held in
      defer { held = nil }
      return held
    }
  }
}
