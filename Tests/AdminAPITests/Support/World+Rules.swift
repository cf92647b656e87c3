import AdminAPI
import Moderation
import Storage

extension World {
  /// A rule of the gateway's, two versions of an account's rules, a list of the gateway's and one of the tenant's, and a
  /// job that undoes the account's first version. Answers the job's id.
  func addRules(of account: Account, _ scope: TenantScope, by owner: Operator) async throws -> UndoJobID {
    let gateway = RuleSetScope.gateway(GatewayScope(ownWork: ()))
    _ = try await addList("shared", ["shared term"], .gateway(GatewayScope(ownWork: ())))
    _ = try await addList("spam", ["buy now", "cheap pills"], .tenant(scope))
    _ = try await save(
      #"{"rules":[{"id":"house","verdict":"delete","locked":true,"when":{"words":["forbidden"]}}]}"#, in: gateway,
      by: owner)
    for term in ["zap", "zip"] {
      _ = try await save(
        #"{"rules":[{"id":"local","verdict":"delete","when":{"words":["\#(term)"]}}]}"#,
        in: .account(account.id, scope), by: owner)
    }
    try await reloads.publish()
    let job = UndoJob(
      id: .fresh(), owner: .account(account.id, of: scope.tenantID), tenantID: scope.tenantID, version: 1,
      received: TimeRange(start: now - .seconds(3600), end: now), state: .running, createdBy: owner.id,
      createdAt: now, updatedAt: now)
    try await dependencies.rules.undo.create(job, in: scope)
    return job.id
  }

  @discardableResult
  func save(
    _ document: String, in scope: RuleSetScope, by author: Operator?
  ) async throws -> RuleSetVersion {
    try await dependencies.rules.ruleSets.save(
      RuleSetDraft(document: try RuleSetDocument(json: document.utf8), author: author?.id), at: now, expecting: nil,
      in: scope)
  }

  private func addList(_ name: String, _ terms: [String], _ scope: TermListScope) async throws -> TermList {
    try await dependencies.rules.lists.put(
      TermListDraft(name: name, title: nil, terms: terms, author: nil), at: now, expecting: nil, in: scope)
  }
}
