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
        tenants: try Row.fetchAll(db, sql: "SELECT * FROM tenants WHERE deleted_at IS NULL").map(Tenant.init(row:)),
        apps: try Row.fetchAll(db, sql: "SELECT * FROM apps").map(App.init(row:)),
        accounts: try Row.fetchAll(db, sql: "SELECT * FROM accounts").map(Account.init(row:)),
        webhookSecrets: try Row.fetchAll(
          db,
          sql: """
            SELECT * FROM webhook_secrets WHERE expires_at IS NULL OR expires_at > ?
            ORDER BY expires_at IS NOT NULL, created_at DESC
            """,
          arguments: [moment.milliseconds]
        ).map(WebhookSecret.init(row:)),
        ruleRevisions: try Row.fetchAll(db, sql: "SELECT tenant_id, account_id, revision FROM rule_owners")
          .reduce(into: [:]) { revisions, row in revisions[RuleSetOwner(row: row)] = row["revision"] })
    }
  }
}
