internal import GRDB
public import Moderation

/// The tokens of programs in SQLite.
public struct TokenRepository: TokenStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ token: APIToken, in scope: OperatorScope) async throws -> Bool {
    try await database.write { db in
      let usable = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM tokens WHERE operator_id = ? AND revoked_at IS NULL AND expires_at > ?",
        arguments: [scope.operatorID.rawValue, token.createdAt.milliseconds])
      guard let usable, usable < APIToken.most else { return false }
      try insert(token, of: scope.operatorID, db)
      try db.audit(
        .tokenCreated, "\(token.id)", to: auditValues(of: token), by: scope.actor, of: nil, at: token.createdAt)
      return true
    }
  }

  public func token(digest: [UInt8]) async throws -> (token: APIToken, operator: Operator)? {
    try await database.read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM tokens WHERE digest = ?", arguments: [SealedSecret(bytes: digest).blob]),
        let owner = try Row.fetchOne(
          db, sql: "SELECT * FROM operators WHERE id = ?", arguments: [row["operator_id"] as Int64])
      else { return nil }
      return (try APIToken(row: row, db), try Operator(row: owner, db))
    }
  }

  public func tokens(page request: PageRequest, in scope: OperatorScope) async throws -> Page<APIToken> {
    try await database.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM tokens WHERE operator_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
        arguments: [scope.operatorID.rawValue, request.before ?? Int64.max, request.limit + 1])
      return page(try rows.map { try APIToken(row: $0, db) }, limit: request.limit) { $0.id.rawValue }
    }
  }

  public func markUsed(_ id: APITokenID, at moment: Timestamp) async throws {
    try await database.write { db in
      try db.execute(
        sql: "UPDATE tokens SET last_used_at = max(coalesce(last_used_at, 0), ?) WHERE id = ?",
        arguments: [moment.startOfMinute.milliseconds, id.rawValue])
    }
  }

  public func revoke(_ id: APITokenID, at moment: Timestamp, in scope: OperatorScope) async throws -> Bool {
    try await database.write { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM tokens WHERE id = ? AND operator_id = ?",
          arguments: [id.rawValue, scope.operatorID.rawValue])
      else { return false }
      let token = try APIToken(row: row, db)
      guard token.revokedAt == nil else { return true }
      try db.execute(
        sql: "UPDATE tokens SET revoked_at = ? WHERE id = ?", arguments: [moment.milliseconds, id.rawValue])
      try db.audit(.tokenRevoked, "\(id)", from: auditValues(of: token), by: scope.actor, of: nil, at: moment)
      return true
    }
  }
}

private func insert(_ token: APIToken, of operatorID: OperatorID, _ db: Database) throws {
  try db.execute(
    sql: """
      INSERT INTO tokens (
        id, operator_id, name, digest, last_four, scopes, all_tenants, created_at, expires_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
    arguments: [
      token.id.rawValue, operatorID.rawValue, token.name, SealedSecret(bytes: token.digest).blob, token.lastFour,
      token.scopes.map(\.rawValue).sorted().joined(separator: " "), token.tenants == nil,
      token.createdAt.milliseconds, token.expiresAt.milliseconds,
    ])
  try naming(reference: "tenant") {
    for tenant in token.tenants ?? [] {
      try db.execute(
        sql: "INSERT INTO token_tenants (token_id, tenant_id) VALUES (?, ?)",
        arguments: [token.id.rawValue, tenant.rawValue])
    }
  }
}

private func auditValues(of token: APIToken) -> [String: JSONValue] {
  [
    "operator": .string("\(token.operatorID)"), "name": .string(token.name), "token": .string("***"),
    "scopes": .array(token.scopes.map(\.rawValue).sorted().map { .string($0) }),
    "tenants": token.tenants.map { .array($0.sorted().map { .string("\($0)") }) } ?? .null,
    "expires_at": .string("\(token.expiresAt)"),
  ]
}

extension APIToken {
  init(row: Row, _ db: Database) throws {
    let tenants: [Int64]? =
      row["all_tenants"]
      ? nil
      : try Int64.fetchAll(
        db, sql: "SELECT tenant_id FROM token_tenants WHERE token_id = ?", arguments: [row["id"] as Int64])
    // A scope that this build does not know gives no access.
    let scopes = (row["scopes"] as String).split(separator: " ").compactMap { AccessScope(rawValue: String($0)) }
    self.init(
      id: row.id("id"), operatorID: row.id("operator_id"), name: row["name"], digest: row.secret("digest").bytes,
      lastFour: row["last_four"], scopes: Set(scopes), tenants: tenants.map { Set($0.map(TenantID.init(rawValue:))) },
      createdAt: row.time("created_at"), expiresAt: row.time("expires_at"),
      lastUsedAt: row.optionalTime("last_used_at"), revokedAt: row.optionalTime("revoked_at"))
  }
}
