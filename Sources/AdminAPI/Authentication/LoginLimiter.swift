internal import HTTPTypes
internal import Moderation
internal import Synchronization

/// Counts attempts at passwords by name and by address, in fixed windows, so that guessing is slow.
///
/// An attempt counts before the password is looked at: many at once gain nothing. It is kept in memory alone, and
/// bounded: when too many names or addresses are known, those with the oldest windows are forgotten.
final class LoginLimiter: Sendable {
  struct Limits: Sendable {
    var perName = 10
    var perAddress = 50
    var window = Duration.seconds(60)
    var entries = 10_000
  }

  private struct Window {
    var began: Timestamp
    var attempts: Int
  }

  private struct State {
    var names: [String: Window] = [:]
    var addresses: [String: Window] = [:]
  }

  private let limits: Limits
  private let clock: WallClock
  private let state = Mutex(State())

  init(limits: Limits = Limits(), clock: WallClock) {
    self.limits = limits
    self.clock = clock
  }

  /// Counts an attempt. Throws `too_many_attempts` with the seconds to wait, in which case it does not count.
  func admit(name: String, address: String?) throws(Problem) {
    let now = clock.now()
    let wait: Duration? = state.withLock { state in
      let waits = [
        remaining(for: name, in: state.names, limit: limits.perName, now: now),
        address.flatMap { remaining(for: $0, in: state.addresses, limit: limits.perAddress, now: now) },
      ].compactMap { $0 }
      if let longest = waits.max() { return longest }
      count(name, in: &state.names, now: now)
      if let address { count(address, in: &state.addresses, now: now) }
      return nil
    }
    guard let wait else { return }
    throw .tryAgain(
      in: Int((wait.milliseconds + 999) / 1000), "too_many_attempts",
      "too many attempts with this name or from this address; wait before the next one", status: .tooManyRequests)
  }

  /// Forgets a name's attempts: its password was right.
  func succeeded(name: String) {
    state.withLock { state in state.names[name] = nil }
  }

  private func remaining(for key: String, in windows: [String: Window], limit: Int, now: Timestamp) -> Duration? {
    guard let window = windows[key], window.attempts >= limit, !isOver(window, at: now) else { return nil }
    return window.began + limits.window - now
  }

  private func count(_ key: String, in windows: inout [String: Window], now: Timestamp) {
    if let window = windows[key], !isOver(window, at: now) {
      windows[key]?.attempts += 1
      return
    }
    if windows.count >= limits.entries { forgetOldest(in: &windows, now: now) }
    windows[key] = Window(began: now, attempts: 1)
  }

  private func forgetOldest(in windows: inout [String: Window], now: Timestamp) {
    windows = windows.filter { !isOver($0.value, at: now) }
    guard windows.count >= limits.entries else { return }
    // Half of them at once, so that a flood of new names does not sort the table for each.
    let kept = windows.sorted { $0.value.began > $1.value.began }.prefix(limits.entries / 2)
    windows = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
  }

  private func isOver(_ window: Window, at now: Timestamp) -> Bool {
    // A clock that was set back must not lock anybody out for longer.
    now < window.began || now - window.began >= limits.window
  }
}
