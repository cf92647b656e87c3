import Enforcement
import Moderation
import Sandbox
import Storage
import Testing

/// What becomes of actions when an account's tokens do not work.
@Suite(.timeLimit(.minutes(5))) struct AuthorisationTests {
  private func refreshes(in world: World) -> Int {
    world.state.calls().count { $0.endpoint.contains("oauth2/refresh") }
  }

  @Test("A revoked token is refreshed once, and all go on with the new one, no attempt being used up")
  func revoked() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.addFault(SandboxFault(.revokedToken))
      var comments: [String] = []
      for _ in 0..<6 { comments.append(try await world.comment(.hide, to: client)) }
      try await world.working {
        for comment in comments {
          let action = try await world.expect(comment, of: client, becomes: .accepted)
          #expect(action.state == .accepted && action.attempts == 1)
        }
      }
      #expect(refreshes(in: world) == 1)
      #expect(try await world.connection(of: client) == .connected)
    }
  }

  @Test("With the refresh token dead too the account is disconnected, its actions wait, and connecting it lets them go")
  func dead() async throws {
    try await World.run { world in
      let client = try await world.addClient(knowsTokens: false)
      let first = try await world.comment(.hide, to: client)
      try await world.working {
        let waits = try #require(await world.action(on: first, of: client) { $0.lastError != nil })
        #expect(waits.state == .requested && waits.attempts == 0)
        guard case .disconnected = try await world.connection(of: client) else {
          Issue.record("the account is still connected")
          return
        }
        let calls = world.state.calls().count
        // Even when their time has come.
        world.advance(by: .seconds(60))
        let second = try await world.comment(.hide, to: client)
        let witness = try await world.addClient(.open, "witness")
        let free = try await world.comment(.delete, to: witness)
        try await world.expect(free, of: witness, becomes: .accepted)
        #expect(world.state.calls().count == calls + 1)

        #expect(
          try await AccountRepository(world.database)
            .setTokens(world.sealedTokens(of: client.account.id, "shop"), of: client.account.id, in: client.scope))
        for comment in [first, second] {
          let done = try await world.expect(comment, of: client, becomes: .accepted)
          #expect(done.state == .accepted && done.attempts == 1)
        }
      }
    }
  }

  @Test("Actions of a disabled tenant or account wait until it is enabled again", arguments: [true, false])
  func disabled(tenant: Bool) async throws {
    try await World.run { world in
      let client = try await world.addClient()
      func set(disabled: Bool) async throws {
        if tenant {
          var tenant = try #require(await TenantRepository(world.database).tenant(in: client.scope))
          tenant.isDisabled = disabled
          #expect(try await TenantRepository(world.database).update(tenant, in: client.scope))
        } else {
          var account = client.account
          account.isDisabled = disabled
          #expect(try await AccountRepository(world.database).update(account, in: client.scope))
        }
      }
      try await set(disabled: true)
      let comment = try await world.comment(.hide, to: client)
      try await world.working {
        let witness = try await world.addClient(.open, "witness")
        let free = try await world.comment(.delete, to: witness)
        try await world.expect(free, of: witness, becomes: .accepted)
        #expect(world.state.calls(on: comment).isEmpty)
        try await set(disabled: false)
        try await world.expect(comment, of: client, becomes: .accepted)
      }
    }
  }
}
