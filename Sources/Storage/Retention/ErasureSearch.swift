internal import GRDB
internal import Moderation

/// Finds what an erasure is about, in rows that are gone through in the order of their ids.
struct ErasureSearch: Sendable {
  /// An event of the person, by its comment.
  struct Event: Sendable {
    let id: Int64
    let comment: ErasedComment
  }

  private static let parkedAtOnce = 200

  let tenant: TenantID
  /// Nil for all of the tenant's.
  let account: AccountID?
  let subject: ErasureSubject

  func events(in window: EventWindow, _ db: Database) throws -> [Event] {
    try window.rows(
      "id, account_id, comment_id",
      where: """
        (author_id = ? OR lower(username) = ? OR lower(username) = '@' || ?) AND (? IS NULL OR account_id = ?)
        """,
      [subject.authorID, subject.username, subject.username, account?.rawValue, account?.rawValue], db
    ).map { row in
      Event(
        id: row["id"],
        comment: ErasedComment(
          tenantID: tenant.rawValue, accountID: row["account_id"], commentID: row["comment_id"]))
    }
  }

  /// The next deliveries that could not be used, those of no account included: which of them name the person, and the
  /// last that was looked at, nil where there are no more.
  func parked(after id: Int64, _ db: Database) throws -> (found: [Int64], last: Int64?) {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM parked WHERE tenant_id = ? AND id > ? AND (? IS NULL OR account_id IS NULL OR account_id = ?)
        ORDER BY id LIMIT \(Self.parkedAtOnce)
        """,
      arguments: [tenant.rawValue, id, account?.rawValue, account?.rawValue]
    ).map(ParkedDelivery.init(row:))
    return (rows.filter { subject.isNamed(in: $0.body) }.map(\.id), rows.last?.id)
  }

  /// Reviewers' decisions that name the person, whatever comment they were about, made after that one. Those about an
  /// account's comments are found with these; the others are the tenant's.
  func reviews(after id: Int64 = 0, _ db: Database) throws -> [Int64] {
    account == nil ? try ErasedReviews.naming(subject, in: tenant, after: id, db) : []
  }
}
