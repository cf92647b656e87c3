import Enforcement
import Moderation
import Sandbox
import Testing

/// What becomes of actions at a TikTok that is well.
@Suite(.timeLimit(.minutes(5))) struct CarryingOutTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var dialect: Dialect
    var verdict: Verdict
    var requested: Action.Kind
    var carriedOutAs: Action.Kind
    var visibility: SandboxComment.Visibility
    var testDescription: String { "\(verdict) in \(dialect)" }
  }

  @Test(
    "A decision is carried out as its dialect allows, and both what was asked and what was done are kept",
    arguments: [
      Row(dialect: .open, verdict: .delete, requested: .delete, carriedOutAs: .delete, visibility: .deleted),
      Row(dialect: .open, verdict: .hide, requested: .hide, carriedOutAs: .delete, visibility: .deleted),
      Row(dialect: .business, verdict: .delete, requested: .delete, carriedOutAs: .hide, visibility: .hidden),
      Row(dialect: .business, verdict: .hide, requested: .hide, carriedOutAs: .hide, visibility: .hidden),
      Row(dialect: .business, verdict: .hold, requested: .hide, carriedOutAs: .hide, visibility: .hidden),
    ])
  func verdicts(row: Row) async throws {
    try await World.run { world in
      let client = try await world.addClient(row.dialect)
      let comment = try await world.comment(row.verdict, to: client)
      try await world.working {
        let action = try await world.expect(comment, of: client, becomes: .accepted)
        #expect(action.state == .accepted && action.attempts == 1 && action.lastError == nil)
        #expect(action.requested == row.requested && action.carriedOutAs == row.carriedOutAs)
        #expect(world.state.comment(comment)?.visibility == row.visibility)
        #expect(world.state.calls().count == 1)
        let endpoint = row.dialect == .open ? client.deleteEndpoint : client.hideEndpoint
        #expect(world.state.calls(on: comment, endpoint: endpoint).map(\.succeeded) == [true])
      }
    }
  }

  @Test("A hidden comment is brought back")
  func unhide() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let comment = try await world.comment(
        .allow, to: client, action: PlannedAction(requested: .unhide, carriedOutAs: .unhide))
      try world.state.setVisibility(.hidden, of: comment, as: .api)
      try await world.working {
        try await world.expect(comment, of: client, becomes: .accepted)
      }
      #expect(world.state.comment(comment)?.visibility == .public)
    }
  }

  @Test(
    "TikTok's echo confirms what was accepted",
    arguments: [(Dialect.business, CommentEvent.Kind.hidden), (.open, .deleted)])
  func echo(dialect: Dialect, kind: CommentEvent.Kind) async throws {
    try await World.run { world in
      let client = try await world.addClient(dialect)
      let comment = try await world.comment(.delete, to: client)
      try await world.working {
        try await world.expect(comment, of: client, becomes: .accepted)
        await world.echo(kind, of: comment, from: client)
        #expect(try await world.action(on: comment, of: client)?.state == .confirmed)
      }
      #expect(world.state.calls().count == 1)
    }
  }

  @Test("An action that an echo confirms just before its call is not made")
  func confirmedBefore() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let comment = try await world.comment(.hide, to: client)
      let outbox = HookedOutbox(world.outbox, beforeCall: { await world.echo(.hidden, of: comment, from: client) })
      try await world.working(world.worker(outbox: outbox)) {
        let action = try await world.expect(comment, of: client, becomes: .confirmed)
        #expect(action.state == .confirmed && action.attempts == 0)
      }
      #expect(world.state.calls().isEmpty)
    }
  }

  @Test("An echo that comes before TikTok's answer stands")
  func confirmedDuring() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let comment = try await world.comment(.hide, to: client)
      let outbox = HookedOutbox(world.outbox, beforeRecord: { await world.echo(.hidden, of: comment, from: client) })
      try await world.working(world.worker(outbox: outbox)) {
        _ = try await world.action(on: comment, of: client) { $0.attempts == 1 }
      }
      let action = try #require(await world.action(on: comment, of: client))
      #expect(action.state == .confirmed && action.attempts == 1)
      #expect(world.state.calls().count == 1)
    }
  }

  @Test("A comment that is gone already is done", arguments: Dialect.allCases)
  func gone(dialect: Dialect) async throws {
    try await World.run { world in
      let client = try await world.addClient(dialect)
      let comment = try await world.comment(.delete, to: client)
      try world.state.delete(comment)
      try await world.working {
        try await world.expect(comment, of: client, becomes: .confirmed)
      }
      #expect(world.state.calls().count == 1)
    }
  }

  @Test("A success that TikTok only claims is accepted, and not taken for done")
  func lyingSuccess() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.addFault(SandboxFault(.lyingSuccess))
      let comment = try await world.comment(.hide, to: client)
      try await world.working {
        try await world.expect(comment, of: client, becomes: .accepted)
      }
      #expect(world.state.comment(comment)?.visibility == .public)
      #expect(try await world.action(on: comment, of: client)?.state == .accepted)
    }
  }

  @Test("Each of many comments of two tenants is acted on exactly once, and nothing else is")
  func once() async throws {
    try await World.run { world in
      let shop = try await world.addClient(.business, "shop")
      let cafe = try await world.addClient(.open, "cafe")
      try await world.working {
        var kept: [String] = []
        for index in 0..<60 {
          let client = index.isMultiple(of: 2) ? shop : cafe
          try await world.comment(.delete, to: client)
          if index.isMultiple(of: 10) { kept.append(try await world.comment(.allow, to: client)) }
        }
        #expect(
          try await eventually {
            try await (world.actions(of: shop) + world.actions(of: cafe)).allSatisfy { $0.state == .accepted }
          })
        let calls = world.state.calls()
        #expect(calls.count == 60 && Set(calls.map(\.commentID)).count == 60)
        #expect(calls.allSatisfy { $0.succeeded })
        #expect(kept.allSatisfy { world.state.comment($0)?.visibility == .public })
      }
    }
  }
}
