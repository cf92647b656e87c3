internal import GRDB
internal import Moderation

/// Events have no index by author: it would cost every comment that comes in, and this is asked for by people, one
/// comment at a time. So the newest events are gone through.
extension AuthorHistory {
  init(of author: String, in tenant: TenantID, _ db: Database) throws {
    let oldest =
      try Int64.fetchOne(
        db, sql: "SELECT id FROM events WHERE tenant_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?",
        arguments: [tenant.rawValue, Self.reach]) ?? 0
    let arguments: StatementArguments = [tenant.rawValue, oldest, author]
    let counts = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*) AS comments, count(reviews.event_id) AS reviewed,
          count(*) FILTER (WHERE coalesce(reviews.verdict, decisions.verdict) >= \(Verdict.hide.rawValue)) AS removed
        FROM events LEFT JOIN decisions ON decisions.event_id = events.id
        LEFT JOIN reviews ON reviews.event_id = events.id WHERE \(Self.isTheirs)
        """, arguments: arguments)
    let latest = try Row.fetchAll(
      db,
      sql: "\(StoredEvent.selection) WHERE \(Self.isTheirs) ORDER BY events.id DESC LIMIT \(Self.shown)",
      arguments: arguments)
    self.init(
      comments: counts?["comments"] ?? 0, removed: counts?["removed"] ?? 0, reviewed: counts?["reviewed"] ?? 0,
      latest: try latest.map(StoredEvent.init(row:)), since: oldest == 0 ? nil : EventIDGenerator.moment(of: oldest))
  }

  private static let isTheirs = """
    events.tenant_id = ? AND events.id > ? AND events.author_id = ?
      AND events.kind = \(CommentEvent.Kind.created.rawValue) AND \(DeletedAccounts.leaveOut(of: "events"))
    """
}
