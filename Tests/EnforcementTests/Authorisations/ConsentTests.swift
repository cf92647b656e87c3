import Moderation
import Outbound
import Sandbox
import Storage
import Synchronization
import Testing
import TikTok

/// From a link to a connected account, against the sandbox's consent page.
@Suite(.timeLimit(.minutes(5))) struct ConsentTests {
  @Test("A creator who agrees has a new account, connected, that can be called with what was granted")
  func newAccount() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let (scope, openID) = try await world.addProspect()
      let (link, url) = try await consent.link(name: "The shop", in: scope)
      #expect(try await consent.agree(url, as: openID) == .connected(name: "The shop", missingScopes: []))
      let account = try #require(try await consent.account(openID))
      #expect(account.tenantID == scope.tenantID && account.name == "The shop" && account.connection == .connected)
      let token = try await consent.tokens.accessToken(of: account)
      #expect(token == world.state.tokens(of: openID)?.accessToken)
      let kept = try #require(try await AccountRepository(world.database).tokens(of: account.id, in: scope))
      #expect(kept.scopes == ["comment.list", "comment.list.manage"])
      #expect(kept.refreshExpiresAt.map { $0 > world.clock.now + .seconds(31_000_000) } == true)
      let ended = try #require(try await consent.store.authorisation(link.id, in: scope))
      #expect(ended.stage == .completed && ended.accountID == account.id)
      #expect(consent.reloads.count.withLock { $0 } == 1)
      #expect(
        try await consent.audited(in: scope).suffix(3)
          == ["authorisation.linked", "account.created", "authorisation.completed"])
    }
  }

  @Test("A link for an account connects it again, and its actions go on")
  func reconnects() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let client = try await world.addClient(knowsTokens: false)
      _ = try await AccountRepository(world.database)
        .disconnect(client.account.id, reason: "withdrawn", at: world.clock.now, in: client.scope)
      let comment = try await world.comment(.hide, to: client)
      let (_, url) = try await consent.link(account: client.account.id, in: client.scope)
      try await world.working {
        #expect(try await consent.agree(url, as: client.openID) == .connected(name: "shop", missingScopes: []))
        try await world.expect(comment, of: client, becomes: .accepted)
      }
      #expect(try await world.connection(of: client) == .connected)
      #expect(try await consent.audited(in: client.scope).contains("account.connected"))
    }
  }

  @Test("A link for anybody connects an account again that the tenant has already")
  func known() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let client = try await world.addClient()
      let (_, url) = try await consent.link(name: "ignored", in: client.scope)
      #expect(try await consent.agree(url, as: client.openID) == .connected(name: "shop", missingScopes: []))
      #expect(try await consent.account(client.openID)?.id == client.account.id)
    }
  }

  @Test("A link is good once: coming back a second time, or opening it again, changes nothing")
  func once() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let (scope, openID) = try await world.addProspect()
      let (_, url) = try await consent.link(in: scope)
      try world.state.answerConsent(.grant(openID: openID, scopes: nil))
      let query = try await consent.visit(url)
      #expect(await consent.receiver.receive(query: query, from: nil) == .connected(name: openID, missingScopes: []))
      let tokens = world.state.tokens(of: openID)
      #expect(await consent.receiver.receive(query: query, from: nil) == .spent)
      #expect(await consent.receiver.receive(query: try await consent.visit(url), from: nil) == .spent)
      #expect(world.state.tokens(of: openID) == tokens)
    }
  }

  @Test("Of many who come back with one link at the same time one gets through")
  func race() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let (scope, openID) = try await world.addProspect()
      let (_, url) = try await consent.link(in: scope)
      try world.state.answerConsent(.grant(openID: openID, scopes: nil))
      let query = try await consent.visit(url)
      let outcomes = await withTaskGroup(of: CallbackOutcome.self) { group in
        for _ in 0..<8 { group.addTask { await consent.receiver.receive(query: query, from: nil) } }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.count { $0 == .spent } == 7)
      #expect(world.state.calls(endpoint: "/tt_user/oauth2/token/").count == 1)
    }
  }

  @Test("A link that is too old, was taken back or was never made is spent, and TikTok is not asked")
  func spent() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let (scope, openID) = try await world.addProspect()
      let (old, oldURL) = try await consent.link(in: scope)
      let oldQuery = try await { () async throws -> String in
        try world.state.answerConsent(.grant(openID: openID, scopes: nil))
        return try await consent.visit(oldURL)
      }()
      world.clock.advance(by: Authorisation.lifetime)
      #expect(await consent.receiver.receive(query: oldQuery, from: nil) == .spent)
      #expect(try await consent.state(of: old, in: scope) == .expired)
      let (revoked, url) = try await consent.link(in: scope)
      #expect(try await consent.store.revoke(revoked.id, at: world.clock.now, in: scope))
      #expect(try await consent.agree(url, as: openID) == .spent)
      #expect(try await !consent.store.revoke(revoked.id, at: world.clock.now, in: scope))
      let foreign = "code=x&state=" + String(repeating: "0", count: 64)
      #expect(await consent.receiver.receive(query: foreign, from: nil) == .spent)
      #expect(world.state.calls(endpoint: "/tt_user/oauth2/token/").isEmpty)
      #expect(try await consent.account(openID) == nil)
    }
  }

  @Test("A creator who says no uses the link up, and nothing else")
  func denied() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let (scope, openID) = try await world.addProspect()
      let (link, url) = try await consent.link(in: scope)
      try world.state.answerConsent(.deny)
      #expect(await consent.receiver.receive(query: try await consent.visit(url), from: nil) == .denied)
      let ended = try #require(try await consent.store.authorisation(link.id, in: scope))
      #expect(ended.stage == .refused && ended.refusal == .denied)
      #expect(try await consent.agree(url, as: openID) == .spent)
      #expect(try await consent.audited(in: scope).last == "authorisation.refused")
    }
  }

  @Test("Another account than the link was made for is refused, and neither is touched")
  func wrongAccount() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let client = try await world.addClient()
      let before = try await AccountRepository(world.database).tokens(of: client.account.id, in: client.scope)
      let (_, openID) = try await world.addProspect()
      let (link, url) = try await consent.link(account: client.account.id, in: client.scope)
      #expect(try await consent.agree(url, as: openID) == .wrongAccount)
      #expect(try await consent.store.authorisation(link.id, in: client.scope)?.refusal == .wrongAccount)
      #expect(try await consent.account(openID) == nil)
      #expect(try await AccountRepository(world.database).tokens(of: client.account.id, in: client.scope) == before)
    }
  }

  @Test("An account of another tenant stays that tenant's, and is not named to this one")
  func taken() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let client = try await world.addClient()
      let (scope, _) = try await world.addProspect()
      let (link, url) = try await consent.link(in: scope)
      #expect(try await consent.agree(url, as: client.openID) == .accountTaken)
      let ended = try #require(try await consent.store.authorisation(link.id, in: scope))
      #expect(ended.refusal == .accountTaken && ended.accountID == nil)
      #expect(ended.message?.contains("\(client.account.id)") == false)
      #expect(try await consent.account(client.openID)?.tenantID == client.scope.tenantID)
    }
  }

  @Test("What was not granted is said, and limits the account")
  func scopes() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let (scope, openID) = try await world.addProspect()
      let (_, url) = try await consent.link(name: "shop", in: scope)
      let outcome = try await consent.agree(url, as: openID, scopes: ["comment.list"])
      #expect(outcome == .connected(name: "shop", missingScopes: ["comment.list.manage"]))
      let account = try #require(try await consent.account(openID))
      let tokens = try await AccountRepository(world.database).tokens(of: account.id, in: scope)
      #expect(AccountAuthorisation(of: account, tokens: tokens, at: world.clock.now).state == .limited)
    }
  }

  @Test(
    "Where TikTok does not answer the link stays good, and works when TikTok does",
    arguments: [SandboxFault.Kind.httpStatus(503), .code("50000"), .code("40100"), .lostAnswer, .garbage])
  func tryAgain(fault: SandboxFault.Kind) async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let (scope, openID) = try await world.addProspect()
      let (link, url) = try await consent.link(name: "shop", in: scope)
      try world.state.addFault(SandboxFault(fault, endpoint: "/tt_user/oauth2/token/"))
      #expect(try await consent.agree(url, as: openID) == .tryAgain)
      #expect(try await consent.state(of: link, in: scope) == .waiting)
      #expect(try await consent.account(openID) == nil)
      #expect(try await consent.agree(url, as: openID) == .connected(name: "shop", missingScopes: []))
    }
  }

  @Test("A code for another redirect URI, or one that was used, is refused, and the link with it")
  func badCodes() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let (scope, openID) = try await world.addProspect()
      try world.state.answerConsent(.grant(openID: openID, scopes: nil))
      let (link, url) = try await consent.link(in: scope)
      let foreign = url.replacing("127.0.0.1%3A8080", with: "evil.example")
      let answer = try await world.http.send(.init(.get, foreign))
      let stolen = try #require(answer.header("location")).split(separator: "?", maxSplits: 1)[1]
      #expect(await consent.receiver.receive(query: String(stolen), from: nil) == .refused)
      let ended = try #require(try await consent.store.authorisation(link.id, in: scope))
      #expect(ended.refusal == .codeRefused && ended.message?.contains("40110") == true)
      #expect(try await consent.account(openID) == nil)

      // A used code under a link that is still good.
      let first = try await consent.link(in: scope)
      let query = try await consent.visit(first.url)
      guard case .connected = await consent.receiver.receive(query: query, from: nil) else {
        Issue.record("the first use failed")
        return
      }
      let code = try #require(query.split(separator: "&").first { $0.hasPrefix("code=") })
      let second = try await consent.link(in: scope)
      let state = try #require(second.url.split(separator: "&").first { $0.hasPrefix("state=") })
      #expect(await consent.receiver.receive(query: "\(code)&\(state)", from: nil) == .refused)
    }
  }

  @Test("An app that was disabled meanwhile is not used")
  func disabledApp() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let (scope, openID) = try await world.addProspect()
      let (link, url) = try await consent.link(in: scope)
      var app = world.app
      app.isDisabled = true
      _ = try await AppRepository(world.database).updateShared(app, in: GatewayScope(ownWork: ()))
      #expect(try await consent.agree(url, as: openID) == .refused)
      #expect(try await consent.store.authorisation(link.id, in: scope)?.refusal == .appUnusable)
      await #expect(throws: AuthorisationError.unusableApp(message: "is disabled; enable the app first")) {
        _ = try await consent.link(in: scope)
      }
    }
  }

  @Test("Links are made for the tenant's own business accounts and their own apps only")
  func requests() async throws {
    try await World.run { world in
      let consent = Consent(world: world)
      let client = try await world.addClient()
      let cafe = try await world.addClient(.open, "cafe")
      let (scope, _) = try await world.addProspect()
      func fault(_ app: AppID?, _ account: AccountID?, _ scope: TenantScope) async -> AuthorisationError? {
        do {
          _ = try await consent.linker.link(
            for: AuthorisationRequest(appID: app, accountID: account, name: nil), in: scope)
          return nil
        } catch {
          return error as? AuthorisationError
        }
      }
      for found in [
        await fault(nil, client.account.id, scope), await fault(nil, cafe.account.id, cafe.scope),
      ] {
        guard case .unusableAccount = found else {
          Issue.record("\(String(describing: found))")
          continue
        }
      }
      for found in [await fault(.fresh(), nil, scope), await fault(.fresh(), client.account.id, client.scope)] {
        guard case .unusableApp = found else {
          Issue.record("\(String(describing: found))")
          continue
        }
      }
      #expect(await fault(world.app.id, client.account.id, client.scope) == nil)
    }
  }
}
