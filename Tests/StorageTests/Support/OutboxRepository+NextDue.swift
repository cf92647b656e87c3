import Moderation

@testable import Storage

extension OutboxRepository {
  /// When the earliest action not yet due will be, as a pass over the outbox says.
  func nextDue(after moment: Timestamp) async throws -> Timestamp? {
    try await due(at: moment, limit: 0, perAccount: 0, excluding: [], turns: OutboxTurns()).nextDue
  }
}
