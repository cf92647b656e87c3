internal import GRDB
public import Moderation

/// Messages to channels, in SQLite.
public struct AlertQueueRepository: AlertQueue {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func due(at moment: Timestamp, limit: Int, excluding busy: Set<AlertChannelID>) async throws -> [AlertLetter] {
    let excluded = JSONValue.array(busy.map { .number(String($0.rawValue)) }).jsonText
    return try await database.read { db in
      // The few first of one channel hide others' only until that channel is under way.
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, channel_id, attempts FROM alert_deliveries
          WHERE state = 1 AND due_at <= ? AND channel_id NOT IN (SELECT value FROM json_each(?))
          ORDER BY due_at, id LIMIT ?
          """,
        arguments: [moment.milliseconds, excluded, limit * Self.rowsForEach])
      var channels: Set<AlertChannelID> = []
      var letters: [AlertLetter] = []
      for row in rows where letters.count < limit && channels.insert(row.id("channel_id")).inserted {
        if let letter = try Self.letter(row, db) { letters.append(letter) }
      }
      return letters
    }
  }

  public func nextDue(after moment: Timestamp) async throws -> Timestamp? {
    try await database.read { db in
      try Int64.fetchOne(
        db, sql: "SELECT min(due_at) FROM alert_deliveries WHERE state = 1 AND due_at > ?",
        arguments: [moment.milliseconds]
      ).map(Timestamp.init(milliseconds:))
    }
  }

  public func record(_ attempt: AlertAttempt, of id: AlertDeliveryID, at moment: Timestamp) async throws {
    try await database.write { db in
      let (state, due, error): (AlertDelivery.State, Timestamp, String?) =
        switch attempt {
        case .delivered: (.delivered, moment, nil)
        case .retry(let next, let error, _): (.waiting, next, error)
        case .dead(let error): (.dead, moment, error)
        }
      // One that was given up meanwhile, with its channel disabled, stays so unless it was told after all.
      try db.execute(
        sql: """
          UPDATE alert_deliveries
          SET state = ?1, due_at = ?2, attempts = attempts + 1, last_error = ?3, delivered_at = ?4
          WHERE id = ?5 AND (state = 1 OR ?1 = 2)
          """,
        arguments: [
          state.rawValue, due.milliseconds, error, state == .delivered ? moment.milliseconds : nil, id.rawValue,
        ])
      if case .retry(let next, _, isPaused: true) = attempt {
        try db.execute(
          sql: """
            UPDATE alert_deliveries SET due_at = max(due_at, ?)
            WHERE channel_id = (SELECT channel_id FROM alert_deliveries WHERE id = ?) AND state = 1
            """,
          arguments: [next.milliseconds, id.rawValue])
      }
    }
  }

  public func raiseNotices(limit: Int, at moment: Timestamp) async throws -> Bool {
    let isAnyNew = try await database.read { db in
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM notices WHERE id > \(Self.cursor))") ?? false
    }
    guard isAnyNew else { return false }
    let isMore = try await database.write { db in
      let notices = try Row.fetchAll(
        db, sql: "SELECT * FROM notices WHERE id > \(Self.cursor) ORDER BY id LIMIT ?", arguments: [limit]
      ).map(Notice.init(row:))
      // Many of one rule are one alert: a rule that notifies may hold a thousand times a minute.
      var groups: [NoticeGroup: (latest: Notice, times: Int)] = [:]
      for notice in notices {
        let group = NoticeGroup(notice)
        groups[group] = (notice, (groups[group]?.times ?? 0) + 1)
      }
      for (latest, times) in groups.values.sorted(by: { $0.latest.id < $1.latest.id }) {
        try db.raise(Alert(latest, at: moment), times: times)
      }
      if let last = notices.last {
        try db.execute(sql: "UPDATE alert_cursor SET notice_id = ? WHERE id = 1", arguments: [last.id.rawValue])
      }
      return notices.count == limit
    }
    database.signals.alerts.signal()
    return isMore
  }

  public func gatewayChannels(wanting kind: Alert.Kind) async throws -> [AlertChannel] {
    try await database.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM alert_channels WHERE tenant_id IS NULL ORDER BY id")
        .map(AlertChannel.init(row:)).filter { $0.wants(kind, of: nil) }
    }
  }

  public func waitForAlertWork(until deadline: Timestamp?) async {
    await database.signals.alerts.wait(until: deadline, now: database.clock.now())
  }

  private static let rowsForEach = 8
  private static let cursor = "(SELECT notice_id FROM alert_cursor WHERE id = 1)"

  private static func letter(_ row: Row, _ db: Database) throws -> AlertLetter? {
    let id: AlertDeliveryID = row.id("id")
    let alerts = try Row.fetchAll(
      db,
      sql: """
        \(RaisedAlert.selection)
        WHERE alerts.id IN (SELECT alert_id FROM alert_delivery_items WHERE delivery_id = ?) ORDER BY alerts.id
        """,
      arguments: [id.rawValue]
    ).map(RaisedAlert.init(row:))
    let channel = try Row.fetchOne(
      db, sql: "SELECT * FROM alert_channels WHERE id = ?", arguments: [row["channel_id"] as Int64]
    ).map(AlertChannel.init(row:))
    guard let channel, !alerts.isEmpty else { return nil }
    return AlertLetter(id: id, channel: channel, alerts: alerts, attempts: row["attempts"])
  }
}

/// Notices that are one and the same to who hears of them.
private struct NoticeGroup: Hashable {
  var tenant: TenantID
  var kind: Notice.Kind
  var rule: String?

  init(_ notice: Notice) {
    (tenant, kind, rule) = (notice.tenantID, notice.kind, notice.ruleID)
  }
}

extension Alert {
  fileprivate init(_ notice: Notice, at moment: Timestamp) {
    let kind: Kind =
      switch notice.kind {
      case .rule: .ruleMatched
      case .fuse: .ruleDemoted
      case .reply: .replyUncertain
      }
    self.init(
      tenantID: notice.tenantID, kind: kind, subject: notice.ruleID.map { "rule \($0)" } ?? "replies",
      // An erasure reaches the notice, and not what was told of it.
      message: notice.kind == .reply ? SentReplies.notSent : notice.message, raisedAt: moment)
  }
}
