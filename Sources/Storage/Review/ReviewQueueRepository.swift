internal import GRDB
public import Moderation

/// The review queue in SQLite.
public struct ReviewQueueRepository: ReviewQueue {
  /// How often to look for comments that nobody has while others are always faster.
  private static let tries = 5

  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func items(
    matching filter: ReviewQueueFilter, page request: PageRequest, at moment: Timestamp, in scope: TenantScope
  ) async throws -> Page<ReviewQueueItem> {
    var query = ReviewQueueQuery(filter, of: scope.tenantID)
    query.require("review_queue.event_id > ?", request.before ?? 0)
    if filter.holder != nil { query.requireHeld(at: moment) }
    return try await database.read { [query] db in
      page(try query.items(limit: request.limit + 1, at: moment, db), limit: request.limit) { $0.event.id.rawValue }
    }
  }

  public func item(_ id: EventID, at moment: Timestamp, in scope: TenantScope) async throws -> ReviewQueueItem? {
    var query = ReviewQueueQuery(ReviewQueueFilter(), of: scope.tenantID)
    query.require("review_queue.event_id = ?", id.rawValue)
    return try await database.read { [query] db in try query.items(limit: 1, at: moment, db).first }
  }

  public func claim(_ limit: Int, matching filter: ReviewQueueFilter, at moment: Timestamp, in scope: TenantScope)
    async throws -> [ReviewQueueItem]
  {
    guard let holder = scope.actor.operatorID else { return [] }
    var query = ReviewQueueQuery(filter, of: scope.tenantID)
    query.requireFree(at: moment)
    let lease = ReviewLease(holder: holder, until: moment + ReviewLease.duration)
    for _ in 0..<Self.tries {
      // Looked for beforehand, since the writer is not to wait where the filter fits few of many.
      let found = try await database.read { [query] db in
        try query.items(limit: min(limit, ReviewLease.limit), at: moment, db)
      }
      if found.isEmpty { break }
      let taken = try await take(found, for: lease, at: moment, in: scope)
      if !taken.isEmpty { return taken }
    }
    return []
  }

  /// Those of the comments that still nobody has.
  private func take(_ found: [ReviewQueueItem], for lease: ReviewLease, at moment: Timestamp, in scope: TenantScope)
    async throws -> [ReviewQueueItem]
  {
    try await database.write { db in
      var taken: [ReviewQueueItem] = []
      for var item in found {
        try db.cachedStatement(
          sql: "UPDATE review_queue SET holder_id = ?, leased_until = ? WHERE event_id = ? AND \(QueuePlace.isFree)"
        ).execute(
          arguments: [
            lease.holder.rawValue, lease.until.milliseconds, item.event.id.rawValue, moment.milliseconds,
          ])
        guard db.changesCount > 0 else { continue }
        item.lease = lease
        taken.append(item)
      }
      guard !taken.isEmpty else { return [] }
      try db.audit(
        .reviewClaimed, "review queue", to: ["comments": .count(taken.count)], by: scope.actor, of: scope.tenantID,
        at: moment)
      return taken
    }
  }

  public func renew(_ ids: [EventID]?, at moment: Timestamp, in scope: TenantScope) async throws -> [EventID] {
    try await setLeases(ids, until: moment + ReviewLease.duration, .reviewRenewed, at: moment, in: scope)
  }

  public func release(_ ids: [EventID]?, at moment: Timestamp, in scope: TenantScope) async throws -> [EventID] {
    try await setLeases(ids, until: nil, .reviewReleased, at: moment, in: scope)
  }

  public func history(ofAuthorOf event: StoredEvent, in scope: TenantScope) async throws -> AuthorHistory? {
    guard let author = event.comment.authorID else { return nil }
    return try await database.read { db in try AuthorHistory(of: author, in: scope.tenantID, db) }
  }

  /// Of those that the actor has; nil gives them back.
  private func setLeases(
    _ ids: [EventID]?, until: Timestamp?, _ action: AuditAction, at moment: Timestamp, in scope: TenantScope
  ) async throws -> [EventID] {
    guard let holder = scope.actor.operatorID else { return [] }
    return try await database.write { db in
      let mine = try Int64.fetchAll(
        db,
        sql: """
          SELECT event_id FROM review_queue
          WHERE tenant_id = ? AND holder_id = ? AND leased_until > ? AND bulk_id IS NULL
          ORDER BY event_id
          """,
        arguments: [scope.tenantID.rawValue, holder.rawValue, moment.milliseconds]
      ).map(EventID.init(rawValue:))
      let wanted = ids.map(Set.init)
      let chosen = mine.filter { wanted?.contains($0) ?? true }
      guard !chosen.isEmpty else { return [] }
      for id in chosen {
        try db.cachedStatement(sql: "UPDATE review_queue SET holder_id = ?, leased_until = ? WHERE event_id = ?")
          .execute(arguments: [until == nil ? nil : holder.rawValue, until?.milliseconds, id.rawValue])
      }
      try db.audit(
        action, "review queue", to: ["comments": .count(chosen.count)], by: scope.actor, of: scope.tenantID, at: moment)
      return chosen
    }
  }
}
