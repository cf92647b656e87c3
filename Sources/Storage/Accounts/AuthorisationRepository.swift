internal import GRDB
public import Moderation

/// Links to TikTok's consent page in SQLite.
public struct AuthorisationRepository: AuthorisationStore {
  /// For how long a link that ended is kept.
  private static let retention = Duration.seconds(30 * 86_400)

  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ authorisation: Authorisation, stateDigest: [UInt8], in scope: TenantScope) async throws {
    try await database.write { db in
      try requireOwn(authorisation, in: scope, db)
      try db.execute(
        sql: "DELETE FROM authorisations WHERE tenant_id = ? AND expires_at < ?",
        arguments: [scope.tenantID.rawValue, (authorisation.createdAt - Self.retention).milliseconds])
      try db.execute(
        sql: """
          INSERT INTO authorisations (id, tenant_id, app_id, account_id, name, state_digest, created_at, expires_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          authorisation.id.rawValue, scope.tenantID.rawValue, authorisation.appID.rawValue,
          authorisation.accountID?.rawValue, authorisation.name, SealedSecret(bytes: stateDigest).blob,
          authorisation.createdAt.milliseconds, authorisation.expiresAt.milliseconds,
        ])
      try db.audit(
        .authorisationLinked, "\(authorisation.id)", detail: authorisation.purpose, by: scope.actor,
        of: scope.tenantID, at: authorisation.createdAt)
    }
  }

  public func authorisation(_ id: AuthorisationID, in scope: TenantScope) async throws -> Authorisation? {
    try await database.read { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM authorisations WHERE id = ? AND tenant_id = ?",
        arguments: [id.rawValue, scope.tenantID.rawValue]
      ).map(Authorisation.init(row:))
    }
  }

  public func authorisations(page request: PageRequest, in scope: TenantScope) async throws -> Page<Authorisation> {
    let query = ScopedQuery(
      from: "SELECT authorisations.* FROM authorisations", table: "authorisations", scope: scope, page: request)
    return try await database.read { db in
      let rows = try Row.fetchAll(db, sql: query.sql, arguments: StatementArguments(query.arguments))
      return page(try rows.map(Authorisation.init(row:)), limit: query.limit) { $0.id.rawValue }
    }
  }

  public func revoke(_ id: AuthorisationID, at moment: Timestamp, in scope: TenantScope) async throws -> Bool {
    try await database.write { db in
      let isRevoked = try db.change(
        """
        UPDATE authorisations SET stage = ?, ended_at = ?
        WHERE id = ? AND tenant_id = ? AND \(Authorisation.isWaiting) AND expires_at > ?
        """,
        [
          Authorisation.Stage.revoked.rawValue, moment.milliseconds, id.rawValue, scope.tenantID.rawValue,
          moment.milliseconds,
        ])
      guard isRevoked else { return false }
      try db.audit(.authorisationRevoked, "\(id)", by: scope.actor, of: scope.tenantID, at: moment)
      return true
    }
  }

  public func use(stateDigest: [UInt8], at moment: Timestamp) async throws -> Authorisation? {
    // Anybody can come with anything: only who knows a secret may take up the writer's time.
    let isKnown = try await database.read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM authorisations WHERE state_digest = ?)",
        arguments: [SealedSecret(bytes: stateDigest).blob])
    }
    guard isKnown == true else { return nil }
    return try await database.write { db in
      try Row.fetchOne(
        db,
        sql: """
          UPDATE authorisations SET stage = ?, ended_at = ?
          WHERE state_digest = ? AND \(Authorisation.isWaiting) AND expires_at > ? RETURNING *
          """,
        arguments: [
          Authorisation.Stage.exchanging.rawValue, moment.milliseconds, SealedSecret(bytes: stateDigest).blob,
          moment.milliseconds,
        ]
      ).map(Authorisation.init(row:))
    }
  }

  public func owner(ofOpenID openID: String, app: AppID) async throws -> (tenantID: TenantID, accountID: AccountID)? {
    try await database.read { db in
      try Row.fetchOne(
        db, sql: "SELECT tenant_id, id FROM accounts WHERE app_id = ? AND open_id = ?",
        arguments: [app.rawValue, openID]
      ).map { ($0.id("tenant_id"), $0.id("id")) }
    }
  }

  public func complete(
    _ id: AuthorisationID, with account: Account, tokens: AccountTokens, message: String?, by actor: Actor,
    at moment: Timestamp
  ) async throws {
    defer {
      database.work.signal()
      database.signals.renewals.signal()
    }
    try await database.write { db in
      let scope = TenantScope(ownWorkFor: account.tenantID, by: actor)
      let origin = "by its owner, at TikTok"
      if let known = try Account.stored(account.id, in: scope, db) {
        try tokens.connect(known, as: .accountConnected, detail: origin, in: scope, at: moment, db)
        try db.execute(
          sql: "UPDATE accounts SET updated_at = ? WHERE id = ?", arguments: [moment.milliseconds, known.id.rawValue])
      } else {
        try AccountSetup(account: account, tokens: tokens, webhookSecrets: [])
          .insert(in: scope, detail: origin, at: moment, db)
      }
      try end(id, of: scope, as: .completed, message: message, account: account.id, at: moment, db)
      try db.audit(
        .authorisationCompleted, "\(id)", detail: "\(account.id), \(account.name)", by: actor, of: account.tenantID,
        at: moment)
    }
  }

  public func refuse(
    _ id: AuthorisationID, because refusal: Authorisation.Refusal, message: String, by actor: Actor,
    at moment: Timestamp
  ) async throws {
    try await database.write { db in
      guard let tenant = try Authorisation.tenant(of: id, db) else { return }
      try end(
        id, of: TenantScope(ownWorkFor: tenant), as: .refused, refusal: refusal, message: message, at: moment, db)
      try db.audit(.authorisationRefused, "\(id)", detail: message, by: actor, of: tenant, at: moment)
    }
  }

  public func release(_ id: AuthorisationID) async throws {
    try await database.write { db in
      try db.execute(
        sql: "UPDATE authorisations SET stage = ?, ended_at = NULL WHERE id = ? AND \(Authorisation.isExchanging)",
        arguments: [Authorisation.Stage.waiting.rawValue, id.rawValue])
    }
  }
}

/// A tenant authorises accounts for its own apps and shared ones, and its own accounts only.
private func requireOwn(_ authorisation: Authorisation, in scope: TenantScope, _ db: Database) throws {
  let isUsable = try Bool.fetchOne(
    db, sql: "SELECT EXISTS (SELECT 1 FROM apps WHERE id = ? AND (tenant_id = ? OR tenant_id IS NULL))",
    arguments: [authorisation.appID.rawValue, scope.tenantID.rawValue])
  guard isUsable == true else { throw StorageError.reference(what: "app") }
  guard let account = authorisation.accountID else { return }
  guard try Account.stored(account, in: scope, db) != nil else { throw StorageError.reference(what: "account") }
}

/// Throws `stale` where the link is not being used: whatever was written beside it is then undone.
private func end(
  _ id: AuthorisationID, of scope: TenantScope, as stage: Authorisation.Stage,
  refusal: Authorisation.Refusal? = nil, message: String?, account: AccountID? = nil, at moment: Timestamp,
  _ db: Database
) throws {
  let isEnded = try db.change(
    """
    UPDATE authorisations SET stage = ?, refusal = ?, message = ?, account_id = coalesce(?, account_id), ended_at = ?
    WHERE id = ? AND tenant_id = ? AND \(Authorisation.isExchanging)
    """,
    [
      stage.rawValue, refusal?.rawValue, message, account?.rawValue, moment.milliseconds, id.rawValue,
      scope.tenantID.rawValue,
    ])
  guard isEnded else { throw StorageError.stale(current: 0) }
}

extension Account {
  fileprivate static func stored(_ id: AccountID, in scope: TenantScope, _ db: Database) throws -> Account? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM accounts WHERE id = ? AND tenant_id = ?",
      arguments: [id.rawValue, scope.tenantID.rawValue]
    ).map(Account.init(row:))
  }
}

extension Authorisation {
  fileprivate static let isWaiting = "stage = \(Stage.waiting.rawValue)"
  fileprivate static let isExchanging = "stage = \(Stage.exchanging.rawValue)"

  /// For the audit log.
  fileprivate var purpose: String {
    if let accountID { return "for \(accountID) with \(appID)" }
    return "for a new account with \(appID)"
  }

  fileprivate static func tenant(of id: AuthorisationID, _ db: Database) throws -> TenantID? {
    try Int64.fetchOne(db, sql: "SELECT tenant_id FROM authorisations WHERE id = ?", arguments: [id.rawValue])
      .map(TenantID.init(rawValue:))
  }

  init(row: Row) throws {
    self.init(
      id: row.id("id"), tenantID: row.id("tenant_id"), appID: row.id("app_id"),
      accountID: row.optionalID("account_id"), name: row["name"], stage: try row.value("stage"),
      refusal: row["refusal"] == nil ? nil : try row.name("refusal"), message: row["message"],
      createdAt: row.time("created_at"), expiresAt: row.time("expires_at"), endedAt: row.optionalTime("ended_at"))
  }
}
