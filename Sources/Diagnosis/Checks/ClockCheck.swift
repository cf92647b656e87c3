public import Moderation

/// Whether this machine's clock goes with TikTok's: beyond the freshness that is allowed, every delivery is refused.
public struct ClockCheck: DiagnosticCheck {
  /// Less is not told apart from the way that a message takes.
  private static let tolerance = Duration.seconds(10)

  public let name = "clock"
  public let deadline: Duration
  private let deliveries: @Sendable () -> Duration?
  private let reference: @Sendable () async throws -> Duration?
  private let past: Duration
  private let future: Duration

  /// `deliveries` is how much later than it was signed the swiftest of the latest deliveries came, nil where none did;
  /// `reference` how far this clock is ahead of the one of TikTok's servers, which is asked only where deliveries leave
  /// a doubt. `past` and `future` are what the settings allow.
  public init(
    deliveries: @escaping @Sendable () -> Duration?, reference: @escaping @Sendable () async throws -> Duration?,
    past: Duration, future: Duration, deadline: Duration = .seconds(10)
  ) {
    self.deliveries = deliveries
    self.reference = reference
    self.past = past
    self.future = future
    self.deadline = deadline
  }

  public func run() async -> [DiagnosticFinding] {
    let lag = deliveries()
    if let lag, Self.isSmall(lag) {
      return [.ok(name, "this clock goes with TikTok's: the swiftest of the latest deliveries took \(Words.span(lag))")]
    }
    // What came late may have been on its way, or be an old delivery repeated; what came early cannot.
    if let lag, lag < .zero { return [finding(ahead: lag, "by the latest deliveries")] }
    if let ahead = try? await reference() {
      return Self.isSmall(ahead)
        ? [.ok(name, "this clock goes with the one of TikTok's servers")]
        : [finding(ahead: ahead, "by the clock of TikTok's servers")]
    }
    if let lag { return [finding(ahead: lag, "by the latest deliveries")] }
    return [
      .warning(
        name,
        "nothing tells how this clock stands to TikTok's: no signed delivery came of late, and TikTok cannot be asked",
        remedy: "check that this machine reaches TikTok, and that it sets its clock (timedatectl)")
    ]
  }

  private func finding(ahead: Duration, _ source: String) -> DiagnosticFinding {
    let isAhead = ahead > .zero
    let message = "this clock is \(Words.span(ahead)) \(isAhead ? "ahead of" : "behind") TikTok's, \(source)"
    let remedy = "have this machine set its clock from the network (timedatectl set-ntp true, or chrony)"
    let isRefused = isAhead ? ahead >= past : -ahead >= future
    return isRefused
      ? .problem(name, message + "; deliveries that are signed in business are refused as stale", remedy: remedy)
      : .warning(name, message, remedy: remedy)
  }

  private static func isSmall(_ duration: Duration) -> Bool { duration > -tolerance && duration < tolerance }
}

extension Duration {
  fileprivate static prefix func - (duration: Duration) -> Duration { .zero - duration }
}
