import Moderation
import Testing

@testable import Storage

/// One method of a tenant-scoped port, called with the ids of a world's tenant in some scope.
struct ScopedCall: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// Whether the call saw or changed anything of the world's.
  var sees: @Sendable (World, TenantScope) async throws -> Bool

  init(_ name: String, _ sees: @escaping @Sendable (World, TenantScope) async throws -> Bool) {
    testDescription = name
    self.sees = sees
  }

  static let reading: [ScopedCall] = [
    ScopedCall("account") { try await accounts($0).account($0.account.id, in: $1) != nil },
    ScopedCall("accounts") { try await accounts($0).accounts(page: PageRequest(), in: $1).items.isEmpty == false },
    ScopedCall("tokens") { try await accounts($0).tokens(of: $0.account.id, in: $1) != nil },
    ScopedCall("webhookSecrets") {
      try await accounts($0).webhookSecrets(of: $0.account.id, liveAt: TestClock.start, in: $1).isEmpty == false
    },
    ScopedCall("app") { try await AppRepository($0.test.database).app($0.app.id, in: $1) != nil },
    ScopedCall("apps") { try await AppRepository($0.test.database).apps(in: $1).isEmpty == false },
    ScopedCall("current rule set") { try await rules($0).current(in: .tenant($1)) != nil },
    ScopedCall("rule set version") { try await rules($0).version(1, in: .tenant($1)) != nil },
    ScopedCall("rule set versions") {
      try await rules($0).versions(page: PageRequest(), in: .tenant($1)).items.isEmpty == false
    },
    ScopedCall("current rule set of the account") {
      try await rules($0).current(in: .account($0.account.id, $1)) != nil
    },
    ScopedCall("layers") { try await rules($0).layers(for: $0.account.id, in: $1).isEmpty == false },
    ScopedCall("list") { try await lists($0).list(named: "spam", in: .tenant($1)) != nil },
    ScopedCall("lists") { try await lists($0).lists(page: PageRequest(), in: .tenant($1)).items.isEmpty == false },
    ScopedCall("terms") { try await lists($0).terms(ofListNamed: "spam", version: 1, in: .tenant($1)) != nil },
    ScopedCall("contents of lists") {
      let references: Set = [ListReference(name: "spam"), ListReference(origin: .gateway, name: "spam")]
      return try await lists($0).contents(of: references, in: .tenant($1)).isEmpty == false
    },
    ScopedCall("rule days") {
      try await RuleStatisticsRepository($0.test.database).days(ofRule: nil, during: .always, in: $1).isEmpty == false
    },
    ScopedCall("demotions") {
      try await RuleStatisticsRepository($0.test.database).demotions(in: $1).isEmpty == false
    },
    ScopedCall("notices") {
      try await NoticeRepository($0.test.database).notices(kind: nil, page: PageRequest(), in: $1)
        .items.isEmpty == false
    },
    ScopedCall("audit entries") {
      try await AuditRepository($0.test.database).entries(
        matching: AuditFilter(subject: "\($0.account.id)"), page: PageRequest(), in: .tenant($1)
      ).items.isEmpty == false
    },
    ScopedCall("archive") { world, scope in
      let seen = Counter()
      try await CommentArchiveRepository(world.test.database)
        .forEachComment(CommentSelection(account: world.account.id), in: scope) { _ in
          seen.add()
          return true
        }
      return seen.count > 0
    },
    ScopedCall("archive count") {
      try await CommentArchiveRepository($0.test.database).commentCount(CommentSelection(), in: $1) > 0
    },
    ScopedCall("authorisation") {
      try await AuthorisationRepository($0.test.database).authorisation($0.link.id, in: $1) != nil
    },
    ScopedCall("authorisations") {
      try await AuthorisationRepository($0.test.database).authorisations(page: PageRequest(), in: $1)
        .items.isEmpty == false
    },
    ScopedCall("undo job") { try await UndoRepository($0.test.database).job($0.undoJob.id, in: $1) != nil },
    ScopedCall("undo jobs") {
      try await UndoRepository($0.test.database).jobs(page: PageRequest(), in: $1).items.isEmpty == false
    },
    ScopedCall("retry job") { try await RetryRepository($0.test.database).job($0.retryJob.id, in: $1) != nil },
    ScopedCall("retry jobs") {
      try await RetryRepository($0.test.database).jobs(page: PageRequest(), in: $1).items.isEmpty == false
    },
    ScopedCall("replay") { try await ReplayRepository($0.test.database).job($0.replayJob.id, in: $1) != nil },
    ScopedCall("replays") {
      try await ReplayRepository($0.test.database).jobs(page: PageRequest(), in: $1).items.isEmpty == false
    },
    ScopedCall("review") { try await ReviewRepository($0.test.database).review(of: $0.event.id, in: $1) != nil },
    ScopedCall("review queue") {
      try await ReviewQueueRepository($0.test.database)
        .items(matching: ReviewQueueFilter(), page: PageRequest(), at: TestClock.start, in: $1).items.isEmpty == false
    },
    ScopedCall("comment that waits") {
      try await ReviewQueueRepository($0.test.database).item($0.waiting.id, at: TestClock.start, in: $1) != nil
    },
    ScopedCall("history of an author") {
      try await ReviewQueueRepository($0.test.database).history(ofAuthorOf: $0.event, in: $1)?.comments ?? 0 > 0
    },
    ScopedCall("review decision") { try await desk($0).decision($0.review.id, in: $1) != nil },
    ScopedCall("review decisions") {
      try await desk($0).decisions(page: PageRequest(), in: $1).items.isEmpty == false
    },
    ScopedCall("selection of reviews") {
      try await desk($0).selection(matching: ReviewQueueFilter(), verdict: .hide, at: TestClock.start, in: $1)
        .count > 0
    },
    ScopedCall("days of reviewers") {
      try await ReviewFiguresRepository($0.test.database).days(during: .always, in: $1).isEmpty == false
    },
    ScopedCall("backlog") { try await ReviewFiguresRepository($0.test.database).backlog(in: $1).waiting > 0 },
    ScopedCall("review limits") {
      try await ReviewFiguresRepository($0.test.database).limits(in: $1).items != nil
    },
    ScopedCall("events with a label") {
      try await events($0).events(matching: EventFilter(label: "scam"), page: PageRequest(), in: $1)
        .items.isEmpty == false
    },
    ScopedCall("events") {
      try await events($0).events(matching: EventFilter(), page: PageRequest(), in: $1).items.isEmpty == false
    },
    ScopedCall("events of the comment and account") {
      let filter = EventFilter(accountID: $0.account.id, kind: .created, verdict: .delete, commentID: "1")
      return try await events($0).events(matching: filter, page: PageRequest(), in: $1).items.isEmpty == false
    },
    ScopedCall("event") { try await events($0).event($0.event.id, in: $1) != nil },
    ScopedCall("actions") {
      try await events($0).actions(
        matching: ActionFilter(accountID: $0.account.id, state: .requested), page: PageRequest(), in: $1
      )
      .items.isEmpty == false
    },
    ScopedCall("actions of an event") {
      try await events($0).actions(matching: ActionFilter(eventID: $0.event.id), page: PageRequest(), in: $1)
        .items.isEmpty == false
    },
    ScopedCall("attempts") { try await events($0).attempts(of: $0.action.id, in: $1)?.isEmpty == false },
    ScopedCall("last deliveries") {
      try await AccountRepository($0.test.database).lastDeliveries(of: [$0.account.id], in: $1).isEmpty == false
    },
    ScopedCall("action") { try await events($0).action($0.action.id, in: $1) != nil },
    ScopedCall("parked") { try await events($0).parked(page: PageRequest(), in: $1).items.isEmpty == false },
    ScopedCall("totals") {
      try await ReportRepository($0.test.database).totals(received: .always, account: $0.account.id, in: $1)
        .totalEvents > 0
    },
    ScopedCall("times to hidden") {
      try await ReportRepository($0.test.database)
        .timeToHidden(received: .always, account: $0.account.id, in: $1).isEmpty == false
    },
    ScopedCall("times to hidden of less than an hour") {
      let range = TimeRange(start: TestClock.start, end: TestClock.start + .milliseconds(1))
      return try await ReportRepository($0.test.database)
        .timeToHidden(received: range, account: nil, in: $1).isEmpty == false
    },
    ScopedCall("totals of less than an hour") {
      let range = TimeRange(start: TestClock.start, end: TestClock.start + .seconds(1))
      return try await ReportRepository($0.test.database).totals(received: range, account: nil, in: $1)
        .totalEvents > 0
    },
  ]

  static let changing: [ScopedCall] = [
    ScopedCall("update account") { world, scope in
      var account = world.account
      account.name = "taken over"
      return try await accounts(world).update(account, in: scope)
    },
    ScopedCall("set tokens") { try await accounts($0).setTokens(.sample, of: $0.account.id, in: $1) },
    ScopedCall("disconnect") {
      try await accounts($0).disconnect($0.account.id, reason: "x", at: TestClock.start, in: $1)
    },
    ScopedCall("rotate webhook secret") {
      try await accounts($0).rotateWebhookSecret(
        to: .sample(of: $0.account.id), overlapEnd: TestClock.start + .seconds(60), in: $1)
    },
    ScopedCall("delete account") { try await accounts($0).delete($0.account.id, in: $1) },
    ScopedCall("create an account of the app") { world, scope in
      let account = Account.sample("b", in: scope, dialect: .business, openID: "new", appID: world.app.id)
      do {
        try await accounts(world).create(account, tokens: .sample, webhookSecret: nil, in: scope)
        return true
      } catch StorageError.reference(what: "app") {
        return false
      }
    },
    ScopedCall("update app") { world, scope in
      var app = world.app
      app.name = "taken over"
      return try await AppRepository(world.test.database).update(app, in: scope)
    },
    ScopedCall("delete app") { world, scope in
      do {
        return try await AppRepository(world.test.database).delete(world.app.id, in: scope)
      } catch StorageError.reference(what: "app") {
        // Its owner hears that it is in use; nobody else even hears that it exists.
        return true
      }
    },
    ScopedCall("record for the account") { world, scope in
      await world.test.record([.comment("2", of: world.account.id, in: scope)]) == [.stored]
    },
    ScopedCall("save the account's rules") { world, scope in
      do {
        try await rules(world).save(.rules("taken-over"), in: .account(world.account.id, scope))
        return true
      } catch StorageError.reference(what: "account") {
        return false
      }
    },
    ScopedCall("delete list") { world, scope in
      do {
        return try await lists(world).delete(listNamed: "spam", at: TestClock.start, in: .tenant(scope))
      } catch StorageError.reference {
        // Its owner hears that it is in use; nobody else even hears that it exists.
        return true
      }
    },
    ScopedCall("name the list in a rule set") { world, scope in
      do {
        try await rules(world).save(.naming("spam"), in: .tenant(scope))
        return true
      } catch StorageError.reference {
        return false
      }
    },
    ScopedCall("rearm") {
      try await RuleStatisticsRepository($0.test.database)
        .rearm(ruleID: "listed", layer: .tenant, at: TestClock.start, in: $1)
    },
    ScopedCall("revoke authorisation") {
      try await AuthorisationRepository($0.test.database).revoke($0.link.id, at: TestClock.start, in: $1)
    },
    ScopedCall("cancel undo job") {
      try await UndoRepository($0.test.database).cancel($0.undoJob.id, at: TestClock.start, in: $1)
    },
    ScopedCall("cancel retry job") {
      try await RetryRepository($0.test.database).cancel($0.retryJob.id, at: TestClock.start, in: $1)
    },
    ScopedCall("cancel replay") {
      try await ReplayRepository($0.test.database).cancel($0.replayJob.id, at: TestClock.start, in: $1)
    },
    ScopedCall("retry action") {
      try await DeadLetterRepository($0.test.database)
        .retry($0.action.id, maySendTwice: true, at: TestClock.start, in: $1) != nil
    },
    ScopedCall("delete parked delivery") { world, scope in
      let parked = try await events(world).parked(page: PageRequest(), in: world.scope).items
      guard let id = parked.first?.id else { return false }
      return try await ParkedDeliveryRepository(world.test.database).delete(id, at: TestClock.start, in: .tenant(scope))
    },
    ScopedCall("undo the account's rules") { world, scope in
      var job = world.undoJob
      job.id = .fresh()
      job.version = 2
      do {
        try await UndoRepository(world.test.database).create(job, in: scope)
        return true
      } catch StorageError.reference(what: "account") {
        return false
      }
    },
    ScopedCall("review event") {
      try await ReviewDeskRepository($0.test.database)
        .review($0.event.id, verdict: .allow, at: TestClock.start, in: $1)
    },
    ScopedCall("decide") {
      let draft = ReviewDraft(verdict: .hide, mustWait: true)
      return try await desk($0).decide(draft, about: $0.waiting.id, at: TestClock.start, in: $1) != .notModerated
    },
    ScopedCall("undo a decision") {
      try await desk($0).undo($0.review.id, ofOthers: true, listing: nil, at: TestClock.start, in: $1) != .notFound
    },
    ScopedCall("disconnect by TikTok") { world, scope in
      await world.test.record([.authorizationRemoved(of: world.account.id, in: scope)]) == [.stored]
    },
  ]

  private static func accounts(_ world: World) -> AccountRepository { AccountRepository(world.test.database) }
  private static func rules(_ world: World) -> RuleSetRepository { RuleSetRepository(world.test.database) }
  private static func lists(_ world: World) -> TermListRepository { TermListRepository(world.test.database) }
  private static func desk(_ world: World) -> ReviewDeskRepository { ReviewDeskRepository(world.test.database) }
  private static func events(_ world: World) -> EventRepository { EventRepository(world.test.database) }
}

@Suite struct TenantIsolationTests {
  @Test(
    "Another tenant sees and changes nothing, while the owner does",
    arguments: ScopedCall.reading + ScopedCall.changing)
  func isolated(call: ScopedCall) async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    let stranger = try await test.addTenant("b")
    let before = try await test.dump()
    #expect(try await call.sees(world, stranger) == false)
    #expect(try await call.sees(world, .unknown) == false)
    #expect(try await test.dump() == before)
    #expect(try await call.sees(world, world.scope))
  }

  @Test("A scope of another tenant updates and deletes that tenant alone")
  func tenants() async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    let repository = TenantRepository(test.database)
    let stranger = try await test.addTenant("b")
    var tenant = try #require(try await repository.tenant(in: world.scope))
    tenant.name = "renamed"
    // The scope decides, not the id within the value.
    #expect(try await repository.update(tenant, in: stranger))
    #expect(try await repository.tenant(in: world.scope)?.name == "a")
    #expect(try await repository.delete(in: stranger, by: TestDatabase.gateway))
    #expect(try await repository.tenant(in: world.scope) != nil)
    #expect(try await EventRepository(test.database).event(world.event.id, in: world.scope) != nil)
  }

  @Test("Rule sets of two tenants are numbered apart")
  func ruleSets() async throws {
    let test = try TestDatabase()
    _ = try await World("a", in: test)
    let other = try await test.addTenant("b")
    let saved = try await RuleSetRepository(test.database).save(.rules("a"), expecting: 0, in: .tenant(other))
    #expect(saved.version == 1)
  }
}
