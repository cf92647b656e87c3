import Moderation

extension Account {
  static func sample(
    _ name: String = "main", in scope: TenantScope, dialect: Dialect = .open, openID: String? = nil,
    appID: AppID? = nil, at moment: Timestamp = TestClock.start
  ) -> Account {
    Account(
      id: .fresh(), tenantID: scope.tenantID, name: name, dialect: dialect, openID: openID, appID: appID,
      connection: .connected, isDisabled: false, createdAt: moment, updatedAt: moment)
  }
}

extension App {
  static func sample(_ clientKey: String, tenant: TenantID?, at moment: Timestamp = TestClock.start) -> App {
    App(
      id: .fresh(), tenantID: tenant, name: "app", clientKey: clientKey, secret: SealedSecret(bytes: [1, 0, 2]),
      createdAt: moment, updatedAt: moment)
  }
}

extension AccountTokens {
  static let sample = AccountTokens(
    access: SealedSecret(bytes: [0, 1]), refresh: SealedSecret(bytes: [2]), accessExpiresAt: TestClock.start,
    refreshExpiresAt: nil)
}

extension WebhookSecret {
  static func sample(of account: AccountID, at moment: Timestamp = TestClock.start) -> WebhookSecret {
    WebhookSecret(
      id: .fresh(), accountID: account, secret: SealedSecret(bytes: [7, 7]), createdAt: moment, expiresAt: nil)
  }
}

extension Operator {
  static func sample(
    _ name: String, role: Role = .manager, grants: Set<TenantID> = [], at moment: Timestamp = TestClock.start
  ) -> Operator {
    Operator(
      id: .fresh(), name: name, role: role, grants: grants, isDisabled: false, mustChangePassword: true,
      createdAt: moment)
  }
}

extension JournalEntry {
  /// A comment that was decided; with `action`, one that has to go.
  static func comment(
    _ id: String, kind: CommentEvent.Kind = .created, verdict: Verdict? = .allow, action: PlannedAction? = nil,
    text: String? = "hello", occurredAt: Timestamp = TestClock.start, of account: AccountID, in scope: TenantScope
  ) -> JournalEntry {
    let comment = CommentEvent(
      kind: kind, commentID: id, videoID: "v1", authorID: "u1", username: "@u", text: text, occurredAt: occurredAt)
    let decision = kind == .created ? verdict.map { Decision(verdict: $0, basis: .byDefault, ruleSetVersion: 1) } : nil
    return JournalEntry(
      tenantID: scope.tenantID, accountID: account,
      content: .comment(comment, decision: decision, action: action), receivedAt: TestClock.start)
  }

  static func doomed(_ id: String, of account: AccountID, in scope: TenantScope) -> JournalEntry {
    comment(id, verdict: .delete, action: .delete, of: account, in: scope)
  }

  static func parked(_ body: [UInt8], of account: AccountID?, in scope: TenantScope) -> JournalEntry {
    JournalEntry(
      tenantID: scope.tenantID, accountID: account, content: .parked(reason: "unusable", body: body),
      receivedAt: TestClock.start)
  }

  static func authorizationRemoved(of account: AccountID?, in scope: TenantScope) -> JournalEntry {
    JournalEntry(
      tenantID: scope.tenantID, accountID: account, content: .authorizationRemoved(reason: "withdrawn"),
      receivedAt: TestClock.start)
  }
}

extension PlannedAction {
  static let delete = PlannedAction(requested: .delete, carriedOutAs: .delete)
}

extension TenantScope {
  /// In the name of somebody who was granted the tenant.
  static func of(_ tenant: TenantID, for person: Operator) throws -> TenantScope {
    guard let scope = TenantScope(of: tenant, for: Principal(person)) else {
      throw StorageError.reference(what: "tenant")
    }
    return scope
  }

  /// Of a tenant that does not exist.
  static var unknown: TenantScope { TenantScope(ownWorkFor: .fresh()) }
}
