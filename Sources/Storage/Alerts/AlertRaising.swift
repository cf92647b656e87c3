internal import GRDB
internal import Moderation

extension Database {
  /// Keeps an alert that was raised so many times, with a message to each channel that wants it. What is raised again
  /// too soon is gathered until it may be told.
  func raise(_ alert: Alert, times: Int = 1) throws {
    let now = alert.raisedAt
    let latest = try Row.fetchOne(
      self,
      sql: """
        SELECT id, max(tell_at) AS tell_at FROM alerts
        WHERE coalesce(tenant_id, 0) = ? AND kind = ? AND subject = ? HAVING count(*) > 0
        """,
      arguments: [alert.tenantID?.rawValue ?? 0, alert.kind.rawValue, alert.subject])
    var tellAt = now
    if let latest {
      let told = latest.time("tell_at")
      if told > now {
        try execute(
          sql: "UPDATE alerts SET times = times + ?, message = ?, last_raised_at = ? WHERE id = ?",
          arguments: [times, alert.message, now.milliseconds, latest["id"] as Int64])
        return
      }
      tellAt = max(now, told + Alert.interval)
    }
    try naming(reference: "tenant") {
      try execute(
        sql: """
          INSERT INTO alerts (id, tenant_id, kind, subject, message, times, raised_at, last_raised_at, tell_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          alert.id.rawValue, alert.tenantID?.rawValue, alert.kind.rawValue, alert.subject, alert.message, times,
          now.milliseconds, now.milliseconds, tellAt.milliseconds,
        ])
    }
    for channel in try channels(wanting: alert.kind, of: alert.tenantID) {
      try address(alert.id, kind: alert.kind, to: channel, at: tellAt)
    }
  }

  private func channels(wanting kind: Alert.Kind, of tenant: TenantID?) throws -> [AlertChannel] {
    try Row.fetchAll(
      self, sql: "SELECT * FROM alert_channels WHERE tenant_id IS ? OR (tenant_id IS NULL AND includes_tenants)",
      arguments: [tenant?.rawValue]
    ).map(AlertChannel.init(row:)).filter { $0.wants(kind, of: tenant) }
  }

  /// In a message of its own, or, in quiet hours, in the one that comes after them.
  private func address(_ alert: AlertID, kind: Alert.Kind, to channel: AlertChannel, at moment: Timestamp) throws {
    let quietEnd = channel.quietEnd(for: kind, at: moment)
    var delivery: Int64?
    if let quietEnd {
      delivery = try Int64.fetchOne(
        self,
        sql: """
          SELECT id FROM alert_deliveries
          WHERE channel_id = ? AND state = 1 AND is_digest AND attempts = 0 AND due_at = ?
          """,
        arguments: [channel.id.rawValue, quietEnd.milliseconds])
    }
    let id = delivery ?? AlertDeliveryID.fresh().rawValue
    if delivery == nil {
      try execute(
        sql: """
          INSERT INTO alert_deliveries (id, channel_id, state, is_digest, due_at, created_at) VALUES (?, ?, 1, ?, ?, ?)
          """,
        arguments: [
          id, channel.id.rawValue, quietEnd != nil, (quietEnd ?? moment).milliseconds, moment.milliseconds,
        ])
    }
    try execute(
      sql: "INSERT INTO alert_delivery_items (delivery_id, alert_id) VALUES (?, ?)", arguments: [id, alert.rawValue])
  }
}
