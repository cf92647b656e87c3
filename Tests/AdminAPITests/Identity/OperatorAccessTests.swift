import AdminAPI
import Moderation
import Outbound
import Testing

@Suite("A token with access:write") struct OperatorAccessTests {
  /// Runs `body` with what asks for a change of an operator with an owner's token, and answers status and code.
  private func withProgram(
    _ body: (Seed, World, (OperatorID?, String) async throws -> String) async throws -> Void
  ) async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let owner = try #require(seed.operators[.owner])
      let token = try await world.addProgram(of: owner, [.accessWrite]).secret
      try await body(seed, world) { id, patch in
        let path = "/v1/operators/\(try #require(id))"
        let answer = try await world.send(.patch, path, as: token, seed.fill(patch))
        return answer.status == 200 ? "200" : "\(answer.status) \(answer.member("code") ?? "-")"
      }
    }
  }

  @Test("gives nobody a higher role, a further tenant or access again")
  func refused() async throws {
    try await withProgram { seed, world, change in
      let viewer = try #require(seed.operators[.viewer]?.id)
      let path = "/v1/operators/\(viewer)"
      let before = try await world.send(.get, path, as: seed.owner).text
      let gains = [
        #"{"role":"moderator"}"#, #"{"tenants":[":tenant","\#(seed.otherTenant)"]}"#,
        #"{"tenants":["\#(seed.otherTenant)"]}"#, #"{"role":"manager","tenants":[]}"#, #"{"role":"owner"}"#,
      ]
      for patch in gains + [#"{"role":"manager","disabled":true}"#] {
        #expect(try await change(viewer, patch) == "403 session_required", "\(patch)")
      }
      #expect(try await world.send(.get, path, as: seed.owner).text == before)
      #expect(try await world.send(.patch, path, as: seed.owner, #"{"disabled":true}"#).status == 200)
      #expect(try await change(viewer, #"{"disabled":false}"#) == "403 session_required")
      #expect(try await change(viewer, #"{"disabled":false,"tenants":[]}"#) == "403 session_required")
      // Somebody who logged in may do all that.
      for patch in gains + [#"{"disabled":false}"#] {
        #expect(try await world.send(.patch, path, as: seed.owner, seed.fill(patch)).status == 200, "\(patch)")
      }
    }
  }

  @Test("disables operators, and takes roles and tenants away")
  func allowed() async throws {
    try await withProgram { seed, world, change in
      let second = try await world.addPerson("second", .owner, password: "a password of the second")
      #expect(try await change(seed.operators[.manager]?.id, #"{"role":"viewer"}"#) == "200")
      #expect(try await change(seed.operators[.moderator]?.id, #"{"tenants":[]}"#) == "200")
      #expect(try await change(seed.operators[.viewer]?.id, #"{"disabled":true}"#) == "200")
      // An owner might act for all tenants.
      #expect(try await change(second.id, #"{"role":"manager","tenants":[":tenant"]}"#) == "200")
      #expect(try await change(second.id, #"{"role":"owner","tenants":[]}"#) == "403 session_required")
    }
  }
}
