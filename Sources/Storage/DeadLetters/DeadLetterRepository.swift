internal import GRDB
public import Moderation

/// Actions that were given up, in SQLite.
public struct DeadLetterRepository: DeadLetterStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func deadLetters(matching filter: DeadLetterFilter, page request: PageRequest, in scope: TenantScope)
    async throws -> Page<Action>
  {
    var query = ScopedQuery(from: Action.selection, table: "actions", scope: scope, page: request)
    query.require(DeadLetterQuery.isGivenUp)
    query.require(DeadLetterQuery.isSeen)
    for condition in DeadLetterQuery(filter).conditions { query.require(condition.sql, condition.value) }
    return try await database.read { [query] db in
      let rows = try Row.fetchAll(db, sql: query.sql, arguments: StatementArguments(query.arguments))
      return page(try rows.map(Action.init(row:)), limit: query.limit) { $0.id.rawValue }
    }
  }

  public func summary(of filter: DeadLetterFilter, in scope: TenantScope) async throws -> DeadLetterSummary {
    let query = DeadLetterQuery(filter)
    return try await database.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT account_id, carried_out_as, state, coalesce(failure, '\(Action.Failure.unknown.rawValue)') AS failure,
            count(*) AS count
          FROM actions WHERE tenant_id = ? AND \(query.sql)
          GROUP BY account_id, carried_out_as, state, 4 ORDER BY account_id, carried_out_as, state, 4
          """,
        arguments: StatementArguments([scope.tenantID.rawValue.databaseValue] + query.arguments))
      return DeadLetterSummary(merging: try rows.map(DeadLetterSummary.Group.init(row:)))
    }
  }

  public func retry(_ id: ActionID, maySendTwice: Bool, at moment: Timestamp, in scope: TenantScope) async throws
    -> RetryOutcome?
  {
    let outcome = try await database.write { db -> RetryOutcome? in
      guard let action = try GivenUpAction(id, of: scope.tenantID, db) else { return nil }
      let outcome = try action.outcome(maySendTwice: maySendTwice, db)
      guard outcome == .retried else { return outcome }
      try action.retry(as: .prompt, at: moment, db)
      try db.audit(
        .actionRetried, "\(id)", detail: "\(action.action.carriedOutAs.name) of comment \(action.action.commentID)",
        from: ["state": .string(action.action.state.name)],
        to: ["state": .string(Action.State.requested.name), "may_send_twice": maySendTwice ? .bool(true) : .null],
        by: scope.actor, of: scope.tenantID, at: moment)
      return outcome
    }
    if outcome == .retried { database.work.signal() }
    return outcome
  }
}

extension DeadLetterSummary {
  /// Rows that differ in nothing that is told apart are one group.
  fileprivate init(merging rows: [Group]) {
    self.init(groups: [])
    for row in rows {
      let isSame = { (group: Group) in
        group.accountID == row.accountID && group.kind == row.kind && group.failure == row.failure
          && group.maySendTwice == row.maySendTwice
      }
      if let place = groups.firstIndex(where: isSame) {
        groups[place].count += row.count
      } else {
        groups.append(row)
      }
    }
  }
}

extension DeadLetterSummary.Group {
  fileprivate init(row: Row) throws {
    let kind: Action.Kind = try row.value("carried_out_as")
    let failure: Action.Failure = try row.name("failure")
    self.init(
      accountID: row.id("account_id"), kind: kind, failure: failure,
      maySendTwice: Action.maySendTwice(kind, try row.value("state"), failure), count: row["count"])
  }
}
