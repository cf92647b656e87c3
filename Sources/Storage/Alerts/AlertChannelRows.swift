internal import GRDB
internal import Moderation

extension AlertChannel {
  init(row: Row) throws {
    let signing = row.optionalSecret("signing_secret").map {
      AlertSigning(
        secret: $0, previous: row.optionalSecret("previous_secret"),
        previousUntil: row.optionalTime("previous_secret_until"))
    }
    self.init(
      id: row.id("id"), tenantID: row.optionalID("tenant_id"), name: row["name"], kind: try row.name("kind"),
      target: row.secret("target"), signing: signing, wanted: Self.kinds(row["wanted"]),
      includesTenants: row["includes_tenants"], quietHours: try Self.quietHours(row["quiet_hours"]),
      isDisabled: row["disabled"], createdAt: row.time("created_at"), updatedAt: row.time("updated_at"))
  }

  func insert(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO alert_channels (
          id, tenant_id, name, kind, target, signing_secret, wanted, includes_tenants, quiet_hours, disabled,
          created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id.rawValue, tenantID?.rawValue, name, kind.rawValue, target.blob, signing?.secret.blob, wantedJSON.jsonText,
        includesTenants, quietHours?.json.jsonText, isDisabled, createdAt.milliseconds, updatedAt.milliseconds,
      ])
  }

  func update(_ db: Database) throws {
    try db.execute(
      sql: """
        UPDATE alert_channels SET name = ?, target = ?, wanted = ?, includes_tenants = ?, quiet_hours = ?, disabled = ?,
          updated_at = ?
        WHERE id = ?
        """,
      arguments: [
        name, target.blob, wantedJSON.jsonText, includesTenants, quietHours?.json.jsonText, isDisabled,
        updatedAt.milliseconds, id.rawValue,
      ])
  }

  /// For the audit log; what is secret is left out.
  var auditValues: [String: JSONValue] {
    [
      "name": .string(name), "kind": .string(kind.rawValue), "alerts": wantedJSON, "tenants": .bool(includesTenants),
      "quiet_hours": quietHours?.json ?? .null, "disabled": .bool(isDisabled),
    ]
  }

  private var wantedJSON: JSONValue { .array(wanted.map(\.rawValue).sorted().map { .string($0) }) }

  /// A kind that this build does not know is none that it raises.
  private static func kinds(_ text: String) -> Set<Alert.Kind> {
    guard case .array(let elements)? = try? parsed(text) else { return [] }
    return Set(elements.compactMap { if case .string(let name) = $0 { Alert.Kind(rawValue: name) } else { nil } })
  }

  private static func quietHours(_ text: String?) throws -> AlertQuietHours? {
    guard let text else { return nil }
    do {
      return try AlertQuietHours(try parsed(text))
    } catch {
      throw StorageError.failed(detail: "quiet_hours of an alert channel cannot be read")
    }
  }

  private static func parsed(_ text: String) throws -> JSONValue {
    var parser = JSONParser(Array(text.utf8), maximumDepth: 4)
    return try parser.parse()
  }
}
