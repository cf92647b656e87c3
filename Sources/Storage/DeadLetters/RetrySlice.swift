internal import GRDB
internal import Moderation

/// What comes behind a retry's cursor. Looked for beforehand on a reader, since the writer is not to wait for it.
struct RetrySlice: Sendable {
  /// So many of the tenant's dead letters are looked through at once, so that a filter which fits few of them holds no
  /// reader for long.
  static let reach = 5_000

  /// Where the job stood when this was read.
  let start: ActionID?
  /// Those that the job means, in the order in which they were asked for.
  let actions: [ActionID]
  /// How far was looked; nil where there is nothing behind the start.
  let end: ActionID?
  /// Whether there is nothing behind it.
  let isLast: Bool

  init(of job: RetryJob, limit: Int, reach: Int = reach, _ db: Database) throws {
    start = job.cursor
    let after = job.cursor?.rawValue ?? 0
    let last = try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM actions WHERE tenant_id = ? AND id > ? AND \(DeadLetterQuery.isIndexed)
        ORDER BY id LIMIT 1 OFFSET \(reach - 1)
        """,
      arguments: [job.tenantID.rawValue, after])
    let query = DeadLetterQuery(job.filter)
    let values =
      [job.tenantID.rawValue.databaseValue, after.databaseValue, (last ?? Int64.max).databaseValue] + query.arguments
      + [limit.databaseValue]
    actions = try Int64.fetchAll(
      db, sql: "SELECT id FROM actions WHERE tenant_id = ? AND id > ? AND id <= ? AND \(query.sql) ORDER BY id LIMIT ?",
      arguments: StatementArguments(values)
    ).map(ActionID.init(rawValue:))
    if actions.count == limit {
      (end, isLast) = (actions.last, false)
    } else {
      (end, isLast) = (last.map(ActionID.init(rawValue:)) ?? actions.last, last == nil)
    }
  }
}
