internal import GRDB
public import Moderation

/// Alert channels in SQLite.
public struct AlertChannelRepository: AlertChannelStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ channel: AlertChannel, in scope: AlertScope) async throws {
    try await database.write { db in
      let count = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM alert_channels WHERE tenant_id IS ?", arguments: [scope.tenantID?.rawValue])
      guard (count ?? 0) < AlertChannel.limit else { throw StorageError.conflict(what: "alert_channels.count") }
      var channel = channel
      channel.tenantID = scope.tenantID
      try naming(unique: "alert_channels.name", reference: "tenant") { try channel.insert(db) }
      try db.audit(
        .alertChannelCreated, "\(channel.id)", to: channel.auditValues.merging(["target": .masked]) { $1 },
        by: scope.actor, of: scope.tenantID, at: channel.createdAt)
    }
  }

  public func channel(_ id: AlertChannelID, in scope: AlertScope) async throws -> AlertChannel? {
    try await database.read { db in try Self.channel(id, in: scope, db) }
  }

  public func channels(in scope: AlertScope) async throws -> [AlertChannel] {
    try await database.read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM alert_channels WHERE tenant_id IS ? ORDER BY created_at DESC, id DESC",
        arguments: [scope.tenantID?.rawValue]
      ).map(AlertChannel.init(row:))
    }
  }

  public func update(
    _ id: AlertChannelID, _ change: AlertChannelChange, at moment: Timestamp, in scope: AlertScope
  ) async throws -> AlertChannel? {
    defer { database.signals.alerts.signal() }
    return try await database.write { db in
      guard let before = try Self.channel(id, in: scope, db) else { return nil }
      var after = change.applied(to: before)
      guard after != before else { return before }
      after.updatedAt = moment
      try naming(unique: "alert_channels.name") { try after.update(db) }
      if after.isDisabled, !before.isDisabled { try Self.giveUp(after, db) }
      if after.quietHours != before.quietHours { try Self.reschedule(after, db) }
      var values = after.auditValues
      if after.target != before.target { values["target"] = .masked }
      try db.auditUpdate(
        .alertChannelUpdated, "\(id)", from: before.auditValues, to: values, by: scope.actor, of: scope.tenantID,
        at: moment)
      return after
    }
  }

  public func rotate(
    _ id: AlertChannelID, to secret: SealedSecret, overlapEnd: Timestamp, at moment: Timestamp, in scope: AlertScope
  ) async throws -> Bool {
    try await database.write { db in
      guard let channel = try Self.channel(id, in: scope, db), channel.kind == .webhook else { return false }
      try db.execute(
        sql: """
          UPDATE alert_channels SET previous_secret = signing_secret, previous_secret_until = ?, signing_secret = ?,
            updated_at = ?
          WHERE id = ?
          """,
        arguments: [overlapEnd.milliseconds, secret.blob, moment.milliseconds, id.rawValue])
      try db.audit(
        .alertChannelUpdated, "\(id)", detail: "the signing secret was rotated", to: ["signing_secret": .masked],
        by: scope.actor, of: scope.tenantID, at: moment)
      return true
    }
  }

  public func delete(_ id: AlertChannelID, at moment: Timestamp, in scope: AlertScope) async throws -> Bool {
    try await database.write { db in
      guard let channel = try Self.channel(id, in: scope, db) else { return false }
      guard try !ReportSchedule.isAny(sendingTo: id, db) else {
        throw StorageError.conflict(what: "alert_channels.schedules")
      }
      try db.execute(sql: "DELETE FROM alert_channels WHERE id = ?", arguments: [id.rawValue])
      try db.audit(
        .alertChannelDeleted, "\(id)", from: channel.auditValues, by: scope.actor, of: scope.tenantID, at: moment)
      return true
    }
  }

  public func recordTest(of channel: AlertChannel, outcome: String, at moment: Timestamp, in scope: AlertScope)
    async throws
  {
    try await database.write { db in
      try db.audit(
        .alertTested, "\(channel.id)", detail: "\(channel.name): \(outcome)", by: scope.actor, of: scope.tenantID,
        at: moment)
    }
  }

  private static func channel(_ id: AlertChannelID, in scope: AlertScope, _ db: Database) throws -> AlertChannel? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM alert_channels WHERE id = ? AND tenant_id IS ?",
      arguments: [id.rawValue, scope.tenantID?.rawValue]
    ).map(AlertChannel.init(row:))
  }

  private static func giveUp(_ channel: AlertChannel, _ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE alert_deliveries SET state = 3, last_error = 'the channel was disabled before this was told'
        WHERE channel_id = ? AND state = 1
        """,
      arguments: [channel.id.rawValue])
  }

  /// What waited for the old quiet hours waits for the new ones, but not less than any of its alerts has to.
  private static func reschedule(_ channel: AlertChannel, _ db: Database) throws {
    let now = channel.updatedAt
    let end = channel.quietHours.flatMap { $0.window.contains(now) ? $0.window.end(after: now) : nil }
    try db.execute(
      sql: """
        UPDATE alert_deliveries
        SET due_at = max(?, (
          SELECT max(tell_at) FROM alerts JOIN alert_delivery_items ON alert_delivery_items.alert_id = alerts.id
          WHERE alert_delivery_items.delivery_id = alert_deliveries.id))
        WHERE channel_id = ? AND state = 1 AND is_digest AND attempts = 0
        """,
      arguments: [(end ?? now).milliseconds, channel.id.rawValue])
  }
}
