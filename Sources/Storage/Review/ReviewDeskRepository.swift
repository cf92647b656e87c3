internal import GRDB
public import Moderation

/// What reviewers decide and take back, in SQLite.
public struct ReviewDeskRepository: ReviewDesk {
  /// How many comments the transaction that takes a decision back does at once; the worker does the others.
  static let slice = 100
  /// How many comments are set aside, or given back to the queue, in one transaction.
  static let bulkSlice = 1000

  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func decide(_ draft: ReviewDraft, about id: EventID, at moment: Timestamp, in scope: TenantScope)
    async throws -> ReviewOutcome
  {
    defer {
      database.work.signal()
      database.signals.reviewing.signal()
    }
    return try await database.write { db, journal in
      guard let comment = try StandingComment(id, of: scope.tenantID, db), let decision = try comment.decision(db)
      else { return .notModerated }
      let place = try comment.place(at: moment, db)
      if let refusal = place?.refusal(to: scope.actor.operatorID) { return refusal }
      if place == nil, draft.mustWait { return .notWaiting }
      if draft.author != nil, comment.event.comment.authorID == nil { return .authorUnknown }
      let review = ReviewDecision(
        id: .fresh(at: moment), tenantID: scope.tenantID, reviewer: scope.actor.operatorID, verdict: draft.verdict,
        eventID: id, isBulk: false, state: draft.author == nil ? .done : .running, author: draft.author,
        entry: draft.listing?.entry, comments: 1, reversed: 0, createdAt: moment, undoneBy: nil, undoneAt: nil)
      try review.insert(authorOf: draft.author == nil ? nil : comment.event.comment, db)
      let earlier = try comment.carryOut(review, against: decision, place: place, db, journal)
      try draft.listing?.save(in: scope, at: moment, db)
      try db.audit(
        .commentReviewed, "\(id)", detail: "\(decision.verdict.name) to \(draft.verdict.name)",
        from: ["verdict": .string((earlier?.verdict ?? decision.verdict).name)],
        to: review.auditValues.filter { $0.key != "comments" }, by: scope.actor, of: scope.tenantID, at: moment)
      return .decided(review)
    }
  }

  public func decisions(page request: PageRequest, in scope: TenantScope) async throws -> Page<ReviewDecision> {
    var query = ScopedQuery(
      from: ReviewDecision.selection, table: "review_decisions", scope: scope, page: request)
    query.require(ReviewDecision.isMade)
    return try await database.read { [query] db in
      let rows = try Row.fetchAll(db, sql: query.sql, arguments: StatementArguments(query.arguments))
      return page(try rows.map(ReviewDecision.init(row:)), limit: request.limit) { $0.id.rawValue }
    }
  }

  public func decision(_ id: ReviewDecisionID, in scope: TenantScope) async throws -> ReviewDecision? {
    try await database.read { db in try ReviewDecision.find(id, of: scope.tenantID, db) }
  }

  public func undo(
    _ id: ReviewDecisionID, ofOthers: Bool, listing: ReviewListing?, at moment: Timestamp, in scope: TenantScope
  ) async throws -> ReviewUndoOutcome {
    defer {
      database.work.signal()
      database.signals.reviewing.signal()
    }
    return try await database.write { db, journal in
      guard let review = try ReviewDecision.find(id, of: scope.tenantID, db) else { return .notFound }
      if let refusal = try review.refusal(toUndoBy: scope.actor, ofOthers: ofOthers, at: moment, db) { return refusal }
      try naming(reference: "operator") {
        try db.execute(
          sql: "UPDATE review_decisions SET state = ?, undone_by = ?, undone_at = ?, author_id = NULL WHERE id = ?",
          arguments: [
            ReviewDecision.State.undoing.rawValue, scope.actor.operatorID?.rawValue, moment.milliseconds, id.rawValue,
          ])
      }
      try listing?.save(in: scope, at: moment, db)
      try db.audit(
        .reviewUndone, "\(id)", from: review.auditValues, by: scope.actor, of: scope.tenantID, at: moment)
      try ReviewDecision.find(id, db)?.takeBack(limit: Self.slice, at: moment, db, journal)
      return try ReviewDecision.find(id, db).map { .undone($0) } ?? .notFound
    }
  }

  public func selection(
    matching filter: ReviewQueueFilter, verdict: Verdict, at moment: Timestamp, in scope: TenantScope
  ) async throws -> ReviewSelection {
    try await database.read { db in
      try BulkSelection(filter, verdict: verdict, at: moment, in: scope, db).summary(db)
    }
  }

  public func decide(
    _ verdict: Verdict, matching filter: ReviewQueueFilter, confirmation: String, at moment: Timestamp,
    in scope: TenantScope
  ) async throws -> ReviewBulkOutcome {
    defer { database.signals.reviewing.signal() }
    let selection = try await database.read { db in
      try BulkSelection(filter, verdict: verdict, at: moment, in: scope, db)
    }
    let review = ReviewDecision(
      id: .fresh(at: moment), tenantID: scope.tenantID, reviewer: scope.actor.operatorID, verdict: verdict,
      eventID: nil, isBulk: true, state: .selecting, author: nil, entry: nil, comments: 0, reversed: 0,
      createdAt: moment, undoneBy: nil, undoneAt: nil)
    guard selection.confirmation == confirmation,
      let begun = try await setAside(selection, for: review, matching: filter, in: scope)
    else { return .changed(try await self.selection(matching: filter, verdict: verdict, at: moment, in: scope)) }
    return .started(begun)
  }

  /// All that was counted, in slices so that deliveries need not wait, and the decision begins with the last of them.
  /// Nil, and nothing is changed, where somebody was faster. What a crash cuts short is given back by the worker.
  private func setAside(
    _ selection: BulkSelection, for review: ReviewDecision, matching filter: ReviewQueueFilter, in scope: TenantScope
  ) async throws -> ReviewDecision? {
    database.selecting.begin(review.id)
    defer { database.selecting.end(review.id) }
    var slices = selection.slices(of: Self.bulkSlice)
    let last = slices.removeLast()
    do {
      try await database.write { db in try review.insert(db) }
      for slice in slices {
        guard try await database.write({ db in try slice.setAside(for: review.id, db) }) else {
          try await giveBack(review.id)
          return nil
        }
      }
      let begun = try await database.write { db -> ReviewDecision? in
        guard try last.setAside(for: review.id, db), try selection.isWhole(for: review.id, db) else { return nil }
        return try review.begin(with: selection.count, matching: filter, in: scope, db)
      }
      if begun == nil { try await giveBack(review.id) }
      return begun
    } catch {
      try? await giveBack(review.id)
      throw error
    }
  }

  private func giveBack(_ id: ReviewDecisionID) async throws {
    while try await !database.write({ db in try ReviewDecision.giveBack(id, limit: Self.bulkSlice, db) }) {}
  }
}

extension ReviewDecision {
  /// From now on the worker has it.
  fileprivate func begin(with count: Int, matching filter: ReviewQueueFilter, in scope: TenantScope, _ db: Database)
    throws -> ReviewDecision?
  {
    try setState(.running, db)
    try db.audit(
      .reviewBulkStarted, "\(id)",
      to: ["verdict": .string(verdict.name), "comments": .count(count)].merging(filter.auditValues) { $1 },
      by: scope.actor, of: scope.tenantID, at: createdAt)
    return try Self.find(id, db)
  }
}

extension ReviewDecision {
  /// Why somebody may not take it back; nil where they may.
  fileprivate func refusal(toUndoBy actor: Actor, ofOthers: Bool, at moment: Timestamp, _ db: Database) throws
    -> ReviewUndoOutcome?
  {
    if state == .undoing || state == .undone { return .alreadyUndone }
    if !ofOthers, reviewer == nil || reviewer != actor.operatorID { return .notTheirs }
    if createdAt + Self.undoWindow < moment { return .tooLate }
    guard !isBulk, author == nil, let comment = try ReviewedComment.unsettled(of: self, limit: 1, db).first
    else { return nil }
    if try !comment.isLatest(db) { return .decidedSince }
    let standing = try StandingComment(comment.eventID, of: tenantID, db)?.standing(db)
    return standing == .deleted ? .commentDeleted : nil
  }
}

extension ReviewQueueFilter {
  fileprivate var auditValues: [String: JSONValue] {
    [
      "account": .text(accountID), "rule": .text(ruleID), "label": .text(label), "of_verdict": .text(verdict?.name),
    ].filter { $0.value != .null }
  }
}
