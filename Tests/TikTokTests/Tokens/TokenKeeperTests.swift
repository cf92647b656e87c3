import Moderation
import Synchronization
import Testing

@testable import TikTok

@Suite("Access tokens")
struct TokenKeeperTests {
  static let open =
    #"{"access_token":"act.new","expires_in":7200,"refresh_token":"rft.new","#
    + #""refresh_expires_in":15552000}"#
  static let business =
    #"{"code":0,"message":"OK","data":{"access_token":"act.new","expires_in":86400,"#
    + #""refresh_token":"rft.new","refresh_token_expires_in":31536000,"token_type":"Bearer"}}"#

  static func grant(_ dialect: Dialect) -> String { dialect == .open ? open : business }

  @Test("a business refresh names the app as the client, without a token")
  func businessShape() async throws {
    let server = try await StandIn { _ in .answer(200, Self.business) }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    #expect(try await bench.tokens.refresh(after: "act.old", of: account) == "act.new")
    let request = try #require(server.requests.first)
    #expect(request.method == "POST" && request.path == "/tt_user/oauth2/refresh_token/")
    #expect(request.header("Access-Token") == nil)
    #expect(
      request.body == #"{"client_id":"7364323437050855441","client_secret":"app-secret/0123456789","#
        + #""grant_type":"refresh_token","refresh_token":"rft.old"}"#)
    let stored = try #require(try await bench.stored(account))
    #expect(stored.access == "act.new" && stored.refresh == "rft.new")
    #expect(stored.accessExpiresAt == Workbench.start + .seconds(86400))
    #expect(stored.refreshExpiresAt == Workbench.start + .seconds(31_536_000))
    await server.stop()
  }

  @Test("an open refresh is a form, with the secret encoded")
  func openShape() async throws {
    let server = try await StandIn { _ in .answer(200, Self.open) }
    let bench = try Workbench(server)
    let account = try bench.account(.open, refresh: "rft!a b&c=d+e")
    #expect(try await bench.tokens.refresh(after: "act.old", of: account) == "act.new")
    let request = try #require(server.requests.first)
    #expect(request.method == "POST" && request.path == "/oauth/token/")
    #expect(request.header("Content-Type") == "application/x-www-form-urlencoded")
    #expect(
      request.body == "client_key=7364323437050855441&client_secret=app-secret%2F0123456789&"
        + "grant_type=refresh_token&refresh_token=rft%21a%20b%26c%3Dd%2Be")
    let stored = try #require(try await bench.stored(account))
    #expect(stored.accessExpiresAt == Workbench.start + .seconds(7200))
    #expect(stored.refreshExpiresAt == Workbench.start + .seconds(15_552_000))
    await server.stop()
  }

  @Test("fifty callers at once cause one refresh, and later ones with the old token none", arguments: Dialect.allCases)
  func singleFlight(dialect: Dialect) async throws {
    let server = try await StandIn { _ in .answer(200, Self.grant(dialect)) }
    let bench = try Workbench(server)
    let account = try bench.account(dialect)
    let tokens = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<50 { group.addTask { try await bench.tokens.refresh(after: "act.old", of: account) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(tokens == Array(repeating: "act.new", count: 50))
    #expect(try await bench.tokens.refresh(after: "act.old", of: account) == "act.new")
    #expect(server.requests.count == 1)
    #expect(bench.accounts.saves == 1)
    await server.stop()
  }

  @Test("a new pair is saved before it is used", arguments: Dialect.allCases)
  func savedFirst(dialect: Dialect) async throws {
    let bench = Mutex<Workbench?>(nil)
    let savesAtUse = Mutex<[Int]>([])
    let server = try await StandIn { request in
      if request.path.contains("refresh_token/") || request.path.contains("oauth/token/") {
        return .answer(200, Self.grant(dialect))
      }
      let token = request.header("Access-Token") ?? request.header("Authorization")
      guard token?.hasSuffix("act.new") == true else {
        return dialect == .open ? .answer(401, "") : .answer(200, #"{"code":40105,"message":"revoked"}"#)
      }
      savesAtUse.withLock { $0.append(bench.withLock { $0?.accounts.saves ?? -1 }) }
      return .answer(200, #"{"code":0}"#)
    }
    let made = try Workbench(open: server.base, business: server.base)
    bench.withLock { $0 = made }
    let account = try made.account(dialect)
    let perform = {
      try await made.moderator.perform(dialect == .open ? .delete : .hide, on: "1", of: "2", for: account)
    }
    if dialect == .business { #expect(await failure { try await perform() }?.kind == .tokenRejected) }
    try await perform()
    #expect(savesAtUse.withLock { $0 } == [1])
    #expect(server.requests.count == 3)
    #expect(made.isConnected(account))
    await server.stop()
  }

  @Test("a pair that could not be saved is not used, not lost, and saved at the next call")
  func unsaved() async throws {
    let server = try await StandIn { _ in .answer(200, Self.business) }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    bench.accounts.failSaves(2)
    for _ in 0..<2 {
      let failure = await failure { try await bench.tokens.refresh(after: "act.old", of: account) }
      #expect(failure?.kind == .transient)
    }
    #expect(try await bench.tokens.refresh(after: "act.old", of: account) == "act.new")
    #expect(server.requests.count == 1)
    #expect(try await bench.stored(account)?.refresh == "rft.new")
    await server.stop()
  }

  @Test("TikTok may keep the old refresh token")
  func keptRefreshToken() async throws {
    let server = try await StandIn { _ in .answer(200, #"{"code":0,"data":{"access_token":"act.new"}}"#) }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    #expect(try await bench.tokens.refresh(after: "act.old", of: account) == "act.new")
    let stored = try #require(try await bench.stored(account))
    #expect(stored.refresh == "rft.old" && stored.accessExpiresAt == nil)
    await server.stop()
  }

  @Test(
    "a token is refreshed ahead when it ends within five minutes",
    arguments: [
      (Duration.seconds(299), true), (.seconds(-10), true), (.seconds(301), false), (nil, false),
    ] as [(Duration?, Bool)])
  func ahead(endsIn: Duration?, refreshes: Bool) async throws {
    let server = try await StandIn { _ in .answer(200, Self.business) }
    let bench = try Workbench(server)
    let account = try bench.account(.business, endsIn: endsIn)
    #expect(try await bench.tokens.accessToken(of: account) == (refreshes ? "act.new" : "act.old"))
    #expect(server.requests.count == (refreshes ? 1 : 0))
    await server.stop()
  }

  @Test("when a refresh ahead fails for now, the token is used as long as it lasts")
  func aheadFails() async throws {
    let server = try await StandIn { _ in .answer(200, #"{"code":50000,"message":"later"}"#) }
    let bench = try Workbench(server)
    let account = try bench.account(.business, endsIn: .seconds(100))
    #expect(try await bench.tokens.accessToken(of: account) == "act.old")
    bench.now.advance(.seconds(200))
    #expect(await failure { try await bench.tokens.accessToken(of: account) }?.kind == .transient)
    #expect(bench.isConnected(account))
    await server.stop()
  }

  @Test(
    "a refused refresh token disconnects the account",
    arguments: [
      (Dialect.business, 200, #"{"code":40103,"message":"Refresh token is expired."}"#, "40103"),
      (.business, 200, #"{"code":40107,"message":"Refresh token is invalid."}"#, "40107"),
      (.business, 200, #"{"code":40113,"message":"App secret mismatch."}"#, "40113"),
      (.open, 400, #"{"error":"invalid_grant","error_description":"expired","log_id":"1"}"#, "invalid_grant"),
      (.open, 200, #"{"error":"invalid_grant","error_description":"expired","log_id":"1"}"#, "invalid_grant"),
      (.open, 401, #"{"error":"invalid_client","error_description":"secret"}"#, "invalid_client"),
    ])
  func revoked(dialect: Dialect, status: Int, body: String, code: String) async throws {
    let server = try await StandIn { _ in .answer(status, body) }
    let bench = try Workbench(server)
    let account = try bench.account(dialect)
    let failure = await failure { try await bench.tokens.refresh(after: "act.old", of: account) }
    #expect(failure?.kind == .reauthorise && failure?.code == code)
    guard case .disconnected(let since, let reason) = bench.accounts.connection(of: account.id) else {
      Issue.record("still connected")
      return
    }
    #expect(since == Workbench.start && reason.contains(code))
    await server.stop()
  }

  @Test("a refresh token that was refused because another refresh won is no loss")
  func anotherWon() async throws {
    let race = Mutex<(@Sendable () -> Void)?>(nil)
    let server = try await StandIn { _ in
      race.withLock { $0 }?()
      return .answer(200, #"{"code":40107,"message":"Refresh token is invalid."}"#)
    }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    let winners = try bench.sealed("act.winner", "rft.winner", nil, account.id)
    race.withLock { $0 = { bench.accounts.put(account, tokens: winners) } }
    #expect(try await bench.tokens.refresh(after: "act.old", of: account) == "act.winner")
    #expect(bench.isConnected(account))
    await server.stop()
  }

  @Test(
    "trouble with the refresh itself leaves the account connected and the call to be made again",
    arguments: [
      (200, #"{"code":40100,"message":"QPM"}"#, PlatformFailure.Class.rateLimited),
      (200, #"{"code":50002,"message":"busy"}"#, .transient),
      (200, #"{"code":40002,"message":"parameters"}"#, .transient),
      (404, "404 page not found", .transient), (502, "<html>", .transient), (200, "{", .transient),
      (200, #"{"code":0,"data":{}}"#, .transient), (200, #"{"code":0}"#, .transient),
      (200, #"{"code":0,"data":{"access_token":""}}"#, .transient),
      (200, #"{"code":0,"data":{"access_token":"a\r\nX-Evil: 1"}}"#, .transient),
      (200, #"{"code":0,"data":{"access_token":12}}"#, .transient),
    ])
  func trouble(status: Int, body: String, kind: PlatformFailure.Class) async throws {
    let server = try await StandIn { _ in .answer(status, body) }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    #expect(await failure { try await bench.tokens.refresh(after: "act.old", of: account) }?.kind == kind)
    #expect(bench.isConnected(account))
    #expect(try await bench.stored(account)?.access == "act.old")
    await server.stop()
  }

  @Test("senseless lifetimes are no lifetimes", arguments: ["0", "-5", "9223372036854775807"])
  func lifetimes(seconds: String) async throws {
    let server = try await StandIn { _ in
      .answer(200, #"{"code":0,"data":{"access_token":"act.new","expires_in":\#(seconds)}}"#)
    }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    #expect(try await bench.tokens.refresh(after: "act.old", of: account) == "act.new")
    #expect(try await bench.stored(account)?.accessExpiresAt == nil)
    await server.stop()
  }

  @Test("without a refresh token, an app or any token a rejected account is disconnected", arguments: [0, 1, 2])
  func nothingToRefreshWith(missing: Int) async throws {
    let server = try await StandIn { _ in .answer(401, #"{"error":{"code":"access_token_invalid","message":"no"}}"#) }
    let bench = try Workbench(server)
    let account = try bench.account(
      .open, access: missing == 0 ? nil : "act.old", refresh: missing == 1 ? nil : "rft.old", hasApp: missing != 2)
    let failure = await failure { try await bench.moderator.perform(.delete, on: "1", of: "2", for: account) }
    #expect(failure?.kind == .reauthorise)
    #expect(failure?.message.contains("authorised again") == true)
    #expect(!bench.isConnected(account))
    #expect(server.requests.count == (missing == 0 ? 0 : 1))
    await server.stop()
  }

  @Test("a token that is rejected right after its refresh ends in a disconnected account, not in a loop")
  func rejectedTwice() async throws {
    let server = try await StandIn { request in
      request.path.contains("oauth2")
        ? .answer(200, Self.business) : .answer(200, #"{"code":40105,"message":"revoked"}"#)
    }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    let hide = { try await bench.moderator.perform(.hide, on: "1", of: "2", for: account) }
    #expect(await failure { try await hide() }?.kind == .tokenRejected)
    #expect(bench.isConnected(account))
    #expect(await failure { try await hide() }?.kind == .reauthorise)
    #expect(!bench.isConnected(account))
    #expect(server.requests.count == 3)
    await server.stop()
  }

  @Test("a server that repeats the refresh back learns us nothing to leak", arguments: Dialect.allCases)
  func echo(dialect: Dialect) async throws {
    let server = try await StandIn { request in
      let quoted = request.body.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return dialect == .open
        ? .answer(400, #"{"error":"invalid_grant","error_description":"\#(quoted)"}"#)
        : .answer(200, #"{"code":40107,"message":"\#(quoted)"}"#)
    }
    let bench = try Workbench(server)
    let account = try bench.account(dialect, refresh: "rft.quite/secret+0123")
    let failure = try #require(await failure { try await bench.tokens.refresh(after: "act.old", of: account) })
    for secret in ["secret/0123456789", "secret%2F", "quite", "0123456789"] {
      #expect(!failure.message.contains(secret))
      #expect(!"\(String(describing: bench.accounts.connection(of: account.id)))".contains(secret))
    }
    await server.stop()
  }

  @Test("an account that was deleted during the refresh fails for good")
  func deleted() async throws {
    let race = Mutex<(@Sendable () -> Void)?>(nil)
    let server = try await StandIn { _ in
      race.withLock { $0 }?()
      return .answer(200, Self.business)
    }
    let bench = try Workbench(server)
    let account = try bench.account(.business)
    race.withLock { $0 = { bench.accounts.forget(account.id) } }
    #expect(await failure { try await bench.tokens.refresh(after: "act.old", of: account) }?.kind == .permanent)
    await server.stop()
  }
}
