internal import GRDB
internal import Moderation

/// The ids of events, parked deliveries and actions.
final class FreshIDs {
  private var generator: EventIDGenerator

  init(_ db: Database) throws {
    generator = EventIDGenerator(
      after: try Int64.fetchOne(
        db,
        sql: """
          SELECT max(coalesce((SELECT max(id) FROM events), 0), coalesce((SELECT max(id) FROM parked), 0),
            coalesce((SELECT max(id) FROM actions), 0))
          """) ?? 0)
  }

  func begin(at moment: Timestamp) { generator.begin(at: moment) }

  /// Runs `insert` with the next id, and with the one after that while it is taken: only after the clock was set back
  /// can it have been given out before.
  func insert<T>(_ insert: (Int64) throws -> T) throws -> T {
    while true {
      do {
        return try insert(generator.next())
      } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY {}
    }
  }
}
