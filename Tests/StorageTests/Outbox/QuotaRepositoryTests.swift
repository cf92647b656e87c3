import Moderation
import Testing

@testable import Storage

@Suite(.timeLimit(.minutes(5))) struct QuotaRepositoryTests {
  private let test: TestDatabase
  private let world: World
  private let store: QuotaRepository

  init() async throws {
    test = try TestDatabase()
    world = try await World("a", in: test)
    store = QuotaRepository(test.database)
  }

  private var gateway: GatewayScope { TestDatabase.gateway }

  private func memory(_ calls: [RecentCall] = [], _ pauses: [CallPause] = [], isComplete: Bool = false) -> CallMemory {
    // The broker's clock is not the wall clock.
    CallMemory(
      calls: calls, pauses: pauses, moment: Self.moment, wallMoment: test.clock.now, isComplete: isComplete)
  }

  private static let moment = Timestamp(seconds: 1_700_000_000)

  @Test("Calls of the last minute are kept with whose they are, and forgotten after it")
  func calls() async throws {
    let now = Self.moment
    let calls = [
      RecentCall(PlatformCall(.hide, for: world.account, urgency: .prompt), endedAt: now - .seconds(50)),
      RecentCall(PlatformCall(.comments, for: world.account, urgency: .spare), endedAt: now),
    ]
    #expect(try await store.memory(in: gateway) == nil)
    try await store.add(memory([calls[0]]), [], forgettingBefore: now - .seconds(60), in: gateway)
    try await store.add(memory([calls[1]]), [], forgettingBefore: now - .seconds(60), in: gateway)
    #expect(try await store.memory(in: gateway) == memory(calls))
    #expect(calls[0].call.appID == world.app.id && calls[0].call.tenantID == world.scope.tenantID)
    try await store.add(memory(isComplete: true), [], forgettingBefore: now, in: gateway)
    #expect(try await store.memory(in: gateway) == memory([calls[1]], isComplete: true))
    // Those of an account that was deleted are nobody's any more.
    #expect(try await AccountRepository(test.database).delete(world.account.id, in: world.scope))
    #expect(try await store.memory(in: gateway)?.calls.isEmpty == true)
  }

  @Test("A pause is kept until it is over by the broker's clock, the later one of two")
  func pauses() async throws {
    let now = Self.moment
    let app = CallPause(of: .app(world.app.id), until: now + .seconds(300))
    let account = CallPause(of: .account(world.account.id), until: now + .seconds(60))
    let earlier = CallPause(of: .app(world.app.id), until: now + .seconds(10))
    try await store.add(memory([], [earlier, account, app]), [], forgettingBefore: now, in: gateway)
    let pauses = try #require(try await store.memory(in: gateway)).pauses
    #expect(pauses.count == 2 && pauses.contains(app) && pauses.contains(account))
    var later = memory()
    later.moment = now + .seconds(60)
    try await store.add(later, [], forgettingBefore: now, in: gateway)
    #expect(try await store.memory(in: gateway)?.pauses == [app])
  }

  @Test("What a start makes of it takes the place of all that was there")
  func replaced() async throws {
    let call = RecentCall(PlatformCall(.hide, for: world.account, urgency: .prompt), endedAt: Self.moment)
    let pause = CallPause(of: .app(world.app.id), until: Self.moment + .seconds(300))
    try await store.add(memory([call], [pause]), [], forgettingBefore: Self.moment, in: gateway)
    var crashed = memory()
    crashed.crashes = [Self.moment - .seconds(30), Self.moment]
    try await store.replace(with: crashed, in: gateway)
    #expect(try await store.memory(in: gateway) == crashed)
    try await store.replace(with: memory(), in: gateway)
    #expect(try await store.memory(in: gateway) == memory())
  }

  @Test("Breaches are told by whose they are for a day, and of very many the newest thousand are kept")
  func breaches() async throws {
    let now = test.clock.now
    let app = CallPause.Subject.app(world.app.id)
    let day = Duration.seconds(86_400)
    let old = QuotaBreach(of: app, at: now - day - .seconds(1))
    let recent = [QuotaBreach(of: app, at: now - .seconds(60)), QuotaBreach(of: .account(world.account.id), at: now)]
    try await store.add(memory(), [old] + recent + [recent[0]], forgettingBefore: now, in: gateway)
    let diagnosis = DiagnosisRepository(test.database)
    let told = try await diagnosis.facts(at: now, in: gateway).breaches
    #expect(told.map(\.name) == [world.app.name, world.account.name] && told.map(\.count) == [2, 1])
    #expect(told.map(\.last) == [recent[0].moment, now])
    #expect(try await diagnosis.facts(at: now + day, in: gateway).breaches.map(\.count) == [1])
    let many = (0..<1_200).map { QuotaBreach(of: app, at: now + .seconds($0)) }
    try await store.add(memory(), many, forgettingBefore: now, in: gateway)
    #expect(try await test.count("SELECT count(*) FROM call_breaches") == 1_000)
    #expect(try await diagnosis.facts(at: now, in: gateway).breaches.first?.last == many.last?.moment)
    let names = try await diagnosis.accountNames([world.account.id, .fresh()], in: gateway)
    #expect(names == [world.account.id: world.account.name])
  }

  @Test("Limits are told of apps that have some of their own, and whose an app is")
  func limits() async throws {
    #expect(try await store.limits(in: gateway).isEmpty)
    var app = world.app
    app.limits = AppCallLimits(callsPerMinute: 1_200, accountCallsPerMinute: nil)
    #expect(try await AppRepository(test.database).update(app, in: world.scope))
    #expect(try await store.limits(in: gateway) == [app.id: app.limits])
    #expect(try await AppRepository(test.database).app(app.id, in: world.scope)?.limits == app.limits)
    #expect(try await store.owner(of: app.id, in: gateway) == world.scope.tenantID)
    #expect(try await store.owner(of: .fresh(), in: gateway) == nil)
    let shared = App.sample("shared", tenant: nil)
    try await AppRepository(test.database).createShared(shared, in: gateway)
    #expect(try await store.owner(of: shared.id, in: gateway) == nil)
  }
}
