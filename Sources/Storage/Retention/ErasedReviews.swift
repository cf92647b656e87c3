internal import GRDB
internal import Moderation

/// Takes out of reviewers' decisions what tells of a person: whose other comments were to be hidden, and what went into
/// a list. The decisions stay; one that was still looking for comments finds no more and ends.
enum ErasedReviews {
  private static let change = """
    UPDATE review_decisions SET author_id = NULL, list_name = NULL, list_term = NULL, list_added = NULL
    """

  /// Of decisions about one of the person's comments.
  static func erase(ofEvent event: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "\(change) WHERE event_id = ? AND (author_id IS NOT NULL OR list_term IS NOT NULL)")
      .execute(arguments: [event])
  }

  static func erase(_ id: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "\(change) WHERE id = ?").execute(arguments: [id])
  }

  /// Decisions that name the person, whatever comment they were about, made after that one.
  static func naming(_ subject: ErasureSubject, in tenant: TenantID, after id: Int64, _ db: Database) throws -> [Int64]
  {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM review_decisions
        WHERE tenant_id = ?1 AND id > ?4 AND (author_id = ?2 OR list_term = ?2 OR lower(list_term) IN (?3, '@' || ?3))
        """,
      arguments: [tenant.rawValue, subject.authorID, subject.username, id])
  }
}
