internal import HTTPTypes
internal import Moderation
internal import Synchronization

/// Lets something be done a few times within a while for each key: what leaves an audit entry each time that must not be
/// left out, or goes to somebody else's server.
final class RequestLimiter<Key: Hashable & Sendable>: Sendable {
  /// What is limited, and how.
  struct Rule: Sendable {
    /// As `RateLimit` has it: letters and hyphens.
    var name: String
    /// As the problem's code has it.
    var code: String
    var most: Int
    var window: Duration
    /// What was done too often, as a refusal says it: `this channel was tested`.
    var deed: String
  }

  private let rule: Rule
  private let limit: Int
  /// When each was done within the window, oldest first.
  private let requests = Mutex<[Key: [Timestamp]]>([:])

  /// - Parameter limit: Keys that are remembered, more than are used within the window; beyond, the one whose last request
  ///   is the longest ago is forgotten.
  init(_ rule: Rule, limit: Int = 10_000) {
    self.rule = rule
    self.limit = limit
  }

  /// Counts a request. Throws the rule's problem with the seconds to wait, and then counts nothing.
  func take(_ key: Key, at now: Timestamp) throws(Problem) -> RateLimit {
    let (isAllowed, earlier) = requests.withLock { requests in
      let earlier = (requests[key] ?? []).filter { isRecent($0, at: now) }
      guard earlier.count < rule.most else { return (false, earlier) }
      if requests[key] == nil, requests.count >= limit { makeRoom(in: &requests, at: now) }
      requests[key] = earlier + [now]
      return (true, earlier + [now])
    }
    let wait = earlier.first.map { $0 + rule.window - now } ?? .zero
    let left = RateLimit(
      name: rule.name, quota: .requests(rule.most, in: rule.window), remaining: rule.most - earlier.count, reset: wait)
    if isAllowed { return left }
    var problem = Problem.tryAgain(
      in: Int(max(1, wait.wholeSeconds)), rule.code,
      "\(rule.deed) \(rule.most) times within \(rule.window.wholeSeconds / 60) minutes; wait a little",
      status: .tooManyRequests)
    problem.headers.append(contentsOf: left.headers)
    throw problem
  }

  /// A clock that was set back must not close anything for longer than the window.
  private func isRecent(_ request: Timestamp, at now: Timestamp) -> Bool {
    request <= now && now - request < rule.window
  }

  private func makeRoom(in requests: inout [Key: [Timestamp]], at now: Timestamp) {
    requests = requests.filter { $0.value.last.map { isRecent($0, at: now) } ?? false }
    guard requests.count >= limit else { return }
    let oldest = requests.min { ($0.value.last ?? now) < ($1.value.last ?? now) }
    if let oldest { requests[oldest.key] = nil }
  }
}

extension RequestLimiter<AlertChannelID>.Rule {
  static var alertTests: Self {
    Self(
      name: "alert-tests-of-channel", code: "too_many_alert_tests", most: 5, window: .seconds(600),
      deed: "this channel was tested")
  }
}

extension RequestLimiter<ReportAudience>.Rule {
  /// The head of each report is in the audit log, or nobody could prove it: so their number is what is bounded.
  static var clientReports: Self {
    Self(
      name: "client-reports-of-tenant", code: "too_many_client_reports", most: 60, window: .seconds(3600),
      deed: "you had reports and decision logs of this tenant made")
  }
}
