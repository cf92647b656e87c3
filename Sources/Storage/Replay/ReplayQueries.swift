internal import GRDB
internal import Moderation

enum ReplayQueries {
  /// So many of the tenant's events are looked through at once, so that a selection which means few of them holds no
  /// reader for long.
  static let reach = 5_000

  /// What comes behind the job's cursor: at most `limit` comments.
  static func slice(of job: ReplayJob, limit: Int, reach: Int = reach, _ db: Database) throws -> ReplaySlice {
    let received = job.selection.received
    let first = received.start.map { EventIDGenerator.firstID(at: $0) - 1 } ?? 0
    let after = max(first, job.cursor?.rawValue ?? 0)
    let before = received.end.map(EventIDGenerator.firstID(at:)) ?? Int64.max
    let last = try Int64.fetchOne(
      db,
      sql: "SELECT id FROM events WHERE tenant_id = ? AND id > ? AND id < ? ORDER BY id LIMIT 1 OFFSET \(reach - 1)",
      arguments: [job.tenantID.rawValue, after, before])
    let candidates = try candidates(of: job, after: after, to: last ?? before - 1, limit: limit, db)
    if candidates.count == limit {
      return ReplaySlice(candidates: candidates, end: candidates.last?.event.id, isLast: false)
    }
    return ReplaySlice(
      candidates: candidates, end: last.map(EventID.init(rawValue:)) ?? candidates.last?.event.id, isLast: last == nil)
  }

  private static func candidates(
    of job: ReplayJob, after: Int64, to last: Int64, limit: Int, _ db: Database
  ) throws -> [ReplayCandidate] {
    var conditions = [
      "events.tenant_id = ?", "events.id > ?", "events.id <= ?", "events.kind = \(CommentEvent.Kind.created.rawValue)",
      "decisions.verdict IS NOT NULL", DeletedAccounts.leaveOut(of: "events"), "NOT \(ErasedComment.isErased)",
    ]
    var arguments: StatementArguments = [job.tenantID.rawValue, after, last]
    func require(_ condition: String, _ value: some DatabaseValueConvertible) {
      conditions.append(condition)
      arguments += [value]
    }
    if let account = job.selection.accountID { require("events.account_id = ?", account.rawValue) }
    if let verdict = job.selection.verdict { require("decisions.verdict = ?", verdict.rawValue) }
    if let rule = job.selection.ruleID { require("decisions.rule_id = ?", rule) }
    if let label = job.selection.label {
      require(
        """
        EXISTS (SELECT 1 FROM event_labels WHERE event_labels.tenant_id = events.tenant_id
          AND event_labels.event_id = events.id AND label = ?)
        """, label)
    }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT \(StoredEvent.columns),
          EXISTS (SELECT 1 FROM pending_scores WHERE pending_scores.event_id = events.id) AS awaits_scores
        FROM events \(StoredEvent.joins) WHERE \(conditions.joined(separator: " AND ")) ORDER BY events.id LIMIT ?
        """,
      arguments: arguments + [limit]
    ).map { ReplayCandidate(event: try StoredEvent(row: $0), awaitsScores: $0["awaits_scores"]) }
  }

  /// Fills in what the examples' comments say, as far as they are still stored.
  static func addTexts(to difference: inout BackTestDifference, of tenant: TenantID, _ db: Database) throws {
    for rule in difference.rules.indices {
      for example in difference.rules[rule].examples.indices {
        let id = difference.rules[rule].examples[example].event
        let row = try Row.fetchOne(
          db.cachedStatement(sql: "SELECT CAST(text AS BLOB) AS text FROM events WHERE id = ? AND tenant_id = ?"),
          arguments: [id.rawValue, tenant.rawValue])
        let text = row?.textFromBytes("text")
        difference.rules[rule].examples[example].text = text.map {
          String($0.unicodeScalars.prefix(BackTest.exampleCharacters))
        }
      }
    }
  }
}
