internal import GRDB
public import Moderation

/// What the database knows of what goes wrong, in SQLite.
public struct DiagnosisRepository: DiagnosisStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func facts(at moment: Timestamp, in scope: GatewayScope) async throws -> GatewayFacts {
    let state = try await database.state(at: moment)
    return try await database.read { db in
      var facts = GatewayFacts()
      facts.sqliteVersion = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? ""
      facts.fileBytes = state.fileBytes
      facts.logBytes = state.logBytes
      facts.dueActions = state.dueActions
      facts.oldestDueAge = state.oldestDueAge
      let dayAgo = moment - .seconds(86_400)
      try Self.countDeadLetters(since: dayAgo, into: &facts, db)
      try Self.countParked(since: dayAgo, into: &facts, db)
      facts.troubles = try Self.troubles(at: moment, db)
      facts.accountsWithoutToken = try Self.count(Self.withoutTokenSQL, db)
      facts.silentAccounts = try String.fetchAll(
        db, sql: Self.silentSQL, arguments: [AccountSilence.fewestFound])
      facts.unheardAccounts = try String.fetchAll(db, sql: Self.unheardSQL, arguments: [dayAgo.milliseconds])
      facts.apps = try Row.fetchAll(db, sql: "SELECT id, name FROM apps ORDER BY name")
        .map { GatewayFacts.NamedApp(id: $0.id("id"), name: $0["name"]) }
      facts.breaches = try Self.breaches(since: dayAgo, of: facts.apps, db)
      facts.alertChannels = try Self.count("alert_channels WHERE tenant_id IS NULL AND disabled = 0", db)
      return facts
    }
  }

  public func webhookOwners(limit: Int, in scope: GatewayScope) async throws -> (accounts: [WebhookOwner], total: Int) {
    try await database.read { db in
      let owners = try Row.fetchAll(
        db, sql: "SELECT accounts.id, tenant_id, accounts.name FROM \(Self.webhookOwnersSQL) ORDER BY 1 LIMIT ?",
        arguments: [limit]
      ).map { WebhookOwner(tenantID: $0.id("tenant_id"), accountID: $0.id("id"), name: $0["name"]) }
      return (owners, try Self.count(Self.webhookOwnersSQL, db))
    }
  }

  public func accountNames(_ ids: [AccountID], in scope: GatewayScope) async throws -> [AccountID: String] {
    try await database.read { db in try Self.names(of: ids, db) }
  }

  private static func names(of accounts: [AccountID], _ db: Database) throws -> [AccountID: String] {
    let statement = try db.cachedStatement(sql: "SELECT name FROM accounts WHERE id = ?")
    return try accounts.reduce(into: [:]) { names, id in
      names[id] = try String.fetchOne(statement, arguments: [id.rawValue])
    }
  }

  private static func breaches(since moment: Timestamp, of apps: [GatewayFacts.NamedApp], _ db: Database) throws
    -> [GatewayFacts.NamedBreaches]
  {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT subject, count(*) AS number, max(breached_at) AS last FROM call_breaches WHERE breached_at >= ?
        GROUP BY subject ORDER BY number DESC, subject
        """, arguments: [moment.milliseconds])
    return try rows.compactMap { row in
      let name: String?
      switch CallPause.Subject(text: row["subject"]) {
      case .app(let id): name = apps.first { $0.id == id }?.name
      case .account(let id): name = try names(of: [id], db)[id]
      case nil: name = nil
      }
      // Of what was deleted since nobody wants to know.
      return name.map { GatewayFacts.NamedBreaches(name: $0, count: row["number"], last: row.time("last")) }
    }
  }

  private static func count(_ rows: String, _ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(rows)") ?? 0
  }

  private static func countDeadLetters(since moment: Timestamp, into facts: inout GatewayFacts, _ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: "SELECT count(*) AS number, coalesce(sum(updated_at >= ?), 0) AS recent FROM actions WHERE state IN (4, 5)",
      arguments: [moment.milliseconds])
    facts.deadLetters = row?["number"] ?? 0
    facts.recentDeadLetters = row?["recent"] ?? 0
  }

  /// By the newest alone: to look at when older ones came means to read past their bodies.
  private static func countParked(since moment: Timestamp, into facts: inout GatewayFacts, _ db: Database) throws {
    facts.parked = try count("parked", db)
    let reasons = try Row.fetchAll(
      db,
      sql: """
        SELECT reason, count(*) AS number FROM (SELECT reason, received_at FROM parked ORDER BY id DESC LIMIT ?)
        WHERE received_at >= ? GROUP BY reason ORDER BY number DESC, reason
        """,
      arguments: [GatewayFacts.parkedLimit, moment.milliseconds])
    facts.commonestReason = reasons.first?["reason"]
    facts.recentParked = reasons.reduce(0) { $0 + ($1["number"] as Int) }
  }

  private static func troubles(at moment: Timestamp, _ db: Database) throws -> [AuthorisationTrouble] {
    let lapsed = try Row.fetchAll(db, sql: lapsedSQL, arguments: [GatewayFacts.troubleLimit]).map { row in
      row.trouble(.lapsed(since: row.time("disconnected_at"), reason: row["disconnected_reason"]))
    }
    let failing = try Row.fetchAll(db, sql: failingSQL, arguments: [GatewayFacts.troubleLimit]).map { row in
      row.trouble(
        .refreshFailing(
          ends: row.time("access_expires_at"),
          RenewalTrouble(failures: row["renew_failures"], message: row["renew_error"] ?? "")))
    }
    let warned = moment + AccountAuthorisation.warning
    let ending = try Row.fetchAll(
      db, sql: endingSQL, arguments: [warned.milliseconds, GatewayFacts.troubleLimit]
    ).map { row in row.trouble(.ending(row.time("ends_at"))) }
    return Array((lapsed + failing + ending).prefix(GatewayFacts.troubleLimit))
  }

  private static let isInUse = """
    accounts.disabled = 0 AND EXISTS (SELECT 1 FROM tenants WHERE tenants.id = accounts.tenant_id AND disabled = 0)
    """
  private static let selection = "SELECT accounts.id, accounts.tenant_id, accounts.name"
  private static let ofConnected = """
    FROM account_tokens JOIN accounts ON accounts.id = account_tokens.account_id AND disconnected_at IS NULL
      AND \(isInUse)
    """
  private static let lapsedSQL = """
    \(selection), disconnected_at, disconnected_reason FROM accounts
    WHERE disconnected_at IS NOT NULL AND \(isInUse) ORDER BY disconnected_at LIMIT ?
    """
  private static let failingSQL = """
    \(selection), access_expires_at, renew_failures, renew_error \(ofConnected)
    WHERE renew_failures > 0 AND access_expires_at IS NOT NULL ORDER BY access_expires_at LIMIT ?
    """
  /// Of those that can be renewed, when that ends; of all others, when the access token does.
  private static let endingSQL = """
    \(selection), CASE WHEN refresh IS NOT NULL AND app_id IS NOT NULL THEN refresh_expires_at
      ELSE access_expires_at END AS ends_at \(ofConnected)
    WHERE renew_failures = 0 AND ends_at < ? ORDER BY ends_at LIMIT ?
    """
  private static let withoutTokenSQL = """
    accounts WHERE disconnected_at IS NULL AND \(isInUse)
      AND NOT EXISTS (SELECT 1 FROM account_tokens WHERE account_id = accounts.id)
    """
  private static let silentSQL = """
    SELECT accounts.name FROM account_silences JOIN accounts ON accounts.id = account_silences.account_id
    WHERE found >= ? AND \(AccountLines.isInUse) ORDER BY accounts.name
    """
  private static let unheardSQL = """
    SELECT accounts.name FROM account_silences JOIN accounts ON accounts.id = account_silences.account_id
    WHERE heard_at IS NULL AND watched_from <= ? AND \(AccountLines.isInUse) ORDER BY accounts.name
    """
  private static let webhookOwnersSQL = """
    accounts WHERE \(isInUse) AND (dialect = 'open' OR id = (
      SELECT min(other.id) FROM accounts AS other JOIN tenants ON tenants.id = other.tenant_id AND tenants.disabled = 0
      WHERE other.app_id = accounts.app_id AND other.dialect = 'business' AND other.disabled = 0))
    """
}

extension Row {
  fileprivate func trouble(_ kind: AuthorisationTrouble.Kind) -> AuthorisationTrouble {
    AuthorisationTrouble(tenantID: id("tenant_id"), accountID: id("id"), accountName: self["name"], kind: kind)
  }
}
