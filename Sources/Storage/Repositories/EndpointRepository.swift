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
        tenants: try Row.fetchAll(db, sql: "SELECT * FROM tenants").map(Tenant.init(row:)),
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
        ruleSets: try Row.fetchAll(
          db,
          sql: """
            SELECT * FROM rule_sets WHERE version = (
              SELECT max(version) FROM rule_sets AS newest WHERE newest.tenant_id = rule_sets.tenant_id)
            """
        ).map(RuleSetVersion.init(row:)))
    }
  }
}
