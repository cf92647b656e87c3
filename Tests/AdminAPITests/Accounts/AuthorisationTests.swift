import AdminAPI
import Moderation
import Outbound
import Testing

@Suite struct AuthorisationTests {
  @Test("A link that was taken back cannot be taken back again, and says what it is")
  func revoked() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/authorisations/:authorisation")
      #expect(try await world.send(.delete, path, as: seed.manager).status == 204)
      let again = try await world.send(.delete, path, as: seed.manager)
      #expect(again.status == 409 && again.member("code") == "not_waiting")
      #expect(again.member("detail")?.contains("revoked") == true)
      let shown = try await world.send(.get, path, as: seed.manager)
      #expect(shown.member("state") == "revoked" && shown.member("ended_at") != nil)
    }
  }

  @Test("A gateway that is not set up for links says what to set")
  func notConfigured() async throws {
    struct Unset: AuthorisationLinking {
      func link(for request: AuthorisationRequest, in scope: TenantScope) async throws -> (Authorisation, url: String) {
        throw AuthorisationError.notConfigured(message: "set public.url first")
      }
    }
    try await World.with(change: { $0.authorisations.linker = Unset() }) { world in
      let seed = try await world.seed()
      let answer = try await world.send(
        .post, seed.fill("/v1/tenants/:tenant/authorisations"), as: seed.manager, seed.fill(#"{"app_id":":ownapp"}"#))
      #expect(answer.status == 409 && answer.member("code") == "not_configured")
      #expect(answer.member("detail") == "set public.url first")
    }
  }

  @Test("An account shows how its authorisation stands")
  func account() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/accounts/:business")
      #expect(try await world.send(.get, path, as: seed.viewer).text.contains(#""state":"unknown""#))
      let id = try #require(AccountID(seed.names["business"] ?? ""))
      let tenant = try #require(TenantID(seed.names["tenant"] ?? ""))
      _ = try await world.dependencies.accounts.disconnect(
        id, reason: "the owner withdrew it", at: world.now, in: TenantScope(ownWorkFor: tenant))
      let lost = try await world.send(.get, path, as: seed.viewer).text
      #expect(lost.contains(#""state":"disconnected""#) && lost.contains("must authorise it again"))
      #expect(lost.contains(#""missing_scopes":[]"#))
    }
  }
}
