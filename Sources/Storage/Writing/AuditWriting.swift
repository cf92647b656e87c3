internal import GRDB
internal import Moderation

extension Database {
  /// Keeps who did what, in the transaction of the change. Of `old` and `new` only members that differ are kept; secrets
  /// must not be among them, except as `"***"`.
  func audit(
    _ action: AuditAction, _ subject: String, detail: String? = nil, from old: [String: JSONValue] = [:],
    to new: [String: JSONValue] = [:], by actor: Actor, of tenant: TenantID?, at moment: Timestamp
  ) throws {
    let changed = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
    try execute(
      sql: """
        INSERT INTO audit_entries (
          id, tenant_id, operator_id, token_id, action, subject, detail, old_values, new_values, address, request_id,
          created_at)
        VALUES (\(FollowingID.sql("audit_entries")), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """,
      arguments: [
        FollowingID.earliest(at: moment), FollowingID.step(), tenant?.rawValue, actor.operatorID?.rawValue,
        actor.tokenID?.rawValue, action.rawValue, subject, detail, jsonText(of: old, changed),
        jsonText(of: new, changed),
        actor.address, actor.requestID, moment.milliseconds,
      ])
  }
}

private func jsonText(of values: [String: JSONValue], _ keys: Set<String>) -> String? {
  let members = keys.sorted().compactMap { key in values[key].map { JSONValue.Member(key: key, value: $0) } }
  return members.isEmpty ? nil : JSONValue.object(members).text
}
