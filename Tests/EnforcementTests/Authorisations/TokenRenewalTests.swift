import Enforcement
import Moderation
import Sandbox
import Synchronization
import Testing

@testable import Storage

/// Tokens are renewed before anybody needs them.
@Suite(.timeLimit(.minutes(5))) struct TokenRenewalTests {
  private func worker(_ world: World, _ tokens: (any TokenRenewing)? = nil) -> TokenRenewalWorker {
    TokenRenewalWorker(
      queue: TokenRenewalRepository(world.database), tokens: tokens ?? Renewing(tokens: Consent(world: world).tokens),
      clock: world.clock.wallClock, logger: world.logger)
  }

  private func refreshes(_ world: World) -> Int { world.state.calls(endpoint: "/tt_user/oauth2/refresh_token/").count }

  /// An account whose access token lives for a day.
  private func connected(_ world: World, _ name: String = "prospect") async throws -> (Account, TenantScope) {
    let consent = Consent(world: world)
    let (scope, openID) = try await world.addProspect(name)
    _ = try await consent.agree(try await consent.link(in: scope).url, as: openID)
    return (try #require(try await consent.account(openID)), scope)
  }

  /// The clock moves on a little as well: where it was moved before a renewal had ended, that lets its account be for
  /// seconds from then on.
  private func movingOn(_ world: World, _ condition: () async throws -> Bool) async throws -> Bool {
    try await eventually {
      if try await condition() { return true }
      advance(world, by: .milliseconds(100))
      return false
    }
  }

  private func advance(_ world: World, by duration: Duration) {
    world.clock.advance(by: duration)
    world.database.signals.renewals.signal()
  }

  @Test("A token is renewed at four fifths of its life and not before, once, and then again")
  func ahead() async throws {
    try await World.run { world in
      let (account, scope) = try await connected(world)
      let first = try #require(try await AccountRepository(world.database).tokens(of: account.id, in: scope))
      try await world.working(worker(world)) {
        advance(world, by: .seconds(64_000))
        try await Task.sleep(for: .milliseconds(100))
        #expect(refreshes(world) == 0)
        advance(world, by: .seconds(5_200))
        #expect(try await eventually { refreshes(world) == 1 })
        #expect(
          try await eventually {
            try await AccountRepository(world.database).tokens(of: account.id, in: scope)?.access != first.access
          })
        let second = try #require(try await AccountRepository(world.database).tokens(of: account.id, in: scope))
        #expect(second.accessExpiresAt.map { $0 > world.clock.now + .seconds(86_000) } == true)
        #expect(second.scopes == AccountAuthorisation.neededScopes)
        advance(world, by: .seconds(69_200))
        #expect(try await movingOn(world) { refreshes(world) == 2 })
      }
      #expect(world.state.calls().allSatisfy { $0.endpoint.hasPrefix("/tt_user/") })
    }
  }

  @Test("A short-lived token is renewed at once")
  func shortLived() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      var tokens = try world.sealedTokens(of: client.account.id, "shop")
      tokens.accessExpiresAt = world.clock.now + .seconds(30)
      try await world.working(worker(world)) {
        _ = try await AccountRepository(world.database).setTokens(tokens, of: client.account.id, in: client.scope)
        #expect(try await eventually { refreshes(world) == 1 })
      }
    }
  }

  @Test("What fails is tried again, the account is shown to be failing, and a success clears that")
  func failures() async throws {
    try await World.run { world in
      let (account, scope) = try await connected(world)
      try world.state.addFault(SandboxFault(.httpStatus(503), .count(2), endpoint: "/tt_user/oauth2/refresh_token/"))
      func trouble() async throws -> RenewalTrouble? {
        try await AccountRepository(world.database).tokens(of: account.id, in: scope)?.trouble
      }
      try await world.working(worker(world)) {
        advance(world, by: .seconds(69_200))
        #expect(try await eventually { try await trouble()?.failures == 1 })
        let tokens = try await AccountRepository(world.database).tokens(of: account.id, in: scope)
        #expect(AccountAuthorisation(of: account, tokens: tokens, at: world.clock.now).state == .refreshFailing)
        advance(world, by: .seconds(80))
        #expect(try await movingOn(world) { try await trouble()?.failures == 2 })
        advance(world, by: .seconds(160))
        #expect(try await movingOn(world) { refreshes(world) == 3 })
        #expect(try await eventually { try await trouble() == nil })
      }
      #expect(try await AccountRepository(world.database).account(account.id, in: scope)?.connection == .connected)
    }
  }

  @Test("What is disabled or disconnected is let be")
  func letBe() async throws {
    try await World.run { world in
      let (disabled, scope) = try await connected(world, "one")
      let (lost, other) = try await connected(world, "two")
      var changed = disabled
      changed.isDisabled = true
      _ = try await AccountRepository(world.database).update(changed, in: scope)
      _ = try await AccountRepository(world.database)
        .disconnect(lost.id, reason: "withdrawn", at: world.clock.now, in: other)
      world.clock.advance(by: .seconds(80_000))
      #expect(try await TokenRenewalRepository(world.database).dueRenewals(at: world.clock.now, limit: 9).isEmpty)
    }
  }

  @Test("A token that ends with nothing to renew it disconnects the account when it ends")
  func ends() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      var tokens = try world.sealedTokens(of: client.account.id, "shop")
      tokens.refresh = nil
      tokens.accessExpiresAt = world.clock.now + .seconds(3600)
      _ = try await AccountRepository(world.database).setTokens(tokens, of: client.account.id, in: client.scope)
      try await world.working(worker(world)) {
        advance(world, by: .seconds(3599 - 60))
        try await Task.sleep(for: .milliseconds(50))
        #expect(try await world.connection(of: client) == .connected)
        advance(world, by: .seconds(62))
        #expect(try await eventually { try await world.connection(of: client) != .connected })
      }
      #expect(refreshes(world) == 0)
    }
  }

  @Test("However many are due, few are under way at once, and each is renewed once")
  func bounded() async throws {
    try await World.run { world in
      var accounts: Set<AccountID> = []
      for number in 0..<12 { accounts.insert(try await connected(world, "p\(number)").0.id) }
      let counting = CountingRenewals(Renewing(tokens: Consent(world: world).tokens))
      world.clock.advance(by: .seconds(70_000))
      try await world.working(worker(world, counting)) {
        let areRenewed = try await eventually { counting.renewed.count == 12 }
        #expect(areRenewed)
      }
      #expect(Set(counting.renewed) == accounts)
      #expect(counting.most <= 4)
      #expect(refreshes(world) == 12)
    }
  }
}

/// Counts what passes through.
private final class CountingRenewals: TokenRenewing {
  private let inner: any TokenRenewing
  private let state = Mutex((underWay: 0, most: 0, renewed: [AccountID]()))

  init(_ inner: any TokenRenewing) { self.inner = inner }

  var most: Int { state.withLock { $0.most } }
  var renewed: [AccountID] { state.withLock { $0.renewed } }

  func renew(_ account: Account) async throws(PlatformFailure) {
    state.withLock {
      $0.underWay += 1
      $0.most = max($0.most, $0.underWay)
    }
    defer {
      state.withLock {
        $0.underWay -= 1
        $0.renewed.append(account.id)
      }
    }
    try await inner.renew(account)
  }
}
