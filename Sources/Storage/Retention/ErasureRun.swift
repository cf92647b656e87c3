internal import GRDB
internal import Moderation

/// Goes on with one erasure: looks through a stretch of rows on a reader, and erases what was found there on the
/// writer. What was recorded meanwhile comes last, on the writer, so that the receipt can say up to when it reaches.
struct ErasureRun {
  /// So many events are looked through on the writer, and no more.
  private static let rest = 1000

  let id: ErasureID
  let database: GatehouseDatabase

  private struct State {
    var erasure: Erasure
    /// Nil once it is forgotten.
    var search: ErasureSearch?
    var afterEvent: Int64
    var afterParked: Int64
  }

  func slice(within budget: Duration) async throws -> RetentionSlice {
    guard let state = try await database.read({ db in try state(db) }) else {
      return RetentionSlice(rows: 0, took: .zero, next: nil)
    }
    switch (state.erasure.stage, state.search) {
    case (.events, let search?): return try await eraseEvents(search, state, within: budget)
    case (.parked, let search?): return try await eraseParked(search, state, within: budget)
    case (.log, _): return try await finish(state.erasure)
    case (.done, _), (_, nil): return RetentionSlice(rows: 0, took: .zero, next: nil)
    }
  }

  private func state(_ db: Database) throws -> State? {
    try Row.fetchOne(db, sql: "SELECT * FROM erasures WHERE id = ?", arguments: [id.rawValue]).map { row in
      let erasure = try Erasure(row: row)
      let subject = ErasureSubject(authorID: row["author_id"], username: row["username"])
      return State(
        erasure: erasure,
        search: subject.map { ErasureSearch(tenant: erasure.tenantID, account: erasure.accountID, subject: $0) },
        afterEvent: row["after_id"], afterParked: row["after_parked_id"])
    }
  }

  private func eraseEvents(_ search: ErasureSearch, _ state: State, within budget: Duration) async throws
    -> RetentionSlice
  {
    let (found, reviews, last) = try await database.read { db -> ([ErasureSearch.Event], [Int64], Int64?) in
      guard let window = try EventWindow(of: search.tenant, after: state.afterEvent, db) else {
        return ([], try search.reviews(db), nil)
      }
      return (try search.events(in: window, db), [], window.last)
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
      try add(counts, db)
      if let reached {
        try set("after_id", to: reached, db)
      } else {
        try set("stage", to: Erasure.Stage.parked.rawValue, db)
      }
      return Int(counts.events)
    }
  }

  private func eraseParked(_ search: ErasureSearch, _ state: State, within budget: Duration) async throws
    -> RetentionSlice
  {
    let (found, last, isRestShort) = try await database.read { db -> ([Int64], Int64?, Bool) in
      let (found, last) = try search.parked(after: state.afterParked, db)
      let window = try EventWindow(of: search.tenant, after: state.afterEvent, length: Self.rest, db)
      return (found, last, window?.isLast ?? true)
    }
    guard let last else {
      return isRestShort
        ? try await eraseRest(search, within: budget) : try await eraseEvents(search, state, within: budget)
    }
    return try await write(within: budget) { db, _ in
      try add(eraseParked(found, db), db)
      try set("after_parked_id", to: last, db)
      return found.count
    }
  }

  private func eraseParked(_ found: [Int64], _ db: Database) throws -> Erasure.Counts {
    var counts = Erasure.Counts()
    for id in found { counts.parked += try db.change("DELETE FROM parked WHERE id = ?", [id]) ? 1 : 0 }
    return counts
  }

  /// What was recorded while the rows were gone through, also of what was parked and used in the end. Nothing comes in
  /// between on the writer: so this moment is the one up to which everything is covered, and whom it is about is
  /// forgotten.
  private func eraseRest(_ search: ErasureSearch, within budget: Duration) async throws -> RetentionSlice {
    try await write(within: budget) { db, _ in
      guard let state = try state(db), state.erasure.stage == .parked else { return 0 }
      let now = database.clock.now()
      var counts = Erasure.Counts()
      var after = state.afterEvent
      while let window = try EventWindow(of: search.tenant, after: after, db) {
        for event in try search.events(in: window, db) { try event.comment.erase(at: now, adding: &counts, db) }
        after = window.last
      }
      after = state.afterParked
      while case let (found, last?) = try search.parked(after: after, db) {
        counts.parked += try eraseParked(found, db).parked
        after = last
      }
      for review in try search.reviews(after: id.rawValue, db) { try ErasedReviews.erase(review, db) }
      try add(counts, db)
      try db.execute(
        sql: "UPDATE erasures SET stage = ?, author_id = NULL, username = NULL, covered_until = ? WHERE id = ?",
        arguments: [Erasure.Stage.log.rawValue, now.milliseconds, id.rawValue])
      return Int(counts.events + counts.parked)
    }
  }

  private func add(_ counts: Erasure.Counts, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE erasures SET comments = comments + ?, events = events + ?, explanations = explanations + ?,
          labels = labels + ?, replies = replies + ?, parked = parked + ?
        WHERE id = ?
        """,
      arguments: [
        counts.comments, counts.events, counts.explanations, counts.labels, counts.replies, counts.parked, id.rawValue,
      ])
  }

  private func set(_ column: String, to value: some DatabaseValueConvertible, _ db: Database) throws {
    try db.execute(sql: "UPDATE erasures SET \(column) = ? WHERE id = ?", arguments: [value, id.rawValue])
  }

  /// What was erased is still in SQLite's log until that is emptied, which has to wait while anybody reads an earlier
  /// state.
  private func finish(_ erasure: Erasure) async throws -> RetentionSlice {
    let log = try await database.emptyLog()
    guard log.isEmpty else { return RetentionSlice(rows: 0, took: log.took, isBlocked: true, next: .erasure(id)) }
    _ = try await write(within: .zero) { db, _ in
      let now = database.clock.now()
      let entry = try db.auditEntry(
        .erasureFinished, "\(id)", to: erasure.auditSubject.merging(erasure.auditResult) { $1 }, by: .gateway,
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
