import Ingest
import Moderation
import Sealing
import Storage
import Testing

/// Changes of the configuration while the listener runs.
@Suite("Configuration in force")
struct ConfigurationTests {
  static let ok = #"200 {"status":"ok"}"#
  static let invalid = #"401 {"error":"Invalid signature"}"#
  static let notFound = #"404 {"error":"Not found"}"#

  @Test("rotation: both secrets are taken until the overlap ends, to the millisecond, without a reload")
  func rotation() async throws {
    try await Fixture.run { fixture in
      let shop = fixture.world.shop
      let end = ManualClock.start + .seconds(24 * 3600)
      try await rotate(fixture, to: "second_secret", overlapEnd: end, at: ManualClock.start + .seconds(1))
      for path in [fixture.world.shopPath, fixture.world.shopTenantPath] {
        #expect(try await answer(fixture, path, "second_secret") == Self.ok)
        #expect(try await answer(fixture, path, World.openSecret) == Self.ok)
        #expect(try await answer(fixture, path, "third_secret") == Self.invalid)
      }
      fixture.clock.set(end - .milliseconds(1))
      #expect(try await answer(fixture, fixture.world.shopPath, World.openSecret) == Self.ok)
      fixture.clock.set(end)
      #expect(try await answer(fixture, fixture.world.shopPath, World.openSecret) == Self.invalid)
      #expect(try await answer(fixture, fixture.world.shopPath, "second_secret") == Self.ok)
      #expect(try await fixture.events(of: shop).count == 1)
    }
  }

  @Test("a second rotation within the overlap ends the oldest secret at once")
  func twoRotations() async throws {
    try await Fixture.run { fixture in
      let end = ManualClock.start + .seconds(3600)
      try await rotate(fixture, to: "second_secret", overlapEnd: end, at: ManualClock.start + .seconds(1))
      try await rotate(fixture, to: "third_secret", overlapEnd: end, at: ManualClock.start + .seconds(2))
      #expect(try await answer(fixture, fixture.world.shopPath, World.openSecret) == Self.invalid)
      #expect(try await answer(fixture, fixture.world.shopPath, "second_secret") == Self.ok)
      #expect(try await answer(fixture, fixture.world.shopPath, "third_secret") == Self.ok)
    }
  }

  @Test("a disabled account and a disabled tenant are 404, and come back")
  func disabled() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      var shop = world.shop
      for isDisabled in [true, false] {
        shop.isDisabled = isDisabled
        #expect(
          try await AccountRepository(fixture.database).update(shop, in: TenantScope(ownWorkFor: shop.tenantID)))
        try await fixture.directory.reload()
        let expected = isDisabled ? Self.notFound : Self.ok
        #expect(try await answer(fixture, world.shopPath, World.openSecret) == expected)
        #expect(try await answer(fixture, world.shopTenantPath, World.openSecret) == expected)
      }
      var tenant = world.tenants[1]
      for isDisabled in [true, false] {
        tenant.isDisabled = isDisabled
        #expect(
          try await TenantRepository(fixture.database).update(tenant, in: TenantScope(ownWorkFor: tenant.id)))
        try await fixture.directory.reload()
        for path in [world.bakeryPath, world.bakeryTenantPath, world.bakeryAppPath] {
          let request = Delivery.business(path, Delivery.businessBody(openID: World.bakeryOpenID))
          #expect(try await fixture.answer(to: request).description == (isDisabled ? Self.notFound : Self.ok))
        }
        // Others are not touched by it.
        #expect(try await answer(fixture, world.shopPath, World.openSecret) == Self.ok)
      }
    }
  }

  @Test("the paths that a disabled app's secret verifies are 404, and come back")
  func disabledApp() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      let scope = TenantScope(ownWorkFor: world.tenants[1].id)
      let apps = AppRepository(fixture.database)
      var app = try #require(try await apps.apps(in: scope).first)
      for isDisabled in [true, false] {
        app.isDisabled = isDisabled
        #expect(try await apps.update(app, in: scope))
        try await fixture.directory.reload()
        for path in [world.bakeryPath, world.bakeryTenantPath, world.bakeryAppPath] {
          let request = Delivery.business(path, Delivery.businessBody(openID: World.bakeryOpenID))
          #expect(try await fixture.answer(to: request).description == (isDisabled ? Self.notFound : Self.ok))
        }
        #expect(try await answer(fixture, world.shopPath, World.openSecret) == Self.ok)
      }
    }
  }

  @Test("a disabled account's deliveries to its app are parked, and those of its neighbour are not")
  func disabledBehindSharedApp() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      var florist = world.florist
      florist.isDisabled = true
      _ = try await AccountRepository(fixture.database).update(
        florist, in: TenantScope(ownWorkFor: florist.tenantID))
      try await fixture.directory.reload()
      for openID in ["florist-open-id", "garage-open-id"] {
        let request = Delivery.business(
          world.sharedAppPath, Delivery.businessBody(openID: openID), secret: World.sharedSecret)
        #expect(try await fixture.answer(to: request).description == Self.ok)
      }
      #expect(try await fixture.events(of: florist).isEmpty)
      #expect(try await fixture.events(of: world.garage).count == 1)
      #expect(fixture.journal.entries.count == 2)
    }
  }

  @Test("a new rule set decides what comes after the reload")
  func newRules() async throws {
    try await Fixture.run { fixture in
      let shop = fixture.world.shop
      try await fixture.publish(#"{"default":"review","rules":[]}"#, of: shop)
      #expect(try await answer(fixture, fixture.world.shopPath, World.openSecret) == Self.ok)
      let decision = try #require(try await fixture.events(of: shop).first?.decision)
      #expect(decision.verdict == .review)
      #expect(decision.ruleSetVersion == 2)
    }
  }

  @Test("a configuration that cannot be read leaves the one before in force")
  func brokenConfiguration() async throws {
    try await Fixture.run { fixture in
      let shop = fixture.world.shop
      let id = WebhookSecretID.fresh()
      // Sealed with another key.
      let secret = WebhookSecret(
        id: id, accountID: shop.id,
        secret: SealedSecret(
          bytes: try Sealer(key: .generate()).seal(
            Array("x".utf8), context: SecretLocation.webhookSecret(id).context)),
        createdAt: ManualClock.start, expiresAt: nil)
      #expect(
        try await AccountRepository(fixture.database).rotateWebhookSecret(
          to: secret, overlapEnd: ManualClock.start + .seconds(60), in: TenantScope(ownWorkFor: shop.tenantID)))
      await #expect(throws: CryptoError.self) { try await fixture.directory.reload() }
      #expect(try await answer(fixture, fixture.world.shopPath, World.openSecret) == Self.ok)
    }
  }

  @Test("reloads while deliveries come in disturb none of them")
  func reloadsUnderLoad() async throws {
    try await Fixture.run { fixture in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for _ in 0..<50 {
            async let other: Void = fixture.directory.reload()
            try await fixture.directory.reload()
            try await other
          }
        }
        for sender in 0..<4 {
          group.addTask {
            let connection = try await fixture.connect()
            for index in 0..<50 {
              let body = Delivery.openBody(id: "\(1000 * (sender + 1) + index)")
              try await connection.send(Delivery.open(fixture.world.shopPath, body))
              #expect(try await connection.response().description == Self.ok)
            }
            await connection.close()
          }
        }
        try await group.waitForAll()
      }
      #expect(try await fixture.events(of: fixture.world.shop).count == 200)
    }
  }

  private func rotate(_ fixture: Fixture, to secret: String, overlapEnd: Timestamp, at moment: Timestamp) async throws {
    let shop = fixture.world.shop
    #expect(
      try await AccountRepository(fixture.database).rotateWebhookSecret(
        to: World.webhookSecret(secret, of: shop.id, createdAt: moment, fixture.sealer), overlapEnd: overlapEnd,
        in: TenantScope(ownWorkFor: shop.tenantID)))
    try await fixture.directory.reload()
  }

  private func answer(_ fixture: Fixture, _ path: String, _ secret: String) async throws -> String {
    try await fixture.answer(to: Delivery.open(path, Delivery.openBody(), secret: secret)).description
  }
}
