public import Moderation

/// Whether what is too old is deleted.
public struct RetentionCheck: DiagnosticCheck {
  public let name = "retention"
  private let believed: @Sendable () async throws -> Timestamp?
  private let clock: WallClock

  /// `believed` is the latest moment that the clock was believed at; nil where there is none yet.
  public init(believed: @escaping @Sendable () async throws -> Timestamp?, clock: WallClock) {
    self.believed = believed
    self.clock = clock
  }

  public func run() async throws -> [DiagnosticFinding] {
    guard let believed = try await believed(), clock.now() - believed > RetentionClock.believedStep else {
      return [.ok(name, "what is too old is deleted")]
    }
    return [
      .warning(
        name,
        "nothing is deleted for its age: the clock went ahead by \(Words.span(clock.now() - believed)), and is not "
          + "believed yet",
        remedy: "set the clock right if it is wrong; otherwise it is believed after an hour, once TikTok's time bears "
          + "it out. See docs/retention.md"
      )
    ]
  }
}
