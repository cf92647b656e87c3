import Moderation

@testable import Storage

/// A tenant with a row in every table that can hold one of its rows.
struct World: Sendable {
  let test: TestDatabase
  let scope: TenantScope
  let app: App
  let account: Account
  let secret: WebhookSecret
  let rules: RuleSetVersion
  let event: StoredEvent
  let action: Action
  let manager: Operator

  init(_ name: String, in test: TestDatabase) async throws {
    self.test = test
    let database = test.database
    scope = try await test.addTenant(name)
    app = .sample("key of \(name)", tenant: scope.tenantID)
    try await AppRepository(database).create(app, in: scope)
    account = .sample(in: scope, dialect: .business, openID: "open \(name)", appID: app.id)
    secret = .sample(of: account.id)
    try await AccountRepository(database).create(account, tokens: .sample, webhookSecret: secret, in: scope)
    manager = .sample("manager of \(name)", grants: [scope.tenantID])
    try await OperatorRepository(database).create(manager, passwordHash: "x", in: TestDatabase.gateway)
    rules = try await RuleSetRepository(database).save(
      document: "{}", author: manager.id, note: "first", at: test.clock.now, expecting: 0, in: scope)
    _ = await test.record([
      .doomed("1", of: account.id, in: scope), .parked([1, 2], of: account.id, in: scope),
      .parked([1, 2], of: nil, in: scope),
    ])
    let events = try await EventRepository(database).events(matching: EventFilter(), page: PageRequest(), in: scope)
    guard let event = events.items.first, let action = event.action else {
      throw StorageError.failed(detail: "the world has no event")
    }
    self.event = event
    self.action = action
    try await OutboxRepository(database).record(
      .retry(at: test.clock.now, error: "busy"), of: action.id, began: test.clock.now, ended: test.clock.now)
  }
}
