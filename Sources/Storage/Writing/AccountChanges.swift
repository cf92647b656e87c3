internal import GRDB
internal import Synchronization

/// Counts the changes to accounts that matter to the journal, whoever makes them on the writer's connection: by name,
/// by a cascade, or in a transaction that is undone.
final class AccountChanges: Sendable {
  private let counter = Atomic(0)

  var count: Int { counter.load(ordering: .relaxed) }

  /// From now on, and for as long as the connection is open.
  func follow(_ db: Database) throws {
    db.add(
      function: DatabaseFunction("note_account_change", argumentCount: 0) { _ in
        self.counter.add(1, ordering: .relaxed)
        return nil
      })
    try db.execute(
      sql: """
        CREATE TEMP TRIGGER accounts_go AFTER DELETE ON main.accounts
          BEGIN SELECT note_account_change(); END;
        CREATE TEMP TRIGGER accounts_change AFTER UPDATE OF id, tenant_id, dialect, author_id ON main.accounts
          BEGIN SELECT note_account_change(); END;
        """)
  }
}
