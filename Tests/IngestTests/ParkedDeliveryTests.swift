import Ingest
import Moderation
import Storage
import Testing

/// Deliveries that were parked are read once more, by what the gateway knows and is set up for by now.
@Suite("Parked deliveries read again")
struct ParkedDeliveryTests {
  private func park(_ body: String, of tenant: TenantID?, _ fixture: Fixture, to account: AccountID? = nil)
    async throws -> ParkedDelivery
  {
    let entry = JournalEntry(
      tenantID: tenant, accountID: account, content: .parked(reason: "not known yet", body: Array(body.utf8)),
      receivedAt: fixture.clock.clock.now())
    #expect(await GroupCommitJournal(fixture.database).record([entry]) == [.stored])
    return try #require(try await parked(of: tenant, fixture).first)
  }

  private func parked(of tenant: TenantID?, _ fixture: Fixture) async throws -> [ParkedDelivery] {
    guard let tenant else {
      return try await EventRepository(fixture.database)
        .parkedWithoutTenant(page: PageRequest(), in: GatewayScope(ownWork: ())).items
    }
    return try await fixture.parked(of: tenant)
  }

  /// Reads and retries as the admin API does.
  private func retry(_ delivery: ParkedDelivery, of tenant: TenantID?, _ fixture: Fixture) async throws
    -> ParkedRetry.Outcome?
  {
    let content: ParkedRetry.Content =
      switch ParkedDeliveryReader(fixture.directory).read(delivery, of: tenant) {
      case .usable(let decide): .entry(try await decide())
      case .needless(let reason): .needless(reason)
      case .unusable(let reason): .unusable(reason)
      }
    let scope: ParkedScope = tenant.map { .tenant(TenantScope(ownWorkFor: $0)) } ?? .gateway(GatewayScope(ownWork: ()))
    return try await ParkedDeliveryRepository(fixture.database).retry(
      [ParkedRetry(id: delivery.id, content: content)], at: fixture.clock.clock.now(), in: scope)[delivery.id]
  }

  @Test("what can be used by now is decided as if it had just come, in both dialects, and once")
  func decided() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      let open = try await park(
        Delivery.openBody(text: "follow me now"), of: world.shop.tenantID, fixture, to: world.shop.id)
      #expect(try await retry(open, of: world.shop.tenantID, fixture) == .retried(world.shop.id))
      let event = try #require(try await fixture.events(of: world.shop).first)
      #expect(event.decision?.ruleID == "spam-phrases" && event.action?.carriedOutAs == .delete)
      #expect(event.action?.state == .requested)
      #expect(try await retry(open, of: world.shop.tenantID, fixture) == nil)
      let business = try await park(
        Delivery.businessBody(openID: World.bakeryOpenID, text: "free money here"), of: world.bakery.tenantID, fixture)
      #expect(try await retry(business, of: world.bakery.tenantID, fixture) == .retried(world.bakery.id))
      #expect(try await fixture.actions(of: world.bakery).map(\.carriedOutAs) == [.hide])
      #expect(try await parked(of: world.shop.tenantID, fixture).isEmpty)
      #expect(try await parked(of: world.bakery.tenantID, fixture).isEmpty)
    }
  }

  @Test("what was delivered again meanwhile is not kept a second time, and what was retried is not delivered again")
  func once() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      for (id, isRetriedFirst) in [("11", false), ("12", true)] {
        let body = Delivery.openBody(id: "\"\(id)\"", text: "follow me now")
        let delivery = try await park(body, of: world.shop.tenantID, fixture, to: world.shop.id)
        func deliver() async throws {
          #expect(try await fixture.answer(to: Delivery.open(world.shopPath, body)).description == DeliveryTests.ok)
        }
        if !isRetriedFirst { try await deliver() }
        let outcome = try await retry(delivery, of: world.shop.tenantID, fixture)
        #expect(outcome == (isRetriedFirst ? .retried(world.shop.id) : .settled("what it tells is known already")))
        if isRetriedFirst { try await deliver() }
        #expect(try await fixture.parked(of: world.shop.tenantID).isEmpty)
      }
      #expect(try await fixture.events(of: world.shop).count == 2)
      #expect(try await fixture.actions(of: world.shop).count == 2)
    }
  }

  @Test("a delivery to a shared app waits for its account to be set up, and is then that account's")
  func sharedApp() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      let body = Delivery.businessBody(openID: "newcomer-open-id", text: "free money here")
      let request = Delivery.business(world.sharedAppPath, body, secret: World.sharedSecret)
      #expect(try await fixture.answer(to: request).description == DeliveryTests.ok)
      let delivery = try #require(try await parked(of: nil, fixture).first)
      let reason = "it names an account that is not set up here"
      #expect(delivery.reason == reason)
      #expect(try await retry(delivery, of: nil, fixture) == .left(reason))
      #expect(try await parked(of: nil, fixture).count == 1)
      var newcomer = World.account(
        of: world.tenants[2], .business, openID: "newcomer-open-id", app: world.sharedApp.id)
      newcomer.name = "newcomer"
      try await AccountRepository(fixture.database).create(
        newcomer, tokens: nil, webhookSecret: nil, in: TenantScope(ownWorkFor: newcomer.tenantID))
      try await fixture.directory.reload()
      #expect(try await retry(delivery, of: nil, fixture) == .retried(newcomer.id))
      #expect(try await fixture.actions(of: newcomer).map(\.carriedOutAs) == [.hide])
      #expect(try await parked(of: nil, fixture).isEmpty)
    }
  }

  @Test("a tenant's delivery is never decided for another tenant's account, nor the gateway's for a private app's")
  func others() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      let ofGarage = Delivery.businessBody(openID: "garage-open-id")
      let delivery = try await park(ofGarage, of: world.bakery.tenantID, fixture)
      let reason = "it names an account that is not set up here"
      #expect(try await retry(delivery, of: world.bakery.tenantID, fixture) == .left(reason))
      let ofBakery = try await park(Delivery.businessBody(openID: World.bakeryOpenID), of: nil, fixture)
      #expect(try await retry(ofBakery, of: nil, fixture) == .left(reason))
      for account in [world.garage, world.bakery] { #expect(try await fixture.events(of: account).isEmpty) }
    }
  }

  @Test("what is of no use yet stays parked, and what nobody needs goes")
  func left() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      let tenant = world.bakery.tenantID
      let unusable = try await park(#"{"event":7}"#, of: tenant, fixture)
      guard case .left = try await retry(unusable, of: tenant, fixture) else {
        Issue.record("not left")
        return
      }
      let unknown = try await park(
        Delivery.envelope("video.publish.completed", openID: World.bakeryOpenID, content: "{}"), of: tenant, fixture)
      guard case .settled = try await retry(unknown, of: tenant, fixture) else {
        Issue.record("not settled")
        return
      }
      #expect(try await fixture.parked(of: tenant).map(\.id) == [unusable.id])
      var bakery = world.bakery
      bakery.isDisabled = true
      #expect(try await AccountRepository(fixture.database).update(bakery, in: TenantScope(ownWorkFor: tenant)))
      try await fixture.directory.reload()
      let disabled = try await park(Delivery.businessBody(openID: World.bakeryOpenID), of: tenant, fixture)
      guard case .left = try await retry(disabled, of: tenant, fixture) else {
        Issue.record("not left")
        return
      }
    }
  }

  @Test("an authorisation that was withdrawn counts only where nothing was authorised since", arguments: [false, true])
  func withdrawn(isAuthorisedSince: Bool) async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      let tenant = world.bakery.tenantID
      let body = Delivery.envelope("authorization.removed", openID: World.bakeryOpenID, content: #"{\"reason\":1}"#)
      let delivery = try await park(body, of: tenant, fixture)
      if isAuthorisedSince {
        fixture.clock.set(ManualClock.start + .seconds(60))
        var bakery = world.bakery
        bakery.updatedAt = fixture.clock.clock.now()
        #expect(try await AccountRepository(fixture.database).update(bakery, in: TenantScope(ownWorkFor: tenant)))
        try await fixture.directory.reload()
      }
      let outcome = try await retry(delivery, of: tenant, fixture)
      let connection = try #require(try await fixture.account(world.bakery)).connection
      if isAuthorisedSince {
        #expect(connection == .connected)
        guard case .settled = outcome else { throw StorageError.failed(detail: "\(String(describing: outcome))") }
      } else {
        #expect(connection != .connected && outcome == .retried(world.bakery.id))
      }
      #expect(try await fixture.parked(of: tenant).isEmpty)
    }
  }
}
