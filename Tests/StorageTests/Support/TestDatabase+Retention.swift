import GRDB
import Moderation

@testable import Storage

extension TestDatabase {
  /// Does all that is asked for and, at `moment`, all that is due; slices of `budget` each, of one row each where that is
  /// nothing. Answers how many slices it took and how many rows they say they came to.
  @discardableResult
  func runRetention(
    _ policy: RetentionPolicy = RetentionPolicy(), at moment: Timestamp? = nil, within budget: Duration = .seconds(1),
    atMost limit: Int = .max
  ) async throws -> (slices: Int, rows: Int) {
    let work = RetentionWorkRepository(database, eventsAtOnce: budget == .zero ? 1 : 7)
    var tasks = try await work.requestedTasks()
    if let moment { tasks += try await work.dueTasks(under: policy, at: moment) }
    var (slices, rows) = (0, 0)
    for task in tasks {
      var next: RetentionTask? = task
      while let current = next, slices < limit {
        let slice = try await work.carryOut(current, under: policy, within: budget)
        slices += 1
        rows += slice.rows
        next = slice.next
      }
    }
    return (slices, rows)
  }

  /// The tables with a row that holds the text, in whichever case and column.
  func tables(holding needle: String) async throws -> Set<String> {
    try await database.pool.read { db in
      let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
      return Set(
        try tables.filter { table in
          try Row.fetchAll(db, sql: "SELECT * FROM \(table)").contains { row in
            row.databaseValues.contains { value in
              switch value.storage {
              case .string(let text): text.lowercased().contains(needle)
              case .blob(let data): String(decoding: data, as: UTF8.self).lowercased().contains(needle)
              case .null, .int64, .double: false
              }
            }
          }
        })
    }
  }

  func commentIDs(of scope: TenantScope) async throws -> [String] {
    try await EventRepository(database).events(matching: EventFilter(), page: PageRequest(limit: 1000), in: scope)
      .items.map(\.comment.commentID).sorted()
  }
}
