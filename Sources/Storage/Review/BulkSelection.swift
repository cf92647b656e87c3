internal import GRDB
internal import Moderation
internal import Sealing

/// The comments that a decision in bulk is about, as the queue stands.
struct BulkSelection {
  let confirmation: String
  private let ids: [Int64]
  private let fitting: ReviewQueueQuery
  private let free: ReviewQueueQuery

  init(_ filter: ReviewQueueFilter, verdict: Verdict, at moment: Timestamp, in scope: TenantScope, _ db: Database)
    throws
  {
    var query = ReviewQueueQuery(filter, of: scope.tenantID)
    query.require("bulk_id IS NULL")
    fitting = query
    query.require(
      "(holder_id IS NULL OR holder_id = ? OR leased_until <= ?)", scope.actor.operatorID?.rawValue,
      moment.milliseconds)
    free = query
    ids = try free.rows("review_queue.event_id", limit: ReviewDecision.bulkLimit, db).map { $0["event_id"] }
    let parts = [
      verdict.name, filter.accountID?.description ?? "", filter.verdict?.name ?? "", filter.ruleID ?? "",
      filter.label ?? "",
    ]
    let text = (parts.map { "\($0.utf8.count) \($0)" } + ids.map(String.init)).joined(separator: "\n")
    confirmation = Hex.encode(SHA256.digest(text.utf8))
  }

  var count: Int { ids.count }

  /// Counts what is beyond it as well.
  func summary(_ db: Database) throws -> ReviewSelection {
    let matching = try fitting.count(db)
    return ReviewSelection(
      count: count, matching: matching, leased: matching - (try free.count(db)), confirmation: confirmation)
  }

  /// Nobody else can take them from now on.
  func setAside(for id: ReviewDecisionID, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE review_queue SET bulk_id = ?, holder_id = NULL, leased_until = NULL
        WHERE event_id IN (SELECT value FROM json_each(?))
        """,
      arguments: [id.rawValue, "[" + ids.map(String.init).joined(separator: ",") + "]"])
  }
}
