import Enforcement
import Moderation
import Sandbox
import Testing

@testable import Storage

/// Nobody's authorisation lapses in silence, and nobody hears of it twice.
@Suite(.timeLimit(.minutes(5))) struct LapseTests {
  private func watcher(_ world: World, _ alerts: RecordedAlerts) -> AuthorisationWatcher {
    AuthorisationWatcher(
      watch: AuthorisationWatchRepository(world.database), alerts: alerts, clock: world.clock.wallClock,
      logger: world.logger)
  }

  private func look(_ world: World) async throws {
    world.database.signals.lapses.signal()
    try await Task.sleep(for: .milliseconds(60))
  }

  private func remove(_ client: Client, _ world: World) async {
    let entry = JournalEntry(
      tenantID: client.scope.tenantID, accountID: client.account.id,
      content: .authorizationRemoved(reason: "the owner withdrew it"), receivedAt: world.clock.now)
    _ = await GroupCommitJournal(world.database).record([entry])
  }

  @Test("TikTok's event of a withdrawn authorisation is one alert, however often it comes, and a second lapse another")
  func events() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let alerts = RecordedAlerts()
      try await world.working(watcher(world, alerts)) {
        await remove(client, world)
        #expect(try await eventually { alerts.all.count == 1 })
        await remove(client, world)
        try await look(world)
        _ = try await AccountRepository(world.database)
          .disconnect(client.account.id, reason: "again", at: world.clock.now, in: client.scope)
        try await look(world)
        #expect(alerts.all.count == 1)
        _ = try await AccountRepository(world.database).setTokens(
          world.sealedTokens(of: client.account.id, "shop"), of: client.account.id, in: client.scope)
        try await look(world)
        #expect(alerts.all.count == 1)
        world.advance(by: .seconds(1))
        await remove(client, world)
        #expect(try await eventually { alerts.all.count == 2 })
      }
      let alert = try #require(alerts.all.first)
      #expect(alert.kind == .accountDisconnected && alert.tenantID == client.scope.tenantID)
      #expect(alert.subject == "\(client.account.id)")
      #expect(alert.message.contains("the owner withdrew it") && alert.message.contains("gatehouse account authorise"))
    }
  }

  @Test("A refresh token that is dead disconnects the account, and that is one alert")
  func deadRefreshToken() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.revokeAuthorisation(of: client.openID, reason: 1)
      var tokens = try world.sealedTokens(of: client.account.id, "shop")
      tokens.accessExpiresAt = world.clock.now + .seconds(60)
      _ = try await AccountRepository(world.database).setTokens(tokens, of: client.account.id, in: client.scope)
      let alerts = RecordedAlerts()
      let renewals = TokenRenewalWorker(
        queue: TokenRenewalRepository(world.database), tokens: Renewing(tokens: Consent(world: world).tokens),
        clock: world.clock.wallClock, logger: world.logger)
      try await world.working(watcher(world, alerts)) {
        try await world.working(renewals) {
          #expect(try await eventually { alerts.all.count == 1 })
          try await look(world)
        }
      }
      #expect(alerts.all.map(\.kind) == [.accountDisconnected])
      #expect(alerts.all[0].message.contains("40107"))
    }
  }

  @Test("A token that cannot be renewed and is about to end is one alert, after more than a blink")
  func failing() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      var tokens = try world.sealedTokens(of: client.account.id, "shop")
      tokens.accessExpiresAt = world.clock.now + .seconds(7200)
      _ = try await AccountRepository(world.database).setTokens(tokens, of: client.account.id, in: client.scope)
      let queue = TokenRenewalRepository(world.database)
      func fail() async throws {
        try await queue.renewalFailed(
          of: client.account.id, because: "no answer", until: world.clock.now + .seconds(300))
      }
      let alerts = RecordedAlerts()
      try await world.working(watcher(world, alerts)) {
        try await fail()
        try await fail()
        try await look(world)
        #expect(alerts.all.isEmpty)
        world.clock.advance(by: .seconds(3700))
        try await look(world)
        #expect(try await eventually { alerts.all.count == 1 })
        try await fail()
        try await look(world)
      }
      #expect(alerts.all.map(\.kind) == [.tokenRefreshFailing])
      #expect(alerts.all[0].message.contains("no answer"))
    }
  }

  @Test("An authorisation that ends within 14 days is one alert, until it is prolonged")
  func ending() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      func authorise(for life: Duration) async throws {
        var tokens = try world.sealedTokens(of: client.account.id, "shop")
        tokens.accessExpiresAt = world.clock.now + .seconds(86_400)
        tokens.refreshExpiresAt = world.clock.now + life
        _ = try await AccountRepository(world.database).setTokens(tokens, of: client.account.id, in: client.scope)
      }
      let alerts = RecordedAlerts()
      try await world.working(watcher(world, alerts)) {
        try await authorise(for: .seconds(15 * 86_400))
        try await look(world)
        #expect(alerts.all.isEmpty)
        world.clock.advance(by: .seconds(86_400 + 1))
        try await look(world)
        #expect(try await eventually { alerts.all.count == 1 })
        try await look(world)
        #expect(alerts.all.map(\.kind) == [.authorisationEnding])
        try await authorise(for: .seconds(365 * 86_400))
        world.clock.advance(by: .seconds(360 * 86_400))
        try await look(world)
        #expect(try await eventually { alerts.all.count == 2 })
      }
    }
  }

  @Test("An alert that was raised before a crash and not marked is not raised again")
  func crash() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      await remove(client, world)
      let alerts = RecordedAlerts()
      let watch = AuthorisationWatchRepository(world.database)
      let forgetful = AuthorisationWatcher(
        watch: ForgetfulWatch(watch: watch), alerts: alerts, clock: world.clock.wallClock, logger: world.logger)
      try await world.working(forgetful) {
        let isRaised = try await eventually { alerts.all.count == 1 }
        #expect(isRaised)
      }
      func untold() async throws -> Int {
        try await watch.untoldTroubles(at: world.clock.now, failingWithin: .seconds(60), limit: 9).count
      }
      #expect(try await untold() == 1)
      try await world.working(watcher(world, alerts)) {
        let isMarked = try await eventually { try await untold() == 0 }
        #expect(isMarked)
      }
      #expect(alerts.all.count == 1)
    }
  }

  @Test("An alert that could not be kept is raised later")
  func failingSink() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let alerts = RecordedAlerts(failing: 1)
      try await world.working(watcher(world, alerts)) {
        await remove(client, world)
        let isRaised = try await eventually { alerts.all.count == 1 }
        #expect(isRaised)
      }
    }
  }
}

/// As if the process ended before a mark was on disk.
private struct ForgetfulWatch: AuthorisationWatch {
  let watch: AuthorisationWatchRepository

  func untoldTroubles(at moment: Timestamp, failingWithin: Duration, limit: Int) async throws -> [AuthorisationTrouble]
  {
    try await watch.untoldTroubles(at: moment, failingWithin: failingWithin, limit: limit)
  }

  func markTold(_ trouble: AuthorisationTrouble, at moment: Timestamp) async throws { throw StorageError.closed }
  func waitForTroubles(until deadline: Timestamp?) async { await watch.waitForTroubles(until: deadline) }
}
