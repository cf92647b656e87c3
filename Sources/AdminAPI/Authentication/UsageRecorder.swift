internal import Logging
internal import Moderation
internal import Synchronization

/// Keeps when sessions and tokens were last used: each at most once a minute, and no request waits for it. A
/// write that fails is only logged; the next use tries again.
final class UsageRecorder: Sendable {
  private enum Subject: Hashable {
    case session(SessionID)
    case token(APITokenID)
  }

  private let sessions: any SessionStore
  private let tokens: any TokenStore
  private let logger: Logger
  private let underWay = Mutex<Set<Subject>>([])

  init(sessions: any SessionStore, tokens: any TokenStore, logger: Logger) {
    self.sessions = sessions
    self.tokens = tokens
    self.logger = logger
  }

  func note(_ session: Session, at moment: Timestamp) {
    record(.session(session.id), since: session.lastSeenAt, at: moment) { [sessions] in
      try await sessions.markSeen(session.id, at: moment)
    }
  }

  func note(_ token: APIToken, at moment: Timestamp) {
    record(.token(token.id), since: token.lastUsedAt, at: moment) { [tokens] in
      try await tokens.markUsed(token.id, at: moment)
    }
  }

  private func record(
    _ subject: Subject, since last: Timestamp?, at moment: Timestamp,
    _ write: @escaping @Sendable () async throws -> Void
  ) {
    if let last, moment - last < Self.interval { return }
    guard underWay.withLock({ $0.insert(subject).inserted }) else { return }
    Task {
      do {
        try await write()
      } catch {
        logger.debug("when a credential was last used could not be kept", metadata: ["error": "\(error)"])
      }
      underWay.withLock { _ = $0.remove(subject) }
    }
  }

  private static let interval = Duration.seconds(60)
}
