internal import GRDB
internal import Moderation
internal import Sealing

/// The comments that a decision in bulk is about, as the queue stands. Found on a reader: filters that fit few of many
/// take longer than the writer is to wait.
struct BulkSelection: Sendable {
  let confirmation: String
  private let ids: [Int64]
  private let holder: OperatorID?
  private let moment: Timestamp
  private let fitting: ReviewQueueQuery
  private let free: ReviewQueueQuery

  init(_ filter: ReviewQueueFilter, verdict: Verdict, at moment: Timestamp, in scope: TenantScope, _ db: Database)
    throws
  {
    var query = ReviewQueueQuery(filter, of: scope.tenantID)
    query.require("bulk_id IS NULL")
    fitting = query
    holder = scope.actor.operatorID
    self.moment = moment
    query.require(
      Self.isTheirs, holder?.rawValue, moment.milliseconds)
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

  /// Whether all of it is set aside: what was deleted meanwhile is not.
  func isWhole(for id: ReviewDecisionID, _ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM review_queue WHERE bulk_id = ?", arguments: [id.rawValue]) == count
  }

  /// Counts what is beyond it as well.
  func summary(_ db: Database) throws -> ReviewSelection {
    let matching = try fitting.count(db)
    return ReviewSelection(
      count: count, matching: matching, leased: matching - (try free.count(db)), confirmation: confirmation)
  }

  /// So many at a time, in the order of the queue; the first slice is there, if empty.
  func slices(of size: Int) -> [Slice] {
    stride(from: 0, to: max(1, ids.count), by: size).map { start in
      Slice(ids: Array(ids[start..<min(start + size, ids.count)]), holder: holder, moment: moment)
    }
  }

  /// Gives so many comments back that were set aside for a decision which will not come to them. Answers how many there
  /// were.
  static func release(_ limit: Int, of id: ReviewDecisionID, _ db: Database) throws -> Int {
    try db.cachedStatement(
      sql: """
        UPDATE review_queue SET bulk_id = NULL
        WHERE event_id IN (SELECT event_id FROM review_queue WHERE bulk_id = ? ORDER BY event_id LIMIT ?)
        """
    ).execute(arguments: [id.rawValue, limit])
    return db.changesCount
  }

  private static let isTheirs = "(holder_id IS NULL OR holder_id = ? OR leased_until <= ?)"

  /// A part of the selection.
  struct Slice: Sendable {
    fileprivate let ids: [Int64]
    fileprivate let holder: OperatorID?
    fileprivate let moment: Timestamp

    /// Nobody can take them from now on, and leases are as they were, for when they are given back. False where some had
    /// been taken, which are left alone, or do not wait any more.
    func setAside(for id: ReviewDecisionID, _ db: Database) throws -> Bool {
      try db.execute(
        sql: """
          UPDATE review_queue SET bulk_id = ?
          WHERE event_id IN (SELECT value FROM json_each(?)) AND bulk_id IS NULL AND \(BulkSelection.isTheirs)
          """,
        arguments: [
          id.rawValue, "[" + ids.map(String.init).joined(separator: ",") + "]", holder?.rawValue, moment.milliseconds,
        ])
      return db.changesCount == ids.count
    }
  }
}
