import Moderation
import Testing

@testable import Storage

@Suite(.timeLimit(.minutes(1))) struct QuotaRepositoryTests {
  private let test: TestDatabase
  private let world: World
  private let store: QuotaRepository

  init() async throws {
    test = try TestDatabase()
    world = try await World("a", in: test)
    store = QuotaRepository(test.database)
  }

  private var gateway: GatewayScope { TestDatabase.gateway }

  @Test("Calls of the last minute are kept with whose they are, and forgotten after it")
  func calls() async throws {
    let now = test.clock.now
    let calls = [
      RecentCall(PlatformCall(.hide, for: world.account, urgency: .prompt), endedAt: now - .seconds(50)),
      RecentCall(PlatformCall(.comments, for: world.account, urgency: .spare), endedAt: now),
    ]
    try await store.keep(calls, [], forgettingBefore: now - .seconds(60), in: gateway)
    #expect(try await store.recentCalls(after: now - .seconds(60), in: gateway) == calls)
    #expect(try await store.recentCalls(after: now - .seconds(50), in: gateway) == [calls[1]])
    #expect(calls[0].call.appID == world.app.id && calls[0].call.tenantID == world.scope.tenantID)
    try await store.keep([], [], forgettingBefore: now, in: gateway)
    #expect(try await test.count("SELECT count(*) FROM recent_calls") == 1)
    // Those of an account that was deleted are nobody's any more.
    #expect(try await AccountRepository(test.database).delete(world.account.id, in: world.scope))
    #expect(try await store.recentCalls(after: now - .seconds(60), in: gateway).isEmpty)
  }

  @Test("A pause is kept until it is over, the later one of two")
  func pauses() async throws {
    let now = test.clock.now
    let app = CallPause(of: .app(world.app.id), until: now + .seconds(300))
    let account = CallPause(of: .account(world.account.id), until: now + .seconds(60))
    let earlier = CallPause(of: .app(world.app.id), until: now + .seconds(10))
    try await store.keep([], [earlier, account, app], forgettingBefore: now, in: gateway)
    let pauses = try await store.pauses(after: now, in: gateway)
    #expect(pauses.count == 2 && pauses.contains(app) && pauses.contains(account))
    #expect(try await store.pauses(after: now + .seconds(60), in: gateway) == [app])
    test.clock.advance(by: .seconds(300))
    try await store.keep([], [], forgettingBefore: now, in: gateway)
    #expect(try await test.count("SELECT count(*) FROM call_pauses") == 0)
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
