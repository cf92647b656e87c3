import Moderation

@testable import Storage

/// A tenant with a row in every table that can hold one of its rows.
struct World: Sendable {
  let test: TestDatabase
  let scope: TenantScope
  let app: App
  let account: Account
  let secret: WebhookSecret
  let list: TermList
  let rules: RuleSetVersion
  let event: StoredEvent
  let action: Action
  let manager: Operator
  let undoJob: UndoJob
  let retryJob: RetryJob
  let replayJob: ReplayJob
  let link: Authorisation
  /// A comment that waits for a person.
  let waiting: StoredEvent
  let review: ReviewDecision

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
    _ = try await InvitationRepository(database).invite(
      "guest of \(name)", as: .newOperator(.viewer, grants: [scope.tenantID]), codeDigest: Array(name.utf8),
      until: test.clock.now + .seconds(60), in: TestDatabase.gateway, at: test.clock.now)
    let lists = TermListRepository(database)
    list = try await lists.put("spam", ["free", "money"], author: manager.id, in: .tenant(scope))
    rules = try await RuleSetRepository(database).save(
      .naming("spam"), author: manager.id, note: "first", at: test.clock.now, expecting: 0, in: .tenant(scope))
    try await RuleSetRepository(database).save(
      .rules("own"), author: manager.id, at: test.clock.now, expecting: 0, in: .account(account.id, scope))
    let decision = Decision.by(
      "listed", .delete, fuse: RuleFuse(actionsPerDay: 1), versions: RuleSetVersions(tenant: 1, account: 1),
      labels: ["scam"], notifies: true, reply: ReplyPool(variants: ["a", "b", "c"], perVideo: 9, within: 1000),
      awaitsScores: ["hate"])
    _ = await test.record([
      .decided("1", decision, username: "@u", of: account.id, in: scope),
      .decided("second", decision, username: "@u", of: account.id, in: scope),
      // The fuse is blown by now, and holds back no other rule.
      .decided("third", .by("other", .delete), username: "@u", of: account.id, in: scope),
      .parked([1, 2], of: account.id, in: scope), .parked([1, 2], of: nil, in: scope),
    ])
    let filter = EventFilter(commentID: "1")
    let events = try await EventRepository(database).events(matching: filter, page: PageRequest(), in: scope)
    guard let event = events.items.first, let action = event.action else {
      throw StorageError.failed(detail: "the world has no event")
    }
    link = Authorisation(
      id: .fresh(), tenantID: scope.tenantID, appID: app.id, accountID: account.id, name: nil,
      createdAt: test.clock.now, expiresAt: test.clock.now + Authorisation.lifetime)
    try await AuthorisationRepository(database).create(
      link, stateDigest: Array(repeating: UInt8(name.utf8.first ?? 0), count: 32), in: scope)
    undoJob = UndoJob(
      id: .fresh(), owner: .account(account.id, of: scope.tenantID), tenantID: scope.tenantID, version: 1,
      received: .always, state: .running, createdBy: manager.id, createdAt: test.clock.now, updatedAt: test.clock.now)
    try await UndoRepository(database).create(undoJob, in: scope)
    retryJob = RetryJob(
      id: .fresh(), tenantID: scope.tenantID, filter: DeadLetterFilter(accountID: account.id),
      createdBy: manager.id, createdAt: test.clock.now, updatedAt: test.clock.now)
    try await RetryRepository(database).create(retryJob, in: scope)
    replayJob = ReplayJob(
      id: .fresh(), tenantID: scope.tenantID, selection: ReplaySelection(accountID: account.id), mode: .compare,
      createdBy: manager.id, createdAt: test.clock.now, updatedAt: test.clock.now)
    try await ReplayRepository(database).compare(replayJob, in: scope)
    _ = try await ReviewDeskRepository(database).review(
      event.id, verdict: .delete, at: test.clock.now, in: scope)
    _ = await test.record([.decided("waiting", .by("listed", .review), of: account.id, in: scope)])
    let queue = try await ReviewQueueRepository(database)
      .items(matching: ReviewQueueFilter(), page: PageRequest(), at: test.clock.now, in: scope)
    let reviews = try await ReviewDeskRepository(database).decisions(page: PageRequest(), in: scope)
    guard let waiting = queue.items.first?.event, let review = reviews.items.first else {
      throw StorageError.failed(detail: "nothing waits, or nothing was decided")
    }
    self.waiting = waiting
    self.review = review
    try await ReviewFiguresRepository(database).setLimits(ReviewLimits(items: 5), at: test.clock.now, in: scope)
    try await BrandingRepository(database).setBranding(
      TenantBranding(displayName: "Brand of \(name)"), at: test.clock.now, in: scope)
    try await test.addChannel("ops", in: .tenant(scope))
    let reports = ReportScheduleRepository(database)
    let schedule = try await reports.create(.fresh(), .sample("weekly"), at: test.clock.now, in: scope)
    _ = try await reports.send(schedule.id, at: test.clock.now, in: scope)
    try await AlertRepository(database).raise(
      Alert(
        tenantID: scope.tenantID, kind: .accountDisconnected, subject: "\(account.id)", message: "look at it",
        raisedAt: test.clock.now))
    _ = try await RetentionRepository(database).setCommentDays(90, at: test.clock.now, in: scope)
    let aged = AgedComments(
      tenant: scope.tenantID, horizon: test.clock.now - .seconds(90 * 86_400),
      reviewHorizon: test.clock.now - .seconds(90 * 86_400))
    try await test.onWriter { db in try aged.noteDeletion(db) }
    if let subject = ErasureSubject(authorID: "nobody of \(name)", username: nil) {
      try await ErasureRepository(database).create(
        Erasure(
          id: .fresh(), tenantID: scope.tenantID, accountID: nil,
          subjectDigest: AuditEntry.sha256Hex(subject.text), requestedBy: manager.id, createdAt: test.clock.now),
        of: subject, in: scope)
    }
    let closed = Account.sample("closed", in: scope)
    try await AccountRepository(database).create(closed, tokens: nil, webhookSecret: nil, in: scope)
    _ = try await AccountRepository(database).delete(closed.id, in: scope)
    self.event = event
    self.action = action
    let token = APIToken(
      id: .fresh(), operatorID: manager.id, name: "program", digest: Array(name.utf8), lastFour: "beef",
      scopes: [.eventsRead], tenants: [scope.tenantID], createdAt: test.clock.now,
      expiresAt: test.clock.now + .seconds(60))
    _ = try await TokenRepository(database).create(token, in: OperatorScope(ownOf: Principal(manager)))
    try await OutboxRepository(database).record(
      .retry(at: test.clock.now, error: "busy"), of: action.id, began: test.clock.now, ended: test.clock.now)
    let third = try await EventRepository(database)
      .events(matching: EventFilter(commentID: "third"), page: PageRequest(), in: scope).items.first?.action
    guard let third else { throw StorageError.failed(detail: "nothing is done about the third comment") }
    try await OutboxRepository(database).record(.accepted, of: third.id, began: test.clock.now, ended: test.clock.now)
    try await test.addSweptVideo("v1", of: account.id, in: scope)
    try await test.hear(of: account.id)
  }
}
