/// How long to leave the outbox alone after a pass over it. Each looks at everybody who waits, which takes tens of
/// milliseconds where ten thousand accounts do: then they are made for as much of the time as not, so that deliveries
/// and other work have the rest. Nothing is lost by it, since what ends meanwhile shares the next one.
enum PassPace {
  /// What is shorter costs less than waiting.
  private static let short = Duration.milliseconds(4)
  /// Should one be slow for another reason.
  private static let longest = Duration.milliseconds(500)

  static func pause(after pass: Duration) -> Duration { pass < short ? .zero : min(pass, longest) }
}
