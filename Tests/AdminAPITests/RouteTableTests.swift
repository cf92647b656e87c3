import Moderation
import Outbound
import Synchronization
import Testing

@testable import AdminAPI

@Suite("Every route")
struct RouteTableTests {
  @Test("is in the table that these tests run over")
  func completeness() async throws {
    try await World.with { world in
      let served = Set(AdminRoutes(world.dependencies, decoyHash: "").names)
      let tested = Set(
        RouteTable.all.map { row in
          "\(row.method.rawValue) \(row.route)".replacing(/:(\w+)/) { "{\($0.1)}" }
        })
      #expect(served.subtracting(tested).isEmpty)
      #expect(tested.subtracting(served).isEmpty)
    }
  }

  @Test("answers the right operator, and nobody else", arguments: RouteTable.all)
  func row(_ row: RouteRow) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      for (who, token, status) in refused(row, seed) {
        try await expectRefusal(row, seed, world, as: token, status, "as \(who)")
      }
      if case .tenant = row.access, namesAnObject(row) {
        var borrowed = seed
        borrowed.names["tenant"] = "\(seed.otherTenant)"
        try await expectRefusal(row, borrowed, world, as: seed.stranger, 404, "under another tenant")
      }
      #expect(world.reloads.count.withLock { $0 } == 0, "a refused request changed something")

      let answer = try await send(row, seed, world, as: row.token(in: seed))
      #expect(answer.status == row.status, "\(answer.text)")
      for text in row.contains { #expect(answer.text.contains(seed.fill(text)), "\(answer.text)") }
      for text in row.lacks + RouteTable.secrets { #expect(!answer.text.contains(seed.fill(text)), "\(answer.text)") }
      #expect(world.reloads.count.withLock { $0 } == row.reloads)
      #expect(answer.header("x-content-type-options") == "nosniff")
      if row.route.hasPrefix("/v1") { #expect(answer.header("cache-control") == "no-store") }
      for line in world.logs.all {
        for secret in RouteTable.secrets + [seed.owner, seed.manager] { #expect(!line.contains(secret)) }
      }
    }
  }

  @Test("is 404 even for an owner where there is no such tenant", arguments: ["ten_0000000000001", "acc_1", "%00"])
  func noSuchTenant(_ id: String) async throws {
    try await World.with { world in
      var seed = try await world.seed()
      seed.names["tenant"] = id
      for row in RouteTable.all where row.route.hasPrefix("/v1/tenants/:tenant") {
        try await expectRefusal(row, seed, world, as: seed.owner, 404, row.testDescription)
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

  /// Whether the path names something of the tenant's beside the tenant itself.
  private func namesAnObject(_ row: RouteRow) -> Bool {
    [":account", ":business", ":ownapp", ":event", ":action", ":undo", ":authorisation", ":channel"].contains {
      row.path.contains("/" + $0)
    }
  }

  private func refused(_ row: RouteRow, _ seed: Seed) -> [(who: String, token: String?, status: Int)] {
    let strangers: [(String, String?, Int)] = [
      ("nobody", nil, 401), ("somebody who logged out", seed.ended, 401), ("an impostor", "ghs_00", 401),
    ]
    switch row.access {
    case .open: return []
    case .anyOperator: return strangers
    case .ownersOnly: return strangers + [("a manager", seed.manager, 403), ("another manager", seed.stranger, 403)]
    case .tenant(let role):
      let lower = Operator.Role.allCases.drop { $0 != role }.dropFirst()
      return strangers + [("another tenant's manager", seed.stranger, 404)]
        + lower.map { ("a \($0.rawValue)", seed.token(of: $0), 403) }
    }
  }

  private func expectRefusal(
    _ row: RouteRow, _ seed: Seed, _ world: World, as token: String?, _ status: Int, _ who: String
  ) async throws {
    let answer = try await send(row, seed, world, as: token)
    #expect(answer.status == status, "\(who): \(answer.text)")
    #expect(answer.header("content-type") == "application/problem+json")
    let code = [401: "unauthenticated", 403: "forbidden", 404: "not_found"][status]
    #expect(answer.member("code") == code, "\(who): \(answer.text)")
  }

  private func send(
    _ row: RouteRow, _ seed: Seed, _ world: World, as token: String?
  ) async throws -> OutboundResponse {
    try await world.send(
      row.method, seed.fill(row.path), as: token, row.body.map(seed.fill), headers: row.headers)
  }
}
