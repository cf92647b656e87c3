internal import GRDB
public import Moderation

/// Stored comments in bulk. The rows are read through SQLite's own interface: a row object each would cost more than
/// everything else, and a million are to be read in a few seconds.
public struct CommentArchiveRepository: CommentArchive {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func forEachComment(
    _ selection: CommentSelection, in scope: TenantScope, _ each: @escaping @Sendable (ArchivedComment) throws -> Bool
  ) async throws {
    // What `each` throws is its caller's own and passes untouched.
    let failure = try await database.read { db -> (any Error)? in
      let statement = try ArchiveQuery(selection, of: scope.tenantID, db).statement(
        ArchiveRow.columns, suffix: " ORDER BY events.id", db)
      defer { statement.reset() }
      while try statement.step() {
        let comment = try ArchiveRow.comment(statement)
        do {
          guard try each(comment) else { return nil }
        } catch {
          return error
        }
      }
      return nil
    }
    if let failure { throw failure }
  }

  public func commentCount(_ selection: CommentSelection, in scope: TenantScope) async throws -> Int {
    try await database.read { db in
      let statement = try ArchiveQuery(selection, of: scope.tenantID, db).statement("count(*)", suffix: "", db)
      return Int(try statement.first { $0.int(0) } ?? 0)
    }
  }
}

/// The rows that a selection means.
private struct ArchiveQuery {
  private var conditions: [String]
  /// Numbers alone, so they are written into the statement's parameters in order.
  private var values: [Int64]

  init(_ selection: CommentSelection, of tenant: TenantID, _ db: Database) throws {
    conditions = [
      "events.tenant_id = ?", "events.kind = \(CommentEvent.Kind.created.rawValue)", "events.id > ?",
      DeletedAccounts.leaveOut(of: "events"), "NOT \(ErasedComment.isErased)",
    ]
    values = [tenant.rawValue]
    let start = selection.received.start.map { EventIDGenerator.firstID(at: $0) - 1 } ?? 0
    values.append(max(start, selection.after?.rawValue ?? 0))
    if let end = selection.received.end {
      conditions.append("events.id < ?")
      values.append(EventIDGenerator.firstID(at: end))
    }
    if let account = selection.account {
      conditions.append("events.account_id = ?")
      values.append(account.rawValue)
    }
    if let newest = selection.newest, let first = try firstID(ofNewest: newest, db) {
      values[1] = max(values[1], first)
    }
    if selection.oneIn > 1 {
      conditions.append("\(Self.mixedID) % ? = 0")
      values.append(Int64(selection.oneIn))
    }
  }

  /// The id below the newest so many; nil where there are no more than that.
  private func firstID(ofNewest count: Int, _ db: Database) throws -> Int64? {
    guard count > 0 else { return Int64.max }
    let statement = try statement("events.id", suffix: " ORDER BY events.id DESC LIMIT 1 OFFSET \(count)", db)
    return try statement.first { $0.int(0) }
  }

  func statement(_ columns: String, suffix: String, _ db: Database) throws -> RawStatement {
    let statement = try RawStatement(
      db, "SELECT \(columns) FROM events \(ArchiveRow.join) WHERE \(conditions.joined(separator: " AND "))\(suffix)")
    for (index, value) in values.enumerated() { statement.bind(Int32(index + 1), value) }
    return statement
  }

  /// Spread evenly whatever one divides by: the first id of a millisecond is never far above a multiple of 2^20. The
  /// products stay within 63 bits.
  private static let mixedID =
    "(((events.id & 1048575) * 2654435761 + (events.id >> \(EventIDGenerator.bitsBelowTime)) * 40503) >> 7)"
}

private enum ArchiveRow {
  static let columns = """
    events.id, events.account_id, events.comment_id, events.video_id, events.parent_comment_id, events.author_id,
      events.username, events.text, events.occurred_at, decisions.verdict, decisions.basis
    """
  static let join = "LEFT JOIN decisions ON decisions.event_id = events.id"

  static func comment(_ row: RawStatement) throws -> ArchivedComment {
    guard let commentID = row.text(2), let videoID = row.text(3) else {
      throw StorageError.failed(detail: "an event without its comment")
    }
    let comment = CommentEvent(
      kind: .created, commentID: commentID, videoID: videoID, parentCommentID: row.text(4), authorID: row.text(5),
      username: row.text(6), text: row.text(7), occurredAt: Timestamp(milliseconds: row.int(8)))
    return ArchivedComment(
      id: EventID(rawValue: row.int(0)), accountID: AccountID(rawValue: row.int(1)), comment: comment,
      verdict: row.optionalInt(9).flatMap { Verdict(rawValue: Int($0)) },
      isModerated: row.optionalInt(10) != Int64(Decision.Basis.ownComment.rawValue))
  }
}
