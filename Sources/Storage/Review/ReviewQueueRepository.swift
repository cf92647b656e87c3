internal import GRDB
public import Moderation

/// The review queue in SQLite.
public struct ReviewQueueRepository: ReviewQueue {
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
    var query = ReviewQueueQuery(filter, of: scope.tenantID)
    query.requireFree(at: moment)
    let until = moment + ReviewLease.duration
    return try await database.write { [query] db in
      let found = try query.items(limit: min(limit, ReviewLease.limit), at: moment, db)
      guard let holder = scope.actor.operatorID, !found.isEmpty else { return [] }
      for item in found {
        try db.cachedStatement(sql: "UPDATE review_queue SET holder_id = ?, leased_until = ? WHERE event_id = ?")
          .execute(arguments: [holder.rawValue, until.milliseconds, item.event.id.rawValue])
      }
      try db.audit(
        .reviewClaimed, "review queue", to: ["comments": .count(found.count)], by: scope.actor, of: scope.tenantID,
        at: moment)
      return found.map { item in
        var item = item
        item.lease = ReviewLease(holder: holder, until: until)
        return item
      }
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
          SELECT event_id FROM review_queue WHERE tenant_id = ? AND holder_id = ? AND leased_until > ?
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
