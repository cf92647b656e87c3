internal import GRDB
internal import Moderation

/// A look at one tenant's queue, which cannot leave it: those recorded longest ago first.
struct ReviewQueueQuery: Sendable {
  private var conditions = ["review_queue.tenant_id = ?", DeletedAccounts.leaveOut(of: "review_queue")]
  private var values: [DatabaseValue]

  init(_ filter: ReviewQueueFilter, of tenant: TenantID) {
    values = [tenant.rawValue.databaseValue]
    if let account = filter.accountID { require("review_queue.account_id = ?", account.rawValue) }
    if let verdict = filter.verdict { require("decisions.verdict = ?", verdict.rawValue) }
    if let rule = filter.ruleID { require("decisions.rule_id = ?", rule) }
    if let holder = filter.holder { require("review_queue.holder_id = ?", holder.rawValue) }
    if let label = filter.label {
      require(
        """
        EXISTS (SELECT 1 FROM event_labels WHERE tenant_id = review_queue.tenant_id AND label = ?
          AND event_id = review_queue.event_id)
        """, label)
    }
  }

  mutating func require(_ condition: String, _ values: (any DatabaseValueConvertible)?...) {
    conditions.append(condition)
    self.values += values.map { $0?.databaseValue ?? .null }
  }

  /// Nobody has it at that moment.
  mutating func requireFree(at moment: Timestamp) {
    require(QueuePlace.isFree, moment.milliseconds)
  }

  /// Somebody has it, and still at that moment.
  mutating func requireHeld(at moment: Timestamp) {
    require("leased_until > ? AND bulk_id IS NULL", moment.milliseconds)
  }

  /// Driven by the queue, of which there is far less than of events.
  func items(limit: Int, at moment: Timestamp, _ db: Database) throws -> [ReviewQueueItem] {
    try rows("\(StoredEvent.columns), \(Self.ownColumns)", joining: Self.wholeEvents, limit: limit, db).map {
      try ReviewQueueItem(row: $0, at: moment)
    }
  }

  func rows(_ columns: String, limit: Int?, _ db: Database) throws -> [Row] {
    try rows(columns, joining: "LEFT JOIN decisions ON decisions.event_id = review_queue.event_id", limit: limit, db)
  }

  func count(_ db: Database) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM review_queue LEFT JOIN decisions ON decisions.event_id = review_queue.event_id
        WHERE \(conditions.joined(separator: " AND "))
        """,
      arguments: StatementArguments(values)) ?? 0
  }

  private func rows(_ columns: String, joining joins: String, limit: Int?, _ db: Database) throws -> [Row] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT \(columns) FROM review_queue \(joins) WHERE \(conditions.joined(separator: " AND "))
        ORDER BY review_queue.event_id LIMIT \(limit ?? -1)
        """,
      arguments: StatementArguments(values))
  }

  static let ownColumns = "review_queue.queued_at, review_queue.holder_id, review_queue.leased_until, bulk_id"
  private static let wholeEvents = "CROSS JOIN events ON events.id = review_queue.event_id \(StoredEvent.joins)"
}

extension ReviewQueueItem {
  init(row: Row, at moment: Timestamp) throws {
    self.init(
      event: try StoredEvent(row: row), queuedAt: row.time("queued_at"), lease: ReviewLease(row: row, at: moment),
      isInBulk: row["bulk_id"] != nil)
  }
}

extension ReviewLease {
  /// Nil where nobody has the comment any more, or a decision in bulk has.
  init?(row: Row, at moment: Timestamp) {
    guard let holder: OperatorID = row.optionalID("holder_id"), let until = row.optionalTime("leased_until"),
      until > moment, row["bulk_id"] as Int64? == nil
    else { return nil }
    self.init(holder: holder, until: until)
  }
}
