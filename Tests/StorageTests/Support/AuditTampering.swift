import GRDB
import Moderation

@testable import Storage

extension TestDatabase {
  /// All entries, oldest first.
  func auditEntries() async throws -> [AuditEntry] {
    try await AuditRepository(database).entries(
      matching: AuditFilter(), after: nil, limit: 10_000, in: .gateway(Self.gateway))
  }

  func verifyAudit(head: String? = nil) async throws -> AuditVerification {
    try await AuditRepository(database).verify(head: head, in: Self.gateway)
  }

  /// What somebody can do who has the file: the triggers are gone.
  func tamper(_ sql: String, _ arguments: StatementArguments = []) async throws {
    try await onWriter { db in
      try db.execute(sql: "DROP TRIGGER IF EXISTS audit_entries_stay; DROP TRIGGER IF EXISTS audit_entries_are_final")
      try db.execute(sql: sql, arguments: arguments)
    }
  }

  /// Entries with something in every column.
  func writeFullEntries(_ count: Int) async throws {
    let actor = Actor(
      .operator(OperatorID(rawValue: 77), token: APITokenID(rawValue: 78)), address: "192.0.2.1", requestID: "req")
    try await database.write { db in
      for number in 0..<count {
        try db.audit(
          .ruleSetSaved, "subject \(number)", detail: "détail \"\(number)\"\n",
          from: ["a": .count(number), "b": .null],
          to: [
            "a": .count(number + 1), "b": .object([.init(key: "z", value: .masked), .init(key: "c", value: .null)]),
          ],
          by: actor, of: TenantID(rawValue: 79), at: clock.now)
      }
    }
  }
}
