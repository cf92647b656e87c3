internal import GRDB
internal import Moderation

/// A stretch of a tenant's decisions that is looked through at once. Events, actions and what reviewers decided all
/// have ids that begin with the time, so that a stretch of ids is one of all three, and the order of ids that of a log.
struct ReportWindow {
  /// The most events, and the most actions, that are looked at. Of reviewers' decisions it is a hundredth, as each may
  /// be about many comments.
  static let length = 5_000

  let selection: ReportSelection
  let tenant: TenantID
  /// Ids above this.
  let after: Int64
  /// And up to this.
  let last: Int64
  let isLast: Bool

  /// Nil where there is nothing behind `place`.
  init?(of selection: ReportSelection, in tenant: TenantID, after place: Int64?, length: Int, _ db: Database) throws {
    let start = (selection.period.start.map { EventIDGenerator.firstID(at: $0) } ?? 1) - 1
    let asked = selection.period.end.map { EventIDGenerator.firstID(at: $0) } ?? Int64.max
    // A moment is a thousand ids long and more: those of its own are among what is told.
    let end = min(asked, EventIDGenerator.firstID(at: selection.asOf + .milliseconds(1))) - 1
    let after = max(start, place ?? 0)
    guard after < end else { return nil }
    var last = end
    for (table, limit) in [
      ("events", length), ("actions", length), ("review_decisions", max(1, length / 100)),
    ] {
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT max(id), count(*)
            FROM (SELECT id FROM \(table) WHERE tenant_id = ? AND id > ? AND id <= ? ORDER BY id LIMIT ?) AS next
            """),
        arguments: [tenant.rawValue, after, last, limit])
      if let row, row[1] == limit, let id = row[0] as Int64? { last = min(last, id) }
    }
    self.selection = selection
    self.tenant = tenant
    self.after = after
    self.last = last
    isLast = last == end
  }

  func slice(_ db: Database) throws -> ReportSlice {
    var slice = ReportSlice(rows: [], next: isLast ? nil : last)
    var rows: [(id: Int64, row: DecisionLogRow)] = []
    try addDecisions(to: &rows, &slice, db)
    try addReviews(to: &rows, db)
    try addShown(to: &rows, db)
    // Sorted so that rows of one id stay as they are: a decision and the taking back of it have one.
    slice.rows = rows.enumerated().sorted { ($0.element.id, $0.offset) < ($1.element.id, $1.offset) }.map(\.element.row)
    if selection.hasDetails { try addActions(to: &slice, db) }
    return slice
  }

  func arguments(_ more: (any DatabaseValueConvertible)?...) -> StatementArguments {
    StatementArguments([tenant.rawValue, after, last, selection.account?.rawValue] + more)
  }
}
