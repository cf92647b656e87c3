internal import GRDB
public import Moderation

/// The configuration of ingest, read from SQLite as a whole.
public struct EndpointRepository: EndpointSource {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func endpointConfiguration(at moment: Timestamp, in scope: GatewayScope) async throws
    -> EndpointConfiguration
  {
    try await database.read { db in
      EndpointConfiguration(
        tenants: try db.rows("SELECT * FROM tenants WHERE deleted_at IS NULL", [], Tenant.init(row:)),
        apps: try db.rows("SELECT * FROM apps", [], App.init(row:)),
        accounts: try db.rows("SELECT * FROM accounts", [], Account.init(row:)),
        webhookSecrets: try db.rows(
          """
          SELECT * FROM webhook_secrets WHERE expires_at IS NULL OR expires_at > ?
          ORDER BY expires_at IS NOT NULL, created_at DESC
          """,
          [moment.milliseconds], WebhookSecret.init(row:)),
        ruleRevisions: try Dictionary(
          uniqueKeysWithValues: db.rows("SELECT tenant_id, account_id, revision FROM rule_owners") { row in
            (RuleSetOwner(row: row), row["revision"])
          }))
    }
  }
}
