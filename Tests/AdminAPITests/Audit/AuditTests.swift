import Moderation
import Outbound
import Sealing
import Testing

@testable import AdminAPI

@Suite("The audit log over HTTP") struct AuditTests {
  /// The entries of one action, newest first, as the owner reads them.
  private func list(_ action: AuditAction, _ world: World, _ seed: Seed) async throws -> String {
    try await world.send(.get, "/v1/audit?action=\(action.rawValue)", as: seed.owner).text
  }

  private func export(_ path: String, _ world: World, _ seed: Seed) async throws -> [String] {
    let answer = try await world.send(.get, path, as: seed.owner)
    #expect(answer.status == 200 && answer.header("content-type") == "application/x-ndjson")
    return answer.text.split(separator: "\n").map(String.init)
  }

  private func verify(_ lines: [String], _ extent: AuditChainCheck.Extent) -> AuditVerification {
    var check = AuditChainCheck(extent) { Hex.encode(SHA256.digest($0.utf8)) }
    for line in lines {
      check.take(AuditChainCheck.Entry(exportLine: Array(line.utf8)) ?? AuditChainCheck.Entry(unreadable: line))
    }
    return check.verification
  }

  @Test("says who did what, from where and under which request, with what was there before and after")
  func entry() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant")
      #expect(try await world.send(.patch, path, as: seed.owner, #"{"name":"Renamed"}"#).status == 200)
      let text = try await world.send(.get, path + "/audit?limit=1", as: seed.manager).text
      #expect(text.contains(#""action":"tenant.updated""#) && text.contains(#""operator_name":"owner""#))
      #expect(text.contains(#""old":{"name":"Tenant A"}"#) && text.contains(#""new":{"name":"Renamed"}"#))
      #expect(text.contains(#""address":"127.0.0.1""#) && !text.contains(#""request_id":null"#))
    }
  }

  @Test("is exported whole, in a form whose chain can be checked, and the export is in it")
  func exported() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let lines = try await export("/v1/audit/export", world, seed)
      let whole = verify(lines, .whole)
      #expect(whole.isWhole && whole.entries == lines.count)
      #expect(lines.last?.contains(#""action":"audit.exported""#) == true)
      let head = try #require(whole.head?.hash)
      let verification = try await world.send(.get, "/v1/audit/verification?head=\(head)", as: seed.owner)
      #expect(verification.text.contains(#""noted_head":{"found":true"#), "\(verification.text)")
      #expect(verification.text.contains(#""whole":true"#))

      let ofTenant = try await export(seed.fill("/v1/tenants/:tenant/audit/export"), world, seed)
      #expect(!ofTenant.isEmpty && ofTenant.count < lines.count)
      #expect(ofTenant.allSatisfy { $0.contains(seed.fill(#""tenant_id":":tenant""#)) })
      #expect(verify(ofTenant, .filtered).isWhole)
    }
  }

  @Test("outlives a tenant, whose entries an owner still finds by its id")
  func deletedTenant() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      #expect(try await world.send(.delete, seed.fill("/v1/tenants/:tenant"), as: seed.owner).status == 204)
      #expect(try await world.send(.get, seed.fill("/v1/tenants/:tenant/audit"), as: seed.owner).status == 404)
      let text = try await world.send(.get, seed.fill("/v1/audit?tenant=:tenant&limit=2"), as: seed.owner).text
      #expect(text.contains(#""action":"tenant.deleted""#) && text.contains(#""next":""#))
      let everything = try await export(seed.fill("/v1/audit/export?tenant=:tenant"), world, seed)
      #expect(everything.count > 5 && verify(everything, .filtered).isWhole)
    }
  }

  @Test("has a refusal once a minute, with the number of its repetitions")
  func refusals() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      for _ in 0..<5 { #expect(try await world.send(.get, "/v1/operators", as: seed.manager).status == 403) }
      let path = seed.fill("/v1/tenants/:tenant/audit")
      #expect(try await world.send(.get, path, as: seed.viewer).status == 403)
      // What is another tenant's is not there, and whoever asks for it all the same is kept. What was not understood was
      // not refused.
      #expect(try await world.send(.get, path, as: seed.stranger).status == 404)
      #expect(try await world.send(.get, "/v1/audit?limit=x", as: seed.owner).status == 400)
      let text = try await list(.accessRefused, world, seed)
      #expect(text.components(of: #""action":"access.refused""#) == 3)
      #expect(text.contains(#""operator_name":"stranger""#) && text.contains(#""detail":"not_found""#))
      #expect(text.contains(#""subject":"GET /v1/operators""#) && text.contains(#""operator_name":"manager""#))
      #expect(text.contains(#""subject":"GET /v1/tenants/{tenant}/audit""#) && text.contains(#""detail":"forbidden""#))
      #expect(text.contains(seed.fill(#""tenant_id":":tenant""#)))
    }
  }

  @Test("has what was registered and deleted at TikTok, and no dry run")
  func webhooks() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/accounts/:account/webhooks")
      _ = try await world.send(.post, path + "/sync", as: seed.manager, #"{"dry_run":true}"#)
      #expect(try await list(.webhookRegistered, world, seed).contains(#""items":[]"#))
      #expect(try await world.send(.post, path, as: seed.manager).status == 201)
      #expect(try await world.send(.delete, path + "/wh-1", as: seed.manager).status == 204)
      #expect(try await list(.webhookRegistered, world, seed).contains(seed.fill(#""subject":":account""#)))
      #expect(try await list(.webhookDeleted, world, seed).contains(#""detail":"wh-1""#))
    }
  }

  @Test("has exports of events and reads of reports, which come in floods, once a minute")
  func exports() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant")
      #expect(try await world.send(.get, path + "/events/export?verdict=hide", as: seed.moderator).status == 200)
      for _ in 0..<3 { _ = try await world.send(.get, path + "/report", as: seed.viewer) }
      #expect(try await list(.eventsExported, world, seed).contains(#""detail":"verdict=hide""#))
      #expect(try await list(.reportExported, world, seed).components(of: #""subject":"report""#) == 1)
    }
  }

  @Test("holds no secret that was sent or handed out")
  func secrets() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let account = seed.fill("/v1/tenants/:tenant/accounts/:account")
      let secret = "a-webhook-secret-of-ours"
      _ = try await world.send(.post, account + "/webhook-secrets", as: seed.manager, #"{"secret":"\#(secret)"}"#)
      _ = try await world.send(
        .put, account + "/tokens", as: seed.manager,
        #"{"access_token":"act.secret-one","refresh_token":"rft.secret-two"}"#)
      _ = try await world.send(
        .patch, seed.fill("/v1/tenants/:tenant/apps/:ownapp"), as: seed.manager, #"{"secret":"app-secret-three"}"#)
      let lines = try await export("/v1/audit/export", world, seed).joined(separator: "\n")
      for text in [secret, "act.secret", "rft.secret", "secret-three"] + RouteTable.secrets {
        #expect(!lines.contains(text))
      }
      #expect(lines.contains(#""webhook_secret":"***""#) && lines.contains(#""action":"account.tokens_set""#))
      #expect(lines.contains(#""action":"app.updated""#))
    }
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
