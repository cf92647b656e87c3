/// Counts calls in sliding seconds and minutes.
struct QuotaBook {
  /// A limit that a call has to keep to.
  private struct Limit {
    var key: String
    var calls: Int
    /// Milliseconds.
    var span: Int64 = 60_000
    /// How long one call too many closes it, in milliseconds; 0 where it opens as soon as older calls count no more.
    var wait: Int64 = 0
  }

  private struct Window {
    /// Unix milliseconds of the calls that count.
    var calls: ArraySlice<Int64> = []
    var blockedUntil: Int64 = .min

    /// Whether one more call fits.
    mutating func hasRoom(_ limit: Limit, now: Int64) -> Bool {
      guard now >= blockedUntil else { return false }
      calls = calls.drop { $0 <= now - limit.span }
      guard calls.count >= limit.calls else { return true }
      blockedUntil = now + limit.wait
      return false
    }
  }

  private let quotas: SandboxQuotas?
  private var windows: [String: Window] = [:]

  init(_ quotas: SandboxQuotas?) { self.quotas = quotas }

  /// Counts a `business` call against all of its limits, or none. Throws `BusinessFailure` where one is reached.
  mutating func admitBusiness(app: String, account: String, endpoint: String, now: Int64) throws {
    guard let quotas else { return }
    let wait = Int64(quotas.breachWait / .milliseconds(1))
    let second = Limit(key: "\(app) second", calls: quotas.perAppPerSecond, span: 1000)
    guard hasRoom(second, now: now) else { throw BusinessFailure.quotaOfSecond }
    let minutes = [
      Limit(key: app, calls: quotas.perAppPerMinute, wait: wait),
      Limit(key: "\(account) \(endpoint)", calls: quotas.perAccountEndpointPerMinute, wait: wait),
    ]
    guard minutes.allSatisfy({ hasRoom($0, now: now) }) else { throw BusinessFailure.quota }
    count([second] + minutes, now: now)
  }

  mutating func admitOpen(account: String, endpoint: String, now: Int64) -> Bool {
    guard let quotas else { return true }
    let limit = Limit(key: "\(account) \(endpoint)", calls: quotas.openPerEndpointPerMinute)
    guard hasRoom(limit, now: now) else { return false }
    count([limit], now: now)
    return true
  }

  private mutating func hasRoom(_ limit: Limit, now: Int64) -> Bool {
    windows[limit.key, default: Window()].hasRoom(limit, now: now)
  }

  private mutating func count(_ limits: [Limit], now: Int64) {
    for limit in limits { windows[limit.key]?.calls.append(now) }
  }
}
