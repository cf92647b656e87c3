import Moderation
import Outbound
import Storage
import Synchronization
import Testing

@testable import AdminAPI

@Suite("A tenant's document")
struct TransferTests {
  private static let passphrase = "correct horse battery"

  @Test("makes the same tenant in another gateway, secrets and all", arguments: UInt64(1)...8)
  func roundTrip(_ seed: UInt64) async throws {
    try await World.with { source in
      try await World.with { target in
        let (owner, other) = (try await source.seed().owner, try await target.seed().owner)
        var samples = SampleTenants(seed: seed)
        let made = try await source.send(.post, "/v1/tenants/import", as: owner, samples.next())
        #expect(made.status == 201, "\(made.text)")
        let first = try await Self.export(made, from: source, as: owner)
        let moved = try await target.send(.post, "/v1/tenants/import", as: other, Self.body(first))
        #expect(moved.status == 201, "\(moved.text)")
        #expect(!moved.text.contains(#""webhook_secret":""#), "no secret is fresh")
        let second = try await Self.export(moved, from: target, as: other)
        #expect(try Self.meaning(first) == Self.meaning(second))
        #expect(try await source.secrets(of: made) == target.secrets(of: moved))
      }
    }
  }

  @Test("without secrets makes a tenant with fresh ones")
  func withoutSecrets() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let document = try await world.send(.get, seed.fill("/v1/tenants/:tenant/export"), as: seed.manager).text
      let tried = try await world.send(
        .post, "/v1/tenants/import", as: seed.owner, #"{"document":\#(document),"name":"Copy"}"#)
      // Its app is here already, and its secret is not in the document.
      #expect(tried.status == 422)
      #expect(tried.text.contains(#""path":"/app_secrets""#))
      #expect(tried.text.contains(#""path":"/document/apps/0/client_key""#))
      let renamed = document.replacing("key-own", with: "key-copy").replacing("open-id-Business", with: "another")
      let secrets = #"[{"client_key":"key-copy","secret":"secret-of-the-copy"}]"#
      let made = try await world.send(
        .post, "/v1/tenants/import", as: seed.owner,
        #"{"document":\#(renamed),"name":"Copy","app_secrets":\#(secrets)}"#)
      #expect(made.status == 201, "\(made.text)")
      #expect(made.text.contains(#""webhook_secret":""#))
      #expect(!made.text.contains("secret-of-the-copy"))
    }
  }

  @Test("is refused with another passphrase, and where anything of it was changed, and leaves no trace")
  func tampering() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let document = try await world.send(
        .post, seed.fill("/v1/tenants/:tenant/export"), as: seed.owner, #"{"passphrase":"\#(Self.passphrase)"}"#
      ).text.replacing(":tenant", with: "")
      let tampered = [
        document.replacing("buy now", with: "buy new"), document.replacing(#""name":"Own""#, with: #""name":"Won""#),
        document.replacing(#""lanes":1"#, with: #""lanes":2"#), document.replacing("Open", with: "Oben"),
      ]
      let tries = [(document, "correct horse batter!")] + tampered.map { ($0, Self.passphrase) }
      for (document, passphrase) in tries {
        let answer = try await world.send(
          .post, "/v1/tenants/import", as: seed.owner,
          #"{"document":\#(document),"name":"Copy","passphrase":"\#(passphrase)"}"#)
        #expect(answer.status == 422)
        #expect(answer.member("code") == "wrong_passphrase", "\(answer.text)")
      }
      let names = try await world.send(.get, "/v1/tenants", as: seed.owner).text
      #expect(!names.contains("Copy"))
      #expect(world.reloads.count.withLock { $0 } == 0)
    }
  }

  @Test(
    "asks for no more work than one of ours does",
    arguments: [#""memory_kib":65536"#: #""memory_kib":9999999"#, #""passes":3"#: #""passes":99999"#])
  func hostileParameters(_ change: (key: String, value: String)) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let document = try await world.send(
        .post, seed.fill("/v1/tenants/:tenant/export"), as: seed.owner, #"{"passphrase":"\#(Self.passphrase)"}"#
      ).text
      #expect(document.contains(change.key))
      let answer = try await world.send(
        .post, "/v1/tenants/import", as: seed.owner,
        #"{"document":\#(document.replacing(change.key, with: change.value)),"passphrase":"\#(Self.passphrase)"}"#)
      #expect(answer.status == 422)
      #expect(answer.text.contains(#""path":"/document/secrets""#), "\(answer.text)")
    }
  }

  @Test("that was written down anew with its members in another order still opens")
  func reordering() async throws {
    try await World.with { source in
      try await World.with { target in
        let seed = try await source.seed()
        let other = try await target.seed()
        let made = try await source.send(
          .post, "/v1/tenants/import", as: seed.owner, SampleTenants.plain)
        let document = try await Self.export(made, from: source, as: seed.owner)
        var parser = JSONParser(Array(document.utf8), maximumDepth: 64)
        let reversed = Self.reversed(try parser.parse()).jsonText.replacing("\",\"", with: "\" ,\n \"")
        #expect(reversed != document)
        let moved = try await target.send(.post, "/v1/tenants/import", as: other.owner, Self.body(reversed))
        #expect(moved.status == 201, "\(moved.text)")
      }
    }
  }

  @Test("tells all that is wrong with its lists and rules at once")
  func faults() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let answer = try await world.send(
        .post, "/v1/tenants/import", as: seed.owner,
        #"""
        {"document":{"gatehouse":"tenant/1","tenant":{"name":"Faulty"},
        "accounts":[{"id":"acc_0000000000001","name":"A","dialect":"open"},
        {"id":"acc_0000000000001","name":"B","dialect":"open"}],
        "lists":[{"name":"one","terms":["fine","fi\u200bne"]},{"name":"one","terms":["x"]}],
        "rule_sets":[{"document":{"rules":[{"id":"x","verdict":"hide","when":{"phrases":{"lists":["gone"]}}}]}},
        {"account":"acc_0000000000002","document":{"rules":[]}},{"document":{"rules":[]}}]}}
        """#)
      #expect(answer.status == 422)
      for path in [
        "/document/accounts/1/id", "/document/lists/1/name", "/document/rule_sets/0/document/rules/0/when",
        "/document/rule_sets/1/account", "/document/rule_sets/2/account",
      ] { #expect(answer.text.contains(#""path":"\#(path)"#), "\(path) in \(answer.text)") }
    }
  }

  @Test("is refused where its limits are none that could be set, each with its place")
  func wrongLimits() async throws {
    try await World.with { world in
      let owner = try await world.seed().owner
      let answer = try await world.send(
        .post, "/v1/tenants/import", as: owner,
        #"""
        {"document":{"gatehouse":"tenant/1","tenant":{"name":"Faulty"},
        "review_limits":{"max_items":0,"max_size":1},"retention":{"comment_days":6}}}
        """#)
      #expect(answer.status == 422)
      for path in ["review_limits/max_items", "review_limits/max_size", "retention/comment_days"] {
        #expect(answer.text.contains(#""path":"/document/\#(path)""#), "\(path) in \(answer.text)")
      }
    }
  }

  @Test("is tried without making anything")
  func dryRun() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let body = #"{"dry_run":true,"# + SampleTenants.plain.dropFirst()
      let answer = try await world.send(.post, "/v1/tenants/import", as: seed.owner, String(body))
      #expect(answer.status == 200, "\(answer.text)")
      #expect(try await !world.send(.get, "/v1/tenants", as: seed.owner).text.contains("Plain"))
    }
  }

  @Test("takes the tenant's own limits along, of its review queue and of what it keeps, and only where it has some")
  func limits() async throws {
    try await World.with { world in
      let owner = try await world.seed().owner
      let made = try await world.send(.post, "/v1/tenants/import", as: owner, SampleTenants.plain)
      let path = try #require(made.header("location"))
      let limits = try await world.send(.get, path + "/review-limits", as: owner).text
      #expect(limits.contains(#""own":{"max_age_minutes":90,"max_items":250}"#), "\(limits)")
      #expect(try await world.send(.get, path + "/retention", as: owner).text.contains(#""comment_days":30"#))
      let document = try await world.send(.get, path + "/export", as: owner).text
      #expect(document.contains(#""review_limits":{"max_age_minutes":90,"max_items":250}"#), "\(document)")
      #expect(document.contains(#""retention":{"comment_days":30}"#))
      let branding = ##"{"display_name":"Plain & Co","colour":"#1f5f5b","time_zone":"Europe/Berlin"}"##
      #expect(document.contains(#""branding":"# + branding))
      for setting in ["review-limits", "retention", "branding"] {
        #expect(try await world.send(.put, path + "/" + setting, as: owner, "{}").status == 200)
      }
      let bare = try await world.send(.get, path + "/export", as: owner).text
      #expect(!bare.contains("review_limits") && !bare.contains("retention") && !bare.contains("branding"))
    }
  }

  @Test("is in the audit log when it leaves, and when it is taken up")
  func audit() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      _ = try await world.send(.get, seed.fill("/v1/tenants/:tenant/export"), as: seed.manager)
      let path = seed.fill("/v1/tenants/:tenant/audit?action=tenant.exported&subject=:tenant")
      #expect(try await world.send(.get, path, as: seed.manager).text.contains(#""action":"tenant.exported""#))
      let made = try await world.send(.post, "/v1/tenants/import", as: seed.owner, SampleTenants.plain)
      let tenant = try #require(made.header("location"))
      let other = try await world.send(.get, tenant + "/audit", as: seed.owner).text
      for action in [
        "tenant.imported", "app.created", "account.created", "list.saved", "rule_set.saved", "review.limits_set",
        "retention.changed",
      ] {
        #expect(other.contains(#""action":"\#(action)""#), "\(other)")
      }
      #expect(!other.contains("app-secret"))
    }
  }

  private static func body(_ document: String) -> String {
    #"{"document":\#(document),"passphrase":"\#(passphrase)"}"#
  }

  private static func export(_ made: OutboundResponse, from world: World, as owner: String) async throws -> String {
    let path = try #require(made.header("location"))
    let answer = try await world.send(.post, path + "/export", as: owner, #"{"passphrase":"\#(passphrase)"}"#)
    #expect(answer.status == 200)
    #expect(answer.header("content-disposition")?.contains(".gatehouse.json") == true)
    return answer.text
  }

  private static func reversed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      .object(members.reversed().map { JSONValue.Member(key: $0.key, value: reversed($0.value)) })
    case .array(let elements): .array(elements.map(reversed))
    default: value
    }
  }

  /// The document without what may differ: ids are numbered in the order in which they first stand there.
  private static func meaning(_ document: String) throws -> String {
    var parser = JSONParser(Array(document.utf8), maximumDepth: 64)
    var text = try parser.parse().without("secrets").without("exported_at").jsonText
    let ids = text.matches(of: /(ten|acc)_[0-9a-z]{13}/).map { String($0.output.0) }
    for (number, id) in ids.enumerated() where text.contains(id) { text = text.replacing(id, with: "id-\(number)") }
    return text
  }
}

extension World {
  /// Every secret of the tenant that was made, opened, in the order of its accounts.
  fileprivate func secrets(of made: OutboundResponse) async throws -> [String] {
    let location = try #require(made.header("location"))
    let id = try #require(TenantID(location.split(separator: "/").last ?? ""))
    let configuration = try #require(
      try await dependencies.onboarding.configurations.configuration(
        at: now, in: TenantScope(ownWorkFor: id)))
    let keeper = SecretKeeper(sealer: sealer)
    var all = try configuration.apps.map { try keeper.open($0.secret, at: .appSecret($0.id)) }
    for setup in configuration.accounts {
      let id = setup.account.id
      if let tokens = setup.tokens {
        all.append(try keeper.open(tokens.access, at: .accessToken(id)))
        all.append(try tokens.refresh.map { try keeper.open($0, at: .refreshToken(id)) } ?? "none")
        all.append("\(tokens.accessExpiresAt?.description ?? "-") \(tokens.refreshExpiresAt?.description ?? "-")")
      }
      for secret in setup.webhookSecrets {
        all.append(try keeper.open(secret.secret, at: .webhookSecret(secret.id)))
      }
    }
    return all
  }
}
