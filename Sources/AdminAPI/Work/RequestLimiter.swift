internal import HTTPTypes
internal import Moderation
internal import Synchronization

/// Lets each alert channel be tested a few times within a while: a test goes to somebody else's server, and each leaves
/// an audit entry.
final class AlertTestLimiter: Sendable {
  static let most = 5
  static let window = Duration.seconds(600)

  private let limit: Int
  /// When each channel was tested within the window, oldest first.
  private let tests = Mutex<[AlertChannelID: [Timestamp]]>([:])

  /// - Parameter limit: Channels that are remembered, more than all tenants test within the window; beyond, the one
  ///   whose last test is the longest ago is forgotten.
  init(limit: Int = 10_000) { self.limit = limit }

  /// Counts a test. Throws `too_many_alert_tests` with the seconds to wait, and then counts nothing.
  func take(_ channel: AlertChannelID, at now: Timestamp) throws(Problem) -> RateLimit {
    let (isAllowed, earlier) = tests.withLock { tests in
      let earlier = (tests[channel] ?? []).filter { Self.isRecent($0, at: now) }
      guard earlier.count < Self.most else { return (false, earlier) }
      if tests[channel] == nil, tests.count >= limit { Self.makeRoom(in: &tests, of: limit, at: now) }
      tests[channel] = earlier + [now]
      return (true, earlier + [now])
    }
    let wait = earlier.first.map { $0 + Self.window - now } ?? .zero
    let left = RateLimit(
      name: "alert-tests-of-channel", quota: .requests(Self.most, in: Self.window),
      remaining: Self.most - earlier.count, reset: wait)
    if isAllowed { return left }
    var problem = Problem.tryAgain(
      in: Int(max(1, wait.wholeSeconds)), "too_many_alert_tests",
      "this channel was tested \(Self.most) times within \(Self.window.wholeSeconds / 60) minutes; wait a little",
      status: .tooManyRequests)
    problem.headers.append(contentsOf: left.headers)
    throw problem
  }

  /// A clock that was set back must not close a channel for longer than the window.
  private static func isRecent(_ test: Timestamp, at now: Timestamp) -> Bool { test <= now && now - test < window }

  private static func makeRoom(in tests: inout [AlertChannelID: [Timestamp]], of limit: Int, at now: Timestamp) {
    tests = tests.filter { $0.value.last.map { isRecent($0, at: now) } ?? false }
    guard tests.count >= limit else { return }
    let oldest = tests.min { ($0.value.last ?? now, $0.key) < ($1.value.last ?? now, $1.key) }
    if let oldest { tests[oldest.key] = nil }
  }
}
