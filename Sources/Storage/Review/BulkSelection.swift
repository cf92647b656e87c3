internal import GRDB
internal import Moderation
internal import Sealing

/// The comments that a decision in bulk is about, as the queue stands.
struct BulkSelection {
  let summary: ReviewSelection
  private let ids: [Int64]

  init(_ filter: ReviewQueueFilter, verdict: Verdict, at moment: Timestamp, in scope: TenantScope, _ db: Database)
    throws
  {
    var query = ReviewQueueQuery(filter, of: scope.tenantID)
    query.require("bulk_id IS NULL")
    let rows = try query.rows("review_queue.*", limit: nil, db)
    let free = rows.filter { row in
      ReviewLease(row: row, at: moment).map { $0.holder == scope.actor.operatorID } ?? true
    }
    ids = free.prefix(ReviewDecision.bulkLimit).map { $0["event_id"] }
    let parts = [
      verdict.name, filter.accountID?.description ?? "", filter.verdict?.name ?? "", filter.ruleID ?? "",
      filter.label ?? "",
    ]
    let text = (parts.map { "\($0.utf8.count) \($0)" } + ids.map(String.init)).joined(separator: "\n")
    summary = ReviewSelection(
      count: ids.count, matching: rows.count, leased: rows.count - free.count,
      token: Hex.encode(SHA256.digest(text.utf8)))
  }

  /// Nobody else can take them from now on.
  func setAside(for id: ReviewDecisionID, _ db: Database) throws {
    for event in ids {
      try db.cachedStatement(
        sql: "UPDATE review_queue SET bulk_id = ?, holder_id = NULL, leased_until = NULL WHERE event_id = ?"
      ).execute(arguments: [id.rawValue, event])
    }
  }
}
