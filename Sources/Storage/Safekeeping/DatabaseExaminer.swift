internal import GRDB
public import Moderation
internal import Sealing

/// Reads SQLite files that were copied or restored.
public struct DatabaseExaminer: DatabaseExamining {
  private static let batch = 500

  public init() {}

  public func facts(ofFileAt path: String) async throws -> DatabaseFacts {
    try await reading(path) { db in try Self.facts(db) }
  }

  public func examine(
    fileAt path: String, opening open: @escaping @Sendable (SealedSecret, SecretLocation) throws -> Void
  ) async throws -> DatabaseExamination {
    try await reading(path) { db in
      var examination = DatabaseExamination(facts: DatabaseFacts(migrations: [], rows: [:]), secrets: 0, faults: [])
      // What is damaged makes SQLite fail anywhere; the rest is still worth a look.
      func look(_ body: () throws -> Void) {
        do {
          try body()
        } catch let error as MigrationError {
          examination.faults.append("\(error)")
        } catch {
          examination.faults.append("it cannot be read to its end: \(StorageError(error))")
        }
      }
      look { _ = try Migrator().check(db) }
      look { examination.faults += try Self.structuralFaults(db) }
      look { examination.faults += try Self.danglingReferences(db) }
      look { examination.facts = try Self.facts(db) }
      look { examination.faults += try Self.chainFaults(db) }
      look { examination.secrets = try Self.openSecrets(db, with: open, faults: &examination.faults) }
      return examination
    }
  }

  private func reading<Value: Sendable>(
    _ path: String, _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    do {
      var configuration = Configuration()
      configuration.label = "gatehouse.examination"
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      // No transaction: nobody writes there, and at its end SQLite may refuse a damaged file as a whole, and with
      // it all that was found.
      return try await queue.writeWithoutTransaction(body)
    } catch {
      throw StorageError(error)
    }
  }

  private static func facts(_ db: Database) throws -> DatabaseFacts {
    let migrations = try Row.fetchAll(db, sql: "SELECT version, sql FROM schema_migrations ORDER BY version").map {
      row in
      DatabaseFacts.Migration(
        version: row["version"], sha256: Hex.encode(SHA256.digest((row["sql"] as String).utf8)))
    }
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    var rows: [String: Int] = [:]
    for table in tables { rows[table] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \"\(table)\"") }
    return DatabaseFacts(migrations: migrations, rows: rows)
  }

  private static func structuralFaults(_ db: Database) throws -> [String] {
    let found = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)")
    return found == ["ok"] ? [] : found.map { "SQLite finds it damaged: \($0)" }
  }

  private static func danglingReferences(_ db: Database) throws -> [String] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT \"table\", parent, count(*) AS number FROM pragma_foreign_key_check GROUP BY 1, 2")
    return rows.map {
      "\($0["number"] as Int) rows of \($0["table"] as String) refer to none of \($0["parent"] as String)"
    }
  }

  /// As `AuditLog.verify` goes along the chain: what was cut may be half gone.
  private static func chainFaults(_ db: Database) throws -> [String] {
    // A backup may be of a schema that knew no cuts.
    let cut = try db.tableExists("audit_checkpoints") ? AuditCheckpoint.newest(db) : nil
    var check = AuditChainCheck(cut: cut, sha256Hex: AuditEntry.sha256Hex)
    let entries = try Row.fetchCursor(
      db, sql: "SELECT *, NULL AS operator_name FROM audit_entries WHERE id > ? ORDER BY id",
      arguments: [cut?.lastID.rawValue ?? Int64.min])
    while let row = try entries.next() { check.take(AuditChainCheck.Entry(row: row)) }
    return check.verification.broken.map {
      ["the audit log's chain is broken at \($0.id) of \($0.createdAt): \($0.fault.explanation)"]
    } ?? []
  }

  /// How many opened.
  private static func openSecrets(
    _ db: Database, with open: (SealedSecret, SecretLocation) throws -> Void, faults: inout [String]
  ) throws -> Int {
    var opened = 0
    var place: SecretPlace?
    repeat {
      let secrets = try SecretWalk.secrets(withoutMark: nil, after: place, limit: batch, db)
      for secret in secrets {
        do {
          try open(secret.secret, secret.location)
          opened += 1
        } catch {
          faults.append("\(secret.location.context) does not open: \(error)")
        }
      }
      place = secrets.count == batch ? secrets.last?.place : nil
    } while place != nil
    return opened
  }
}
