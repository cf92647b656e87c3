/// Counts calls in sliding minutes.
struct QuotaBook {
  private struct Window {
    /// Unix milliseconds of the calls in the last minute.
    var calls: ArraySlice<Int64> = []
    var blockedUntil: Int64 = .min

    /// Whether one more call fits; if not, the window is closed for `wait` milliseconds.
    mutating func hasRoom(limit: Int, wait: Int64, now: Int64) -> Bool {
      guard now >= blockedUntil else { return false }
      calls = calls.drop { $0 <= now - 60_000 }
      guard calls.count >= limit else { return true }
      blockedUntil = now + wait
      return false
    }
  }

  private let quotas: SandboxQuotas?
  private var windows: [String: Window] = [:]

  init(_ quotas: SandboxQuotas?) { self.quotas = quotas }

  /// Counts a `business` call against both of its limits, or neither.
  mutating func admitBusiness(app: String, account: String, endpoint: String, now: Int64) -> Bool {
    guard let quotas else { return true }
    let wait = Int64(quotas.breachWait / .milliseconds(1))
    return admit(
      [(app, quotas.perAppPerMinute), ("\(account) \(endpoint)", quotas.perAccountEndpointPerMinute)], wait: wait,
      now: now)
  }

  mutating func admitOpen(account: String, endpoint: String, now: Int64) -> Bool {
    guard let quotas else { return true }
    return admit([("\(account) \(endpoint)", quotas.openPerEndpointPerMinute)], wait: 0, now: now)
  }

  private mutating func admit(_ limits: [(key: String, limit: Int)], wait: Int64, now: Int64) -> Bool {
    for (key, limit) in limits where !windows[key, default: Window()].hasRoom(limit: limit, wait: wait, now: now) {
      return false
    }
    for (key, _) in limits { windows[key]?.calls.append(now) }
    return true
  }
}
