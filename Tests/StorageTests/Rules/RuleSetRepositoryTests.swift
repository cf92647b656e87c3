import Moderation
import Testing

@testable import Storage

@Suite struct RuleSetRepositoryTests {
  private let world: BusinessWorld
  private let rules: RuleSetRepository
  private let lists: TermListRepository

  init() async throws {
    world = try await BusinessWorld()
    rules = RuleSetRepository(world.test.database)
    lists = TermListRepository(world.test.database)
  }

  /// The rule sets that one tenant can have a part in.
  private var scopes: [RuleSetScope] {
    [.gateway(TestDatabase.gateway), .tenant(world.scope), .account(world.account, world.scope)]
  }

  private func revisions() async throws -> [RuleSetOwner: Int64] {
    try await EndpointRepository(world.test.database)
      .endpointConfiguration(at: TestClock.start, in: TestDatabase.gateway).ruleRevisions
  }

  @Test("Each owner's versions count up, stay as they were, and the highest is in force")
  func versions() async throws {
    for scope in scopes {
      #expect(try await rules.current(in: scope) == nil)
      let first = try await rules.save(
        .rules("a"), author: world.moderator, note: "n", expecting: 0, in: scope)
      let second = try await rules.save(.rules("b"), expecting: 1, in: scope)
      let third = try await rules.save(.rules("a"), restores: 1, in: scope)
      #expect([first, second, third].map(\.version) == [1, 2, 3])
      #expect(first.owner == scope.owner && first.author == world.moderator && first.note == "n")
      #expect(third.restores == 1 && third.document == first.document)
      #expect(try await rules.current(in: scope) == third)
      #expect(try await rules.version(1, in: scope) == first)
      #expect(try await rules.version(4, in: scope) == nil)
      #expect(try await rules.versions(page: PageRequest(limit: 2), in: scope).items == [third, second])
      let page = try await rules.versions(page: PageRequest(limit: 2), in: scope)
      #expect(try await rules.versions(page: PageRequest(before: page.next, limit: 2), in: scope).items == [first])
    }
    #expect(try await world.test.count("SELECT count(*) FROM rule_sets") == 9)
  }

  @Test("A change based on a version that is not the newest is refused", arguments: [0, 1, 3, -1] as [Int64])
  func stale(expected: Int64) async throws {
    for scope in scopes {
      try await rules.save(.rules("a"), in: scope)
      try await rules.save(.rules("b"), in: scope)
      await #expect(throws: StorageError.stale(current: 2)) {
        try await rules.save(.rules("c"), expecting: expected, in: scope)
      }
      #expect(try await rules.current(in: scope)?.version == 2)
    }
  }

  @Test("Of many saves based on one version a single one wins")
  func race() async throws {
    let wins = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<20 {
        group.addTask {
          (try? await rules.save(.rules("rule-\(number)"), expecting: 0, in: .tenant(world.scope))) != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(wins == 1)
    #expect(try await world.test.count("SELECT count(*) FROM rule_sets") == 1)
  }

  @Test("A rule set of a tenant or an account that does not exist is refused and leaves nothing")
  func unknownOwner() async throws {
    let before = try await world.test.dump()
    await #expect(throws: StorageError.reference(what: "tenant")) {
      try await rules.save(.rules("a"), in: .tenant(.unknown))
    }
    await #expect(throws: StorageError.reference(what: "account")) {
      try await rules.save(.rules("a"), in: .account(.fresh(), world.scope))
    }
    await #expect(throws: StorageError.reference(what: "account")) {
      try await rules.save(.rules("a"), in: .account(world.account, .unknown))
    }
    #expect(try await world.test.dump() == before)
  }

  @Test("A list that is not there is named, nothing is saved, and starter lists need not be stored")
  func missingLists() async throws {
    try await lists.put("shared", ["x"], in: .gateway(TestDatabase.gateway))
    let before = try await world.test.dump()
    for name in ["own", "gateway/other", "shared"] {
      await #expect(throws: StorageError.reference(what: "list \(name)")) {
        try await rules.save(.naming(name), in: .tenant(world.scope))
      }
    }
    #expect(try await world.test.dump() == before)
    try await rules.save(.naming("gateway/shared", "starter/spam-en"), in: .tenant(world.scope))
    // A rule of the gateway may name the gateway's lists either way.
    try await rules.save(.naming("shared", "gateway/shared"), in: .gateway(TestDatabase.gateway))
  }

  @Test("The layers of an account come top first, each with the newest content of the lists it names")
  func layers() async throws {
    let scope = world.scope
    #expect(try await rules.layers(for: world.account, in: scope).isEmpty)
    #expect(try await rules.gatewayLayer(in: TestDatabase.gateway) == nil)
    try await lists.put("spam", ["old"], in: .tenant(scope))
    try await lists.put("spam", ["gateway's"], in: .gateway(TestDatabase.gateway))
    try await rules.save(.naming("spam"), in: .gateway(TestDatabase.gateway))
    try await rules.save(.naming("spam", "gateway/spam"), in: .tenant(scope))
    try await rules.save(.naming("spam"), in: .account(world.account, scope))
    let list = try await lists.put("spam", ["new", "newer"], in: .tenant(scope))

    let all = try await rules.layers(for: world.account, in: scope)
    #expect(all.map(\.version.owner.layer) == [.gateway, .tenant, .account])
    let own = ListReference(name: "spam")
    #expect(all[0].lists.mapValues(\.terms) == [own: ["gateway's"]])
    #expect(all[1].lists[own] == TermListContent(id: list.id, version: 2, terms: ["new", "newer"]))
    #expect(all[1].lists[ListReference(origin: .gateway, name: "spam")]?.terms == ["gateway's"])
    #expect(all[2].lists.mapValues(\.terms) == [own: ["new", "newer"]])

    #expect(try await rules.layers(for: nil, in: scope).map(\.version.owner.layer) == [.gateway, .tenant])
    #expect(try await rules.gatewayLayer(in: TestDatabase.gateway)?.version.owner == .gateway)
    // Another tenant's account has no layer of its own here.
    let other = try await world.test.addTenant("b")
    #expect(try await rules.layers(for: world.account, in: other).map(\.version.owner) == [.gateway])
  }

  @Test("An owner's revision changes with its version and with the lists that it names, and with nothing else")
  func revisionsFollow() async throws {
    let gateway = TermListScope.gateway(TestDatabase.gateway)
    let other = try await BusinessWorld("b", in: world.test)
    for scope in [world.scope, other.scope] { try await lists.put("spam", ["a"], in: .tenant(scope)) }
    try await lists.put("spam", ["a"], in: gateway)
    try await rules.save(.rules("a"), in: .gateway(TestDatabase.gateway))
    try await rules.save(.naming("spam"), in: .tenant(world.scope))
    try await rules.save(.naming("gateway/spam"), in: .account(world.account, world.scope))
    try await rules.save(.naming("spam"), in: .tenant(other.scope))

    var before = try await revisions()
    func changed(_ change: () async throws -> Void) async throws -> Set<RuleSetOwner> {
      try await change()
      let after = try await revisions()
      defer { before = after }
      return Set(after.filter { before[$0.key] != $0.value }.keys)
    }
    let tenant = RuleSetOwner.tenant(world.scope.tenantID)
    let account = RuleSetOwner.account(world.account, of: world.scope.tenantID)
    #expect(before.count == 4)
    #expect(try await changed { try await rules.save(.rules("b"), in: .gateway(TestDatabase.gateway)) } == [.gateway])
    #expect(try await changed { try await lists.put("spam", ["b"], in: .tenant(world.scope)) } == [tenant])
    #expect(try await changed { try await lists.put("spam", ["b"], in: gateway) } == [account])
    #expect(try await changed { try await lists.put("unused", ["b"], in: .tenant(world.scope)) } == [])
    #expect(try await changed { try await rules.save(.rules("b"), in: .tenant(world.scope)) } == [tenant])
    // No longer named.
    #expect(try await changed { try await lists.put("spam", ["c"], in: .tenant(world.scope)) } == [])
    let isGone = try await AccountRepository(world.test.database).delete(world.account, in: world.scope)
    #expect(isGone)
    #expect(try await revisions()[account] == nil)
  }

  @Test("Each save leaves an audit entry that says whose rules, which version, and what it brings back")
  func audited() async throws {
    try await rules.save(.rules("a"), author: world.moderator, in: .tenant(world.scope))
    try await rules.save(.rules("b"), restores: 1, in: .account(world.account, world.scope))
    try await rules.save(.rules("a"), in: .gateway(TestDatabase.gateway))
    let entries = try await world.audit()
    #expect(entries.map(\.action) == ["rule_set.saved", "rule_set.saved"])
    #expect(entries[1].subject == "rules of the tenant" && entries[1].operatorID == world.moderator)
    #expect(entries[1].new == #"{"rules_added":1,"version":1}"#)
    #expect(entries[0].subject == "rules of \(world.account)")
    #expect(entries[0].detail == "brings back version 1")
    let ofGateway = try await AuditRepository(world.test.database).entries(
      matching: AuditFilter(action: .ruleSetSaved, subject: "rules of the gateway"), page: PageRequest(),
      in: .gateway(TestDatabase.gateway))
    #expect(ofGateway.items.count == 1 && ofGateway.items[0].tenantID == nil && ofGateway.items[0].operatorID == nil)
  }

  @Test("A new tenant's first rule set names its starter lists, and is refused where it cannot be read")
  func firstRuleSet() async throws {
    let tenants = TenantRepository(world.test.database)
    func tenant(_ name: String) -> Tenant {
      Tenant(
        id: .fresh(), name: name, isDisabled: false, createdAt: world.test.clock.now, updatedAt: world.test.clock.now)
    }
    let new = tenant("new")
    try await tenants.create(
      new, ruleSet: RuleSetDocument.starter.canonicalJSON, author: world.moderator, in: TestDatabase.gateway)
    let saved = try await rules.current(in: .tenant(TenantScope(ownWorkFor: new.id)))
    #expect(saved?.version == 1 && saved?.author == world.moderator)
    let before = try await world.test.dump()
    await #expect(throws: StorageError.self) {
      try await tenants.create(tenant("bad"), ruleSet: "{", author: nil, in: TestDatabase.gateway)
    }
    #expect(try await world.test.dump() == before)
  }
}
