internal import Synchronization

/// Stands at the end of every line, and tells when the writer has come to it in all of them.
final class QueueMark: Sendable {
  private let left = Mutex(0)
  private let whenReached: @Sendable () -> Void

  init(_ whenReached: @escaping @Sendable () -> Void) { self.whenReached = whenReached }

  /// In how many lines it stands. To be called once, before the writer comes to any.
  func expect(_ lines: Int) {
    left.withLock { $0 = lines }
    if lines == 0 { whenReached() }
  }

  /// What stood before it in one of them is on the disk, or has failed.
  func pass() {
    let isLast = left.withLock { left in
      left -= 1
      return left == 0
    }
    if isLast { whenReached() }
  }
}
