import Logging
import Moderation
import Outbound
import Synchronization
import Testing

@testable import AdminAPI

@Suite("Every route")
struct RouteTableTests {
  @Test("is in the table that these tests run over, and behind a login in that of the scopes")
  func completeness() async throws {
    try await World.with { world in
      let served = Set(
        AdminRoutes(world.dependencies, decoyHash: "", logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
          .names)
      let tested = Set(RouteTable.all.map(\.served))
      #expect(served.symmetricDifference(tested).sorted() == [])
      let closed = Set(RouteTable.all.filter { $0.role != nil }.map(\.served))
      #expect(closed.symmetricDifference(RouteScopes.table.keys).sorted() == [])
    }
  }

  @Test("that a scope to read opens changes nothing")
  func readingScopes() {
    let trying = [
      "rule-set/check", "rules/test", "rules/back-test", "rules/evasion", "rule-set/undo/preview",
      "dead-letters/preview", "review-bulk/preview",
    ]
    for (route, access) in RouteScopes.table {
      guard case .scope(let scope) = access else { continue }
      let isReading = route.hasPrefix("GET ") || trying.contains { route.hasPrefix("POST ") && route.hasSuffix($0) }
      #expect(scope.rawValue.hasSuffix(":read") == isReading, "\(route)")
    }
  }

  @Test("turns everybody else away, and is left as it was")
  func refusals() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let intruders = try await world.addIntruders(seed)
      let before = try await world.changes()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for row in RouteTable.all {
          group.addTask { try await expectRefusals(of: row, seed, intruders, world) }
        }
        try await group.waitForAll()
      }
      #expect(world.reloads.count.withLock { $0 } == 0)
      let after = try await world.changes()
      #expect(after == before, "\(after.suffix(5))")
    }
  }

  @Test("that only reads answers the right operator, and a program with no more than it needs")
  func reading() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      for row in RouteTable.all where row.method == .get {
        try await expectAnswer(to: row, seed, world, as: row.role.map(seed.token(of:)))
        if let program = try await program(for: row, seed, world) {
          try await expectAnswer(to: row, seed, world, as: program)
        }
      }
      expectNoSecrets(in: world, seed)
    }
  }

  @Test(
    "that changes something answers the right operator, or a program of its with no more than it needs",
    arguments: RouteTable.all.filter { $0.method != .get })
  func changing(_ row: RouteRow) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let program = try await program(for: row, seed, world)
      try await expectAnswer(to: row, seed, world, as: program ?? row.role.map(seed.token(of:)))
      expectNoSecrets(in: world, seed)
    }
  }

  @Test("is 404 even for an owner where there is no such tenant", arguments: ["ten_0000000000001", "acc_1", "%00"])
  func noSuchTenant(_ id: String) async throws {
    try await World.with { world in
      var seed = try await world.seed()
      seed.names["tenant"] = id
      for row in RouteTable.all where row.route.hasPrefix("/v1/tenants/:tenant") {
        try await expect(Refusal("an owner", .bearer(seed.owner), 404, "not_found"), row, seed, world)
      }
    }
  }

  @Test("is closed as soon as the grant is taken back")
  func revocation() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant")
      #expect(try await world.send(.get, path, as: seed.viewer).status == 200)
      let patch = try await world.send(
        .patch, seed.fill("/v1/operators/:operator"), as: seed.owner, #"{"tenants":[]}"#)
      #expect(patch.status == 200)
      #expect(try await world.send(.get, path, as: seed.viewer).status == 404)
      #expect(try await world.send(.get, "/v1/tenants", as: seed.viewer).text == #"{"items":[],"next":null}"#)
    }
  }

  /// A token with the one scope, of the tenant alone where the route is a tenant's; nil for routes that take none.
  private func program(for row: RouteRow, _ seed: Seed, _ world: World) async throws -> String? {
    guard let role = row.role, let owner = seed.operators[role] else { return nil }
    let tenants: Set<TenantID>? = if case .tenant(let role) = row.access, role != .owner { [seed.tenant] } else { nil }
    switch row.needs {
    case .scope(let scope): return try await world.addProgram(of: owner, [scope], tenants: tenants).secret
    case .anyToken: return try await world.addProgram(of: owner, [.metricsRead]).secret
    case .sessionOnly, nil: return nil
    }
  }

  private func expectRefusals(of row: RouteRow, _ seed: Seed, _ intruders: Intruders, _ world: World) async throws {
    for refusal in row.refusals(seed, intruders) { try await expect(refusal, row, seed, world) }
    guard case .tenant = row.access, row.namesAnObject else { return }
    var borrowed = seed
    borrowed.names["tenant"] = "\(seed.otherTenant)"
    try await expect(Refusal("under its own tenant", .bearer(seed.stranger), 404, "not_found"), row, borrowed, world)
  }

  private func expect(_ refusal: Refusal, _ row: RouteRow, _ seed: Seed, _ world: World) async throws {
    var headers = row.headers
    var token: String?
    switch refusal.credential {
    case .none: break
    case .bearer(let secret): token = secret
    case .cookie(let secret): headers.append((name: "Cookie", value: "gatehouse_session=\(secret)"))
    }
    let answer = try await world.send(
      row.method, seed.fill(row.path), as: token, row.body.map(seed.fill), headers: headers)
    let what: Comment = "\(row.testDescription), \(refusal.who): \(answer.text)"
    #expect(answer.status == refusal.status, what)
    #expect(answer.member("code") == refusal.code, what)
    #expect(answer.header("content-type") == "application/problem+json", what)
    let challenges = refusal.status == 401 || refusal.code == "insufficient_scope"
    #expect((answer.header("www-authenticate")?.hasPrefix("Bearer realm=") == true) == challenges, what)
  }

  private func expectAnswer(to row: RouteRow, _ seed: Seed, _ world: World, as token: String?) async throws {
    let answer = try await world.send(
      row.method, seed.fill(row.path), as: token, row.body.map(seed.fill), headers: row.headers)
    let what: Comment = "\(row.testDescription): \(answer.text)"
    #expect(answer.status == row.status, what)
    for text in row.contains { #expect(answer.text.contains(seed.fill(text)), what) }
    for text in row.lacks + RouteTable.secrets { #expect(!answer.text.contains(seed.fill(text)), what) }
    #expect(world.reloads.count.withLock { $0 } == row.reloads, what)
    #expect(answer.header("x-content-type-options") == "nosniff", what)
    if row.route.hasPrefix("/v1") { #expect(answer.header("cache-control") == "no-store", what) }
  }

  private func expectNoSecrets(in world: World, _ seed: Seed) {
    let secrets = RouteTable.secrets + [seed.owner, seed.manager, seed.moderator, seed.viewer, "gh_"]
    for line in world.logs.all { for secret in secrets { #expect(!line.contains(secret)) } }
  }
}

extension World {
  /// What the audit log says was changed, oldest first.
  fileprivate func changes() async throws -> [String] {
    let scope = AuditScope.gateway(GatewayScope(ownWork: ()))
    let refusals: Set = [AuditAction.accessRefused.rawValue, AuditAction.loginRefused.rawValue]
    return try await dependencies.audit.entries(matching: AuditFilter(), after: nil, limit: 1_000_000, in: scope)
      .filter { !refusals.contains($0.action) }.map { "\($0.action) \($0.subject)" }
  }
}
