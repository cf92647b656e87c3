import Moderation
import Outbound
import Sealing
import Testing

@testable import AdminAPI

@Suite("Secrets")
struct SecretTests {
  @Test("are stored sealed for the row they belong to")
  func sealed() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let created = try await world.send(
        .post, seed.fill("/v1/tenants/:tenant/accounts"), as: seed.manager,
        #"{"name":"Shop","dialect":"open","access_token":"act.a","refresh_token":"rft.b","#
          + #""webhook_secret":"12345678"}"#)
      let id = try #require(created.member("id").flatMap { AccountID($0) })
      let scope = TenantScope(ownWorkFor: try #require(TenantID(seed.names["tenant"] ?? "")))
      let tokens = try #require(try await world.dependencies.accounts.tokens(of: id, in: scope))
      #expect(try opened(tokens.access, .accessToken(id), world) == "act.a")
      #expect(try opened(try #require(tokens.refresh), .refreshToken(id), world) == "rft.b")
      #expect(throws: CryptoError.notAuthentic) { _ = try opened(tokens.access, .refreshToken(id), world) }
      let secrets = try await world.dependencies.accounts.webhookSecrets(of: id, liveAt: world.now, in: scope)
      #expect(try secrets.map { try opened($0.secret, .webhookSecret($0.id), world) } == ["12345678"])
    }
  }

  @Test("that were pasted into a path do not reach the log")
  func pasted() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      for path in ["/v1/tenants/ghs_pasted", "/v1/apps/act.pasted", "/rft.pasted?q=pasted"] {
        #expect(try await world.send(.get, path, as: seed.owner).status == 404)
      }
      #expect(world.logs.all.contains { $0.contains("answered") })
      #expect(!world.logs.all.contains { $0.contains("pasted") })
    }
  }

  @Test("for webhooks are made where none is given, and the one before lives on for the overlap")
  func rotation() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/accounts/:account/webhook-secrets")
      #expect(try await world.send(.post, path, as: seed.manager, #"{"overlap_seconds":3600}"#).status == 201)
      let scope = TenantScope(ownWorkFor: try #require(TenantID(seed.names["tenant"] ?? "")))
      let id = try #require(AccountID(seed.names["account"] ?? ""))
      let live = try await world.dependencies.accounts.webhookSecrets(of: id, liveAt: world.now, in: scope)
      let made = try opened(try #require(live.first).secret, .webhookSecret(try #require(live.first).id), world)
      #expect(made.utf8.count == 64 && made.allSatisfy(\.isHexDigit))
      #expect(live.count == 2)
      let overlap = try #require(live.last?.expiresAt) - world.now
      #expect(overlap > .seconds(3000) && overlap <= .seconds(3600))
      let later = world.now + .seconds(3601)
      #expect(try await world.dependencies.accounts.webhookSecrets(of: id, liveAt: later, in: scope).count == 1)
    }
  }

  @Test(
    "show at most a quarter of themselves",
    arguments: [("12345678", "78"), ("1234", "4"), ("123", ""), ("0123456789abcdef", "cdef"), ("é𝄞日本ab漢字", "漢字")])
  func lastFour(_ secret: String, _ shown: String) throws {
    let keeper = SecretKeeper(sealer: Sealer(key: try SealingKey.generate()))
    let place = SecretLocation.appSecret(.fresh())
    #expect(try keeper.lastFour(of: keeper.seal(secret, at: place), at: place) == shown)
  }

  @Test(
    "that do not fit a header or are too short are refused",
    arguments: [
      #"{"access_token":"a\r\nX-Evil: 1"}"#, #"{"access_token":""}"#, #"{"access_token":"tökén"}"#,
      #"{"access_token":"\#(String(repeating: "a", count: 4097))"}"#,
    ])
  func tokens(_ body: String) {
    let problem = #expect(throws: Problem.self) { _ = try TokensInput(Array(body.utf8)) }
    #expect(problem?.errors.map(\.path) == ["/access_token"])
  }

  private func opened(_ secret: SealedSecret, _ place: SecretLocation, _ world: World) throws -> String {
    String(decoding: try world.sealer.open(secret.bytes, context: place.context), as: UTF8.self)
  }
}
