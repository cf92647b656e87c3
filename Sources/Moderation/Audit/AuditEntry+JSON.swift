/// The entry as JSON text, in the one form that its hash is over and that exports have: members in alphabetical order,
/// no white space, escapes as RFC 8785 has them. `docs/audit.md` promises this form; it must never change.
extension AuditEntry {
  /// What the hash is over, in UTF-8, when the entry follows one with the hash `previousHash`.
  package func hashedText(after previousHash: String?) -> String {
    json { json in members(of: &json, previousHash: previousHash) }
  }

  /// A line of an export: what was hashed, the hash, and what the operator is called now.
  package var exportLine: String {
    json { json in
      members(
        of: &json, previousHash: link?.previousHash, hash: .some(link?.hash), operatorName: .some(operatorName))
    }
  }

  private func json(_ body: (inout JSONText) -> Void) -> String {
    var json = JSONText()
    json.object(body)
    return json.text
  }

  /// `hash` and `operatorName` are left out where nil, and null where `.some(nil)`.
  private func members(
    of json: inout JSONText, previousHash: String?, hash: String?? = nil, operatorName: String?? = nil
  ) {
    json.member("action", action)
    json.member("address", address)
    json.member("created_at", createdAt.description)
    json.member("detail", detail)
    if let hash { json.member("hash", hash) }
    json.member("id", id.description)
    json.member("new", json: new)
    json.member("old", json: old)
    json.member("operator_id", operatorID?.description)
    if let operatorName { json.member("operator_name", operatorName) }
    json.member("previous_hash", previousHash)
    json.member("request_id", requestID)
    json.member("subject", subject)
    json.member("tenant_id", tenantID?.description)
    json.member("token_id", tokenID?.description)
  }
}

extension JSONText {
  fileprivate mutating func member(_ key: String, _ value: String?) {
    self.key(key)
    if let value { string(value) } else { null() }
  }

  fileprivate mutating func member(_ key: String, json: String?) {
    self.key(key)
    if let json { value(json: json) } else { null() }
  }
}
