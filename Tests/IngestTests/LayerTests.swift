import Ingest
import Moderation
import Storage
import Testing

/// Rules of the gateway, the tenant and the account, as deliveries meet them.
@Suite("Layers of rules")
struct LayerTests {
  static let ok = #"200 {"status":"ok"}"#

  static func rule(_ id: String, _ verdict: String, _ word: String, more: String = "") -> String {
    #"{"id":"\#(id)","verdict":"\#(verdict)","when":{"words":["\#(word)"]}\#(more)}"#
  }

  static func rules(_ rules: String..., more: String = "") -> String {
    #"{"rules":[\#(rules.joined(separator: ","))]\#(more)}"#
  }

  /// The shop's first account and a second one of the same tenant, with the path of the second.
  private func second(_ fixture: Fixture) async throws -> (account: Account, path: String) {
    let world = fixture.world
    let account = World.account(of: world.tenants[0], .open, openID: "second-open-id", app: nil)
    try await AccountRepository(fixture.database).create(
      account, tokens: nil,
      webhookSecret: try World.webhookSecret(
        "another_secret", of: account.id, createdAt: ManualClock.start, fixture.sealer),
      in: TenantScope(ownWorkFor: account.tenantID))
    return (account, "/webhooks/\(account.tenantID)/\(account.id)")
  }

  private func decision(_ fixture: Fixture, _ request: [UInt8], of account: Account) async throws -> Decision {
    #expect(try await fixture.answer(to: request).description == Self.ok)
    return try #require(try await fixture.events(of: account).first?.decision)
  }

  @Test("each account is decided by its own layers, and a stored decision names their versions")
  func layers() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      let (account, path) = try await second(fixture)
      let tenant = TenantScope(ownWorkFor: world.shop.tenantID)
      try await fixture.save(
        Self.rules(Self.rule("house", "delete", "house")), in: .gateway(GatewayScope(ownWork: ())))
      try await fixture.save(Self.rules(Self.rule("ours", "hide", "ours")), in: .tenant(tenant))
      try await fixture.save(Self.rules(Self.rule("mine", "review", "mine")), in: .account(account.id, tenant))
      try await fixture.directory.reload()

      func shop(_ id: String, _ text: String) async throws -> Decision {
        try await decision(
          fixture, Delivery.open(world.shopPath, Delivery.openBody(id: id, text: text)), of: world.shop)
      }
      func other(_ id: String, _ text: String) async throws -> Decision {
        try await decision(
          fixture, Delivery.open(path, Delivery.openBody(id: id, text: text), secret: "another_secret"), of: account)
      }
      let house = try await shop("1", "the house")
      #expect(house.ruleID == "house" && house.ruleLayer == .gateway)
      #expect(house.versions == RuleSetVersions(gateway: 1, tenant: 2))
      #expect(try await shop("2", "ours").ruleLayer == .tenant)
      #expect(try await shop("3", "mine").basis == .byDefault)
      let mine = try await other("4", "mine")
      #expect(mine.ruleID == "mine" && mine.ruleLayer == .account)
      #expect(mine.versions == RuleSetVersions(gateway: 1, tenant: 2, account: 1))
      #expect(mine.ruleSetVersion == 1)
      #expect(try await other("5", "ours and mine").ruleID == "ours")
      // Another tenant has the gateway's layer and nothing of the shop's.
      let bakery = try await decision(
        fixture,
        Delivery.business(world.bakeryPath, Delivery.businessBody(openID: World.bakeryOpenID, text: "ours mine too")),
        of: world.bakery)
      #expect(bakery.basis == .byDefault)
      #expect(bakery.versions == RuleSetVersions(gateway: 1, tenant: 1))
    }
  }

  @Test("a layer below overrides and disables rules of the one above, but not locked ones")
  func overrides() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      let tenant = TenantScope(ownWorkFor: world.shop.tenantID)
      let locked = #","locked":true"#
      try await fixture.save(
        Self.rules(
          Self.rule("free", "delete", "free"), Self.rule("off", "delete", "off"),
          Self.rule("kept", "delete", "kept", more: locked)),
        in: .gateway(GatewayScope(ownWork: ())))
      try await fixture.save(
        Self.rules(
          Self.rule("free", "review", "free"), Self.rule("kept", "allow", "kept"), more: #","disable":["off"]"#),
        in: .tenant(tenant))
      try await fixture.directory.reload()
      let expected: [(text: String, verdict: Verdict, layer: RuleLayer?)] = [
        ("free", .review, .tenant), ("off", .allow, nil), ("kept", .delete, .gateway),
      ]
      for (index, row) in expected.enumerated() {
        let request = Delivery.open(world.shopPath, Delivery.openBody(id: "\(index + 1)", text: row.text))
        let decision = try await decision(fixture, request, of: world.shop)
        #expect(decision.verdict == row.verdict, "\(row.text)")
        #expect(decision.ruleLayer == row.layer, "\(row.text)")
      }
    }
  }

  @Test("rules of the gateway alone decide the comments of a tenant that has none")
  func gatewayAlone() async throws {
    try await Fixture.run { fixture in
      let tenant = Tenant(
        id: .fresh(), name: "bare", isDisabled: false, createdAt: ManualClock.start, updatedAt: ManualClock.start)
      try await TenantRepository(fixture.database).create(
        tenant, ruleSet: nil, author: nil, in: GatewayScope(ownWork: ()))
      let account = World.account(of: tenant, .open, openID: "bare-open-id", app: nil)
      try await AccountRepository(fixture.database).create(
        account, tokens: nil,
        webhookSecret: try World.webhookSecret(
          "bare_secret", of: account.id, createdAt: ManualClock.start, fixture.sealer),
        in: TenantScope(ownWorkFor: tenant.id))
      try await fixture.directory.reload()
      let path = "/webhooks/\(tenant.id)/\(account.id)"
      let request = Delivery.open(path, Delivery.openBody(text: "the house"), secret: "bare_secret")
      // Nothing would decide it.
      #expect(try await fixture.answer(to: request).status == 404)
      try await fixture.save(
        Self.rules(Self.rule("house", "hide", "house")), in: .gateway(GatewayScope(ownWork: ())))
      try await fixture.directory.reload()
      #expect(try await decision(fixture, request, of: account).ruleID == "house")
    }
  }

  @Test("a rule for one account holds for that account alone")
  func accountCondition() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      let (account, path) = try await second(fixture)
      try await fixture.publish(
        #"{"rules":[{"id":"here","verdict":"hide","when":{"accounts":["\#(account.id)"]}}]}"#, of: world.shop)
      let here = Delivery.open(path, Delivery.openBody(id: "1"), secret: "another_secret")
      #expect(try await decision(fixture, here, of: account).ruleID == "here")
      let there = Delivery.open(world.shopPath, Delivery.openBody(id: "2"))
      #expect(try await decision(fixture, there, of: world.shop).basis == .byDefault)
    }
  }
}
