internal import GRDB
internal import Moderation

/// How reviewers' decisions are kept.
extension ReviewDecision {
  static let selection = """
    SELECT review_decisions.*,
      (SELECT count(*) FROM reviewed_comments WHERE decision_id = review_decisions.id) AS comments,
      (SELECT count(*) FROM reviewed_comments
        WHERE decision_id = review_decisions.id AND undone_at IS NOT NULL AND stands = 0) AS reversed
    FROM review_decisions
    """

  /// As in the index `review_decisions_at_work`.
  static let isAtWork = {
    let states = [State.running, .undoing, .selecting].map { "\($0.rawValue)" }.joined(separator: ", ")
    return "review_decisions.state IN (\(states))"
  }()

  /// One that may come to nothing yet is nobody's to see.
  static let isMade = "review_decisions.state <> \(State.selecting.rawValue)"

  static func find(_ id: ReviewDecisionID, _ db: Database) throws -> ReviewDecision? {
    try Row.fetchOne(db, sql: "\(selection) WHERE id = ?", arguments: [id.rawValue]).map(ReviewDecision.init(row:))
  }

  static func find(_ id: ReviewDecisionID, of tenant: TenantID, _ db: Database) throws -> ReviewDecision? {
    try find(id, db).flatMap { $0.tenantID == tenant && $0.state != .selecting ? $0 : nil }
  }

  init(row: Row) throws {
    let list: String? = row["list_name"]
    let term = row["list_term"] as String? ?? ""
    self.init(
      id: row.id("id"), tenantID: row.id("tenant_id"), reviewer: row.optionalID("reviewer_id"),
      verdict: try row.value("verdict"), eventID: row.optionalID("event_id"), isBulk: row["is_bulk"],
      state: try row.value("state"), author: row["author_scope"] == nil ? nil : try row.value("author_scope"),
      entry: list.map { ListEntry(list: $0, term: term, isNew: row["list_added"] ?? false) },
      comments: row["comments"], reversed: row["reversed"], createdAt: row.time("created_at"),
      undoneBy: row.optionalID("undone_by"), undoneAt: row.optionalTime("undone_at"))
  }

  /// With `comment` where its author's others are to follow: those recorded until now.
  func insert(authorOf comment: CommentEvent? = nil, _ db: Database) throws {
    let newest = comment == nil ? nil : try Int64.fetchOne(db, sql: "SELECT max(id) FROM events")
    try naming(reference: "operator") {
      try db.execute(
        sql: """
          INSERT INTO review_decisions (id, tenant_id, reviewer_id, verdict, event_id, is_bulk, state, author_id,
            author_scope, author_cursor, list_name, list_term, list_added, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id.rawValue, tenantID.rawValue, reviewer?.rawValue, verdict.rawValue, eventID?.rawValue, isBulk,
          state.rawValue, comment?.authorID, author?.rawValue, newest.map { $0 + 1 }, entry?.list, entry?.term,
          entry?.isNew, createdAt.milliseconds,
        ])
    }
  }

  /// Nothing is looked for any more, and whom it is about is kept no longer than that.
  func setState(_ state: State, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE review_decisions SET state = ?, author_id = NULL, author_cursor = NULL WHERE id = ?",
      arguments: [state.rawValue, id.rawValue])
  }

  /// A person waits for the one comment; the others can wait themselves.
  func urgency(of event: Int64) -> Action.Urgency { eventID?.rawValue == event ? .prompt : .background }

  /// What the audit log says of it. A term may be somebody's id, and is not kept here for longer than in the list.
  var auditValues: [String: JSONValue] {
    [
      "verdict": .string(verdict.name), "author": .text(author?.name), "list": .text(entry?.list),
      "comments": .count(comments),
    ].filter { $0.value != .null }
  }
}

extension ReviewListing {
  /// Throws `stale` where the list is not what the change was made of.
  func save(in scope: TenantScope, at moment: Timestamp, _ db: Database) throws {
    let known = try TermListRows.row(named: entry.list, of: scope.tenantID, db).map(TermList.init(row:))
    let current = known?.version ?? 0
    guard current == expected else { throw StorageError.stale(current: current) }
    if let change { _ = try change.save(after: known, of: scope.tenantID, by: scope.actor, at: moment, db) }
  }
}
