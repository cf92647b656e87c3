internal import GRDB
internal import Moderation

/// Goes on with one erasure: looks through a stretch of rows on a reader, and erases what was found there on the
/// writer.
struct ErasureRun {
  private static let parkedAtOnce = 200

  let id: ErasureID
  let database: GatehouseDatabase

  private struct State {
    var erasure: Erasure
    var subject: ErasureSubject?
    var after: Int64
  }

  func slice(within budget: Duration) async throws -> RetentionSlice {
    guard let state = try await database.read({ db in try state(db) }) else {
      return RetentionSlice(rows: 0, took: .zero, next: nil)
    }
    switch (state.erasure.stage, state.subject) {
    case (.events, let subject?): return try await eraseEvents(of: subject, state, within: budget)
    case (.parked, let subject?): return try await eraseParked(of: subject, state, within: budget)
    case (.log, _): return try await finish(state.erasure)
    case (.done, _), (_, nil): return RetentionSlice(rows: 0, took: .zero, next: nil)
    }
  }

  private func state(_ db: Database) throws -> State? {
    try Row.fetchOne(db, sql: "SELECT * FROM erasures WHERE id = ?", arguments: [id.rawValue]).map { row in
      State(
        erasure: try Erasure(row: row),
        subject: ErasureSubject(authorID: row["author_id"], username: row["username"]), after: row["after_id"])
    }
  }

  private func eraseEvents(of subject: ErasureSubject, _ state: State, within budget: Duration) async throws
    -> RetentionSlice
  {
    let erasure = state.erasure
    let (found, reviews, last) = try await database.read { db -> ([ErasedEvent], [Int64], Int64?) in
      guard let window = try EventWindow(of: erasure.tenantID, after: state.after, db) else {
        // Those about an account's comments were found with these; the others are the tenant's.
        let isOfTenant = erasure.accountID == nil
        return ([], isOfTenant ? try ErasedReviews.naming(subject, in: erasure.tenantID, db) : [], nil)
      }
      let rows = try window.rows(
        "id, account_id, comment_id",
        where: """
          (author_id = ? OR lower(username) = ? OR lower(username) = '@' || ?) AND (? IS NULL OR account_id = ?)
          """,
        [
          subject.authorID, subject.username, subject.username, erasure.accountID?.rawValue,
          erasure.accountID?.rawValue,
        ], db)
      return (rows.map { ErasedEvent($0, of: erasure.tenantID) }, [], window.last)
    }
    return try await write(within: budget) { db, time in
      var counts = Erasure.Counts()
      var reached = last
      for event in found {
        try event.comment.erase(at: database.clock.now(), adding: &counts, db)
        if time.isUp {
          reached = event.id
          break
        }
      }
      for review in reviews { try ErasedReviews.erase(review, db) }
      try advance(to: reached, from: .events, adding: counts, db)
      return Int(counts.events)
    }
  }

  private func eraseParked(of subject: ErasureSubject, _ state: State, within budget: Duration) async throws
    -> RetentionSlice
  {
    let erasure = state.erasure
    let (found, last) = try await database.read { db -> ([Int64], Int64?) in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM parked
          WHERE tenant_id = ? AND id > ? AND (? IS NULL OR account_id IS NULL OR account_id = ?)
          ORDER BY id LIMIT \(Self.parkedAtOnce)
          """,
        arguments: [
          erasure.tenantID.rawValue, state.after, erasure.accountID?.rawValue, erasure.accountID?.rawValue,
        ]
      ).map(ParkedDelivery.init(row:))
      return (rows.filter { subject.isNamed(in: $0.body) }.map(\.id), rows.last?.id)
    }
    return try await write(within: budget) { db, _ in
      var counts = Erasure.Counts()
      for id in found {
        counts.parked += try db.change("DELETE FROM parked WHERE id = ?", [id]) ? 1 : 0
      }
      try advance(to: last, from: .parked, adding: counts, db)
      return found.count
    }
  }

  /// Where no row is left, the next stage begins; with that of the log whom it is about is forgotten.
  private func advance(to last: Int64?, from stage: Erasure.Stage, adding counts: Erasure.Counts, _ db: Database)
    throws
  {
    try db.execute(
      sql: """
        UPDATE erasures SET after_id = ?, comments = comments + ?, events = events + ?,
          explanations = explanations + ?, labels = labels + ?, replies = replies + ?, parked = parked + ?
        WHERE id = ?
        """,
      arguments: [
        last ?? 0, counts.comments, counts.events, counts.explanations, counts.labels, counts.replies, counts.parked,
        id.rawValue,
      ])
    guard last == nil else { return }
    switch stage {
    case .events:
      try db.execute(
        sql: "UPDATE erasures SET stage = ? WHERE id = ?", arguments: [Erasure.Stage.parked.rawValue, id.rawValue])
    case .parked, .log, .done:
      try db.execute(
        sql: "UPDATE erasures SET stage = ?, author_id = NULL, username = NULL WHERE id = ?",
        arguments: [Erasure.Stage.log.rawValue, id.rawValue])
    }
  }

  /// What was erased is still in SQLite's log until that is emptied, which has to wait while anybody reads an earlier
  /// state.
  private func finish(_ erasure: Erasure) async throws -> RetentionSlice {
    let log = try await database.emptyLog()
    guard log.isEmpty else { return RetentionSlice(rows: 0, took: log.took, isBlocked: true, next: .erasure(id)) }
    _ = try await write(within: .zero) { db, _ in
      let now = database.clock.now()
      let entry = try db.auditEntry(
        .erasureFinished, "\(id)", to: erasure.auditSubject.merging(erasure.auditCounts) { $1 }, by: .gateway,
        of: erasure.tenantID, at: now)
      try db.execute(
        sql: "UPDATE erasures SET stage = ?, finished_at = ?, audit_entry = ?, audit_hash = ? WHERE id = ?",
        arguments: [
          Erasure.Stage.done.rawValue, now.milliseconds, entry.id.rawValue, entry.link?.hash, id.rawValue,
        ])
      return 0
    }
    return RetentionSlice(rows: 0, took: log.took, next: nil)
  }

  private func write(
    within budget: Duration, _ body: @escaping @Sendable (Database, WriterTime) throws -> Int
  ) async throws -> RetentionSlice {
    let (rows, took) = try await database.timedWrite(within: budget, body)
    return RetentionSlice(rows: rows, took: took, next: .erasure(id))
  }
}

/// An event that was found to be of the person.
private struct ErasedEvent {
  let id: Int64
  let comment: ErasedComment

  init(_ row: Row, of tenant: TenantID) {
    id = row["id"]
    comment = ErasedComment(tenantID: tenant.rawValue, accountID: row["account_id"], commentID: row["comment_id"])
  }
}
