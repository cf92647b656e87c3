import Moderation
import Outbound
import Storage
import Synchronization
import Testing

@testable import AdminAPI

@Suite("A file of accounts")
struct AccountImportTests {
  private static func send(
    _ bytes: [UInt8], to world: World, _ seed: Seed, accept: String = "application/json"
  ) async throws -> OutboundResponse {
    try await world.send(
      OutboundRequest(
        .post, "http://127.0.0.1:\(world.port)" + seed.fill("/v1/tenants/:tenant/accounts/import"),
        headers: [
          (name: "Authorization", value: "Bearer \(seed.manager)"), (name: "Content-Type", value: "text/csv"),
          (name: "Accept", value: accept),
        ], body: bytes, deadline: .seconds(60), maximumResponseBytes: 16 << 20))
  }

  private static func count(_ world: World, _ seed: Seed) async throws -> Int {
    let scope = TenantScope(ownWorkFor: try #require(TenantID(seed.fill(":tenant"))))
    return try await world.dependencies.onboarding.configurations.configuration(at: world.now, in: scope)?
      .accounts.count ?? 0
  }

  @Test("of 5,000 rows is taken, and not one row more")
  func limits() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let before = try await Self.count(world, seed)
      let rows = (1...5000).map { "Account \($0),open,id-\($0),act.\($0),rft.\($0)\n" }.joined()
      let header = "name,dialect,open_id,access_token,refresh_token\n"
      let tooMany = try await Self.send(Array((header + rows + "One more,open,,,\n").utf8), to: world, seed)
      #expect(tooMany.status == 422)
      #expect(tooMany.text.contains(#""line":5002"#))
      #expect(try await Self.count(world, seed) == before)
      let answer = try await Self.send(Array((header + rows).utf8), to: world, seed)
      #expect(answer.status == 201, "\(answer.text.prefix(300))")
      #expect(try await Self.count(world, seed) == before + 5000)
      let again = try await Self.send(Array((header + rows).utf8), to: world, seed)
      #expect(again.status == 409)
      #expect(try await Self.count(world, seed) == before + 5000)
    }
  }

  @Test("of more than 4 MiB is refused")
  func size() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let bytes = Array("name,dialect\n".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 4 << 20)
      #expect(try await Self.send(bytes, to: world, seed).status == 413)
    }
  }

  @Test("that is no file of accounts is refused with the place that is wrong, and leaves no trace")
  func hostile() async throws {
    let files: [([UInt8], String)] = [
      ([], #"is empty"#), (Array("\n\n".utf8), "is empty"), (Array("name,dialect\n".utf8), "has no rows"),
      (Array("name,dialect,colour\nA,open,red\n".utf8), #""line":1"#),
      (Array("name,name\nA,B\n".utf8), "is there twice"),
      (Array("name;dialect\nA;open\n".utf8), "name;dialect"),
      ([0xFF, 0xFE, 0x6E, 0x00], "UTF-16"),
      (Array("name,dialect\nCaf".utf8) + [0xE9] + Array(",open\n".utf8), #""line":2"#),
      (Array("name,dialect\n\"A,open\n".utf8), "never ends"),
      (Array("name,dialect\nA\"B,open\n".utf8), "quotation mark"),
      (Array("name,dialect\nA,open,extra\n".utf8), "3 fields"),
      (Array("name,dialect\nA\u{0}B,open\n".utf8), #""path":"name""#),
      (Array("name,dialect,access_token\nA,open,a b\n".utf8), #""path":"access_token""#),
      (Array("name,dialect,refresh_token\nA,open,rft.x\n".utf8), "needs an access_token"),
      (Array("name,dialect,access_token_expires_at\nA,open,tomorrow\n".utf8), "RFC 3339"),
      (Array("name,dialect,webhook_secret\nA,business,12345678\n".utf8), #""path":"webhook_secret""#),
    ]
    try await World.with { world in
      let seed = try await world.seed()
      let before = try await Self.count(world, seed)
      for (bytes, text) in files {
        let answer = try await Self.send(bytes, to: world, seed)
        #expect(answer.status == 422)
        #expect(answer.member("code") == "invalid_accounts")
        #expect(answer.text.contains(text), "\(text) in \(answer.text)")
      }
      #expect(try await Self.count(world, seed) == before)
      #expect(world.reloads.count.withLock { $0 } == 0)
    }
  }

  @Test("with a wrong access token is not told that one is missing")
  func wrongToken() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let file = "name,dialect,access_token,access_token_expires_at\nA,open,a b,2030-01-01T00:00:00Z\n"
      let refused = try await Self.send(Array(file.utf8), to: world, seed)
      #expect(refused.status == 422 && refused.text.contains(#""path":"access_token""#))
      #expect(!refused.text.contains("needs an access_token"))
    }
  }

  @Test("may name an app that two have the name of only by id or client key")
  func ambiguousApp() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let app = #"{"name":"Own","client_key":"key-twin","secret":"12345678"}"#
      #expect(try await world.send(.post, seed.fill("/v1/tenants/:tenant/apps"), as: seed.manager, app).status == 201)
      let file = "name,dialect,open_id,app\nA,business,a,Own\n"
      let refused = try await Self.send(Array(file.utf8), to: world, seed)
      #expect(refused.text.contains("is the name of 2 apps"))
      let others = "name,dialect,open_id,app\nA,business,a,key-own\nB,business,b,\(seed.fill(":ownapp"))\n"
      #expect(try await Self.send(Array(others.utf8), to: world, seed).status == 201)
    }
  }

  @Test("is answered as a table that no spreadsheet program takes for formulas")
  func formulas() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let names = ["=HYPERLINK(1)", "+1", "-1", "@sum", "'quoted", "plain"]
      let file = "name,dialect,open_id\n" + names.map { "\($0),open,\($0)\n" }.joined()
      let answer = try await Self.send(Array(file.utf8), to: world, seed, accept: "text/csv")
      #expect(answer.status == 201, "\(answer.text)")
      for name in names.dropLast() {
        #expect(answer.text.contains(#","'\#(name)",open,"'\#(name)","#), "\(answer.text)")
      }
      #expect(answer.text.contains(",plain,open,plain,"))
    }
  }

  @Test("does not name another tenant's app")
  func foreignApp() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = "/v1/tenants/\(seed.otherTenant)/apps"
      let app = try await world.send(
        .post, path, as: seed.stranger, #"{"name":"Theirs","client_key":"key-theirs","secret":"12345678"}"#)
      for name in ["Theirs", "key-theirs", try #require(app.member("id"))] {
        let answer = try await Self.send(
          Array("name,dialect,open_id,app\nA,business,a,\(name)\n".utf8), to: world, seed)
        #expect(answer.text.contains("names no app"))
      }
    }
  }
}
