internal import GRDB
internal import Moderation

extension GatehouseDatabase {
  /// Runs `body` in a transaction of its own, between those of deliveries, and tells how long the writer was held, its
  /// commit included. Throws `StorageError`.
  func timedWrite<T: Sendable>(
    within budget: Duration, as transaction: SliceTransaction = .thorough,
    _ body: @escaping @Sendable (Database, WriterTime) throws -> T
  ) async throws -> (value: T, took: Duration) {
    do {
      return try await writer.betweenBatches { db in
        let time = WriterTime(budget: budget)
        let value = try transaction.write(db) { try body(db, time) }
        return (value, time.taken)
      }
    } catch {
      throw storageError(error)
    }
  }

  /// Moves SQLite's log into the file and empties it: what was overwritten is in neither then. Not empty while somebody
  /// reads an earlier state. Tells how long the writer was held, too. Throws `StorageError`.
  func emptyLog() async throws -> (isEmpty: Bool, took: Duration) {
    do {
      return try await writer.betweenBatches { db in
        let time = WriterTime(budget: .zero)
        // Most of it, while everybody goes on reading.
        try db.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)")
        // Deliveries wait meanwhile, so it is tried again rather than waited for.
        try db.execute(sql: "PRAGMA busy_timeout = 0")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = 5000") }
        let isBusy = try Bool.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        return (isBusy == false, time.taken)
      }
    } catch {
      throw storageError(error)
    }
  }
}
