internal import GRDB
internal import Moderation

extension RuleSetOwner {
  init(row: Row) {
    switch (row["tenant_id"] as Int64?, row["account_id"] as Int64?) {
    case (nil, _): self = .gateway
    case (let tenant?, nil): self = .tenant(TenantID(rawValue: tenant))
    case (let tenant?, let account?): self = .account(AccountID(rawValue: account), of: TenantID(rawValue: tenant))
    }
  }

  var tenantID: TenantID? {
    switch self {
    case .gateway: nil
    case .tenant(let tenant), .account(_, let tenant): tenant
    }
  }

  var accountID: AccountID? {
    if case .account(let account, _) = self { account } else { nil }
  }

  /// For people who read the audit log.
  var subject: String {
    switch self {
    case .gateway: "rules of the gateway"
    case .tenant: "rules of the tenant"
    case .account(let account, _): "rules of \(account)"
    }
  }

  /// A condition on `rule_owners`, with `key` for its arguments.
  static let isOwner = "coalesce(rule_owners.tenant_id, 0) = ? AND coalesce(rule_owners.account_id, 0) = ?"

  var key: StatementArguments { [tenantID?.rawValue ?? 0, accountID?.rawValue ?? 0] }

  /// The version in force and the number of its row; nil without a rule set.
  func inForce(_ db: Database) throws -> (id: Int64, version: Int64)? {
    try Row.fetchOne(db, sql: "SELECT id, version FROM rule_owners WHERE \(Self.isOwner)", arguments: key)
      .map { ($0["id"], $0["version"]) }
  }

  /// Puts `version` in force, and the lists that it names. Throws `reference` for an owner or a list that does not
  /// exist.
  func putInForce(_ version: Int64, naming references: Set<ListReference>, _ db: Database) throws -> Int64 {
    let id: Int64
    if let known = try inForce(db) {
      id = known.id
      try db.execute(
        sql: "UPDATE rule_owners SET version = ?, revision = revision + 1 WHERE id = ?", arguments: [version, id])
      try db.execute(sql: "DELETE FROM rule_list_uses WHERE owner_id = ?", arguments: [id])
    } else {
      try requireAccount(db)
      try Storage.naming(reference: "tenant") {
        try db.execute(
          sql: "INSERT INTO rule_owners (tenant_id, account_id, version, revision) VALUES (?, ?, ?, 1)",
          arguments: [tenantID?.rawValue, accountID?.rawValue, version])
      }
      id = db.lastInsertedRowID
    }
    for reference in references where reference.origin != .starter {
      guard let list = try TermListRows.row(of: reference, for: tenantID, db) else {
        throw StorageError.reference(what: "list \(reference)")
      }
      try db.execute(
        sql: "INSERT INTO rule_list_uses (owner_id, reference, list_id) VALUES (?, ?, ?)",
        arguments: [id, reference.description, list["id"] as Int64])
    }
    return id
  }

  private func requireAccount(_ db: Database) throws {
    guard case .account(let account, let tenant) = self else { return }
    let exists = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM accounts WHERE id = ? AND tenant_id = ?)",
      arguments: [account.rawValue, tenant.rawValue])
    guard exists == true else { throw StorageError.reference(what: "account") }
  }
}

extension RuleSetVersion {
  /// Keeps the version, puts it in force and says so in the audit log, there with the size of the `difference`.
  func insert(
    naming references: Set<ListReference>, difference: RuleSetDifference? = nil, by actor: Actor, _ db: Database
  ) throws {
    let id = try owner.putInForce(version, naming: references, db)
    try naming(reference: "operator") {
      try db.execute(
        sql: """
          INSERT INTO rule_sets (owner_id, version, document, author_id, note, restores, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [id, version, document, author?.rawValue, note, restores, createdAt.milliseconds])
    }
    try db.audit(
      .ruleSetSaved, owner.subject, detail: restores.map { "brings back version \($0)" },
      from: version == 1 ? [:] : ["version": .count(version - 1)],
      to: ["version": .count(version)].merging(difference?.auditValues ?? [:]) { $1 }, by: actor, of: owner.tenantID,
      at: createdAt)
  }

  init(row: Row, owner: RuleSetOwner) {
    self.init(
      owner: owner, version: row["version"], document: row["document"], author: row.optionalID("author_id"),
      note: row["note"], restores: row["restores"], createdAt: row.time("created_at"))
  }
}
