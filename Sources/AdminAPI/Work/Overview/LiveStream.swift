internal import Moderation
internal import ServiceLifecycle

/// Keeps one listener up to date until it goes, or may listen no more.
struct LiveStream: Sendable {
  /// Why a stream ends, as its last event says.
  enum End: String, Sendable {
    /// The session or the token is over, or its operator disabled.
    case sessionOver = "session_over"
    /// The tenant is gone, or was granted no more.
    case notGranted = "not_granted"
    case shuttingDown = "shutting_down"
  }

  /// What there is to see for the listener as it is now, or why there is nothing any more.
  enum Look: Sendable {
    case json([UInt8])
    case over(End)
  }

  let pace: LivePace
  let look: @Sendable () async throws -> Look

  /// Throws what `look` throws, and when nobody listens any more.
  func run(_ events: inout EventStream) async throws {
    try await events.retry(after: Self.retry)
    var last: [UInt8] = []
    var spokeAt = ContinuousClock.now
    while true {
      if Task.isShuttingDownGracefully { return try await events.bye(.shuttingDown) }
      switch try await look() {
      case .over(let end): return try await events.bye(end)
      case .json(let json) where json != last:
        try await events.send("overview", json)
        last = json
        spokeAt = .now
      case .json where ContinuousClock.now - spokeAt >= pace.heartbeat:
        try await events.comment()
        spokeAt = .now
      case .json: break
      }
      do {
        // A gateway that stops does not wait for the next look.
        try await cancelWhenGracefulShutdown { [pace] in try await Task.sleep(for: pace.look) }
      } catch  where Task.isShuttingDownGracefully {
        continue
      }
    }
  }

  /// How long a browser waits before it comes again.
  private static let retry = Duration.seconds(5)
}

extension EventStream {
  fileprivate mutating func bye(_ end: LiveStream.End) async throws {
    try await send("bye", Array(#"{"reason":"\#(end.rawValue)"}"#.utf8))
  }
}
