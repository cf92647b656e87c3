internal import GRDB
internal import Moderation

internal import struct FoundationEssentials.Data

/// How term lists are found and read.
enum TermListRows {
  /// The list that a reference means in a rule set of the tenant's, or of the gateway's where there is no tenant.
  static func row(of reference: ListReference, for tenant: TenantID?, _ db: Database) throws -> Row? {
    switch reference.origin {
    case .own: try row(named: reference.name, of: tenant, db)
    case .gateway: try row(named: reference.name, of: nil, db)
    case .starter: nil
    }
  }

  static func row(named name: String, of tenant: TenantID?, _ db: Database) throws -> Row? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM term_lists WHERE coalesce(tenant_id, 0) = ? AND name = ?",
      arguments: [tenant?.rawValue ?? 0, name])
  }

  static func content(ofList id: Int64, version: Int64, _ db: Database) throws -> TermListContent? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM term_list_versions WHERE list_id = ? AND version = ?", arguments: [id, version]
    ).map(TermListContent.init(row:))
  }

  /// The lists that the version in force of an owner names, by the names it has for them.
  static func contents(usedBy owner: Int64, _ db: Database) throws -> [ListReference: TermListContent] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT rule_list_uses.reference, term_list_versions.* FROM rule_list_uses
        JOIN term_lists ON term_lists.id = rule_list_uses.list_id
        JOIN term_list_versions
          ON term_list_versions.list_id = term_lists.id AND term_list_versions.version = term_lists.version
        WHERE rule_list_uses.owner_id = ?
        """,
      arguments: [owner])
    return try rows.reduce(into: [:]) { contents, row in
      guard let reference = ListReference(row["reference"] as String) else {
        throw StorageError.failed(detail: "a rule set names a list that cannot be read")
      }
      contents[reference] = TermListContent(row: row)
    }
  }
}

extension TermListDraft {
  /// Gives the list its next version, or its first where it is not known, and says so in the audit log.
  func save(
    after known: TermList?, of tenant: TenantID?, by actor: Actor, at moment: Timestamp, _ db: Database
  ) throws -> TermList {
    let list = try listed(after: known, of: tenant, at: moment, db)
    try naming(reference: "operator") {
      try db.execute(
        sql: """
          INSERT INTO term_list_versions (list_id, version, terms, term_count, author_id, created_at)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          list.id.rawValue, list.version, try TermListContent.blob(terms), terms.count, author?.rawValue,
          moment.milliseconds,
        ])
    }
    try db.execute(
      sql: """
        UPDATE rule_owners SET revision = revision + 1
        WHERE id IN (SELECT owner_id FROM rule_list_uses WHERE list_id = ?)
        """,
      arguments: [list.id.rawValue])
    try db.audit(
      .listSaved, "list \(list.name)", from: known?.auditValues ?? [:], to: list.auditValues, by: actor, of: tenant,
      at: moment)
    return list
  }

  private func listed(
    after known: TermList?, of tenant: TenantID?, at moment: Timestamp, _ db: Database
  ) throws -> TermList {
    var list =
      known
      ?? TermList(
        id: .fresh(at: moment), tenantID: tenant, name: name, title: nil, version: 0, termCount: 0,
        createdAt: moment, updatedAt: moment)
    list.version += 1
    list.title = title
    list.termCount = terms.count
    list.updatedAt = moment
    try naming(reference: "tenant") {
      try db.execute(
        sql: """
          INSERT INTO term_lists (id, tenant_id, name, title, version, term_count, created_at, updated_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET title = excluded.title, version = excluded.version,
            term_count = excluded.term_count, updated_at = excluded.updated_at
          """,
        arguments: [
          list.id.rawValue, tenant?.rawValue, list.name, list.title, list.version, list.termCount,
          list.createdAt.milliseconds, list.updatedAt.milliseconds,
        ])
    }
    return list
  }
}

extension TermList {
  init(row: Row) {
    self.init(
      id: row.id("id"), tenantID: row.optionalID("tenant_id"), name: row["name"], title: row["title"],
      version: row["version"], termCount: row["term_count"], createdAt: row.time("created_at"),
      updatedAt: row.time("updated_at"))
  }
}

extension TermListContent {
  private static let lineBreak = UInt8(ascii: "\n")

  init(row: Row) {
    let count: Int = row["term_count"]
    let lines = (row["terms"] as Data).split(separator: Self.lineBreak, omittingEmptySubsequences: false)
    self.init(
      id: row.id("list_id"), version: row["version"],
      terms: count == 0 ? [] : lines.map { String(decoding: $0, as: UTF8.self) })
  }

  /// As it is stored. Throws for a term that would be read back as two.
  static func blob(_ terms: [String]) throws -> Data {
    var blob = Data()
    for (index, term) in terms.enumerated() {
      guard !term.utf8.contains(lineBreak) else {
        throw StorageError.failed(detail: "a term of a list holds a line break")
      }
      if index > 0 { blob.append(lineBreak) }
      blob.append(contentsOf: term.utf8)
    }
    return blob
  }
}
